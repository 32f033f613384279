import Core
import Definitions
import Forms
import Foundation
import Hummingbird
import Law
import Web
import Workflows

struct DeskDossierPage {
    let desk: DeskDossier
    let story: (messages: [Message], history: [HistoryLine])
    let sameHolder: [DossierRow]
    let linked: [LinkedLine]
    let appointments: BookedAppointments
    let units: [UnitSheet]
    let agents: [AgentSheet]
    let others: OthersParts
    let ratings: (any RatingPaths)?
    let visit: AgentVisit
    var problem: String?

    private var words: Words { visit.words }
    private var dossier: Dossier { desk.dossier }
    private var path: String { DossierPaths.desk(dossier.reference) }

    func response() -> Response {
        visit.visit.page(
            title: "\(dossier.reference) – \(desk.sheet.title)", status: problem == nil ? .ok : .conflict, kind: .wide, main
        )
    }

    private var main: HTML {
        // Counted once: the page shows it in two places.
        let clock = ClockView(desk.followed, story.history, zone: visit.site.zone, words: words, today: visit.visit.today)
        return """
            \(BackLink(DossierPaths.deskList, words: words))
            \(problem.map { Notice(.warning, title: words("dossiers.desk.notDone"), $0) })
            \(done)\(RegisteredElsewhere(visit, units))
            \(clock.warning)\(opened)
            \(HandoverNotice(story.history, words: words)?.forAgents(path))
            <p class="over">\(desk.sheet.title)</p>
            <h1>\(dossier.applicant.isEmpty ? words("dossiers.desk.nameless") : dossier.applicant)</h1>
            <p>\(StatusTag(DeskStatus(words: words).label(dossier.status, dossier.nature, in: desk.sheet.workflow), dossier.nature.tone)) <strong>\(dossier.reference.description)</strong></p>
            <div class="two-columns"><div>
            \(buttons)
            \(DeskAwaiting(desk: desk, history: story.history, visit: visit).html)
            \(answers)
            \(files)
            \(conversation)
            \(timeline)
            </div><aside aria-label="\(words("dossiers.desk.about"))">
            \(facts)
            \(others.html)
            \(appointments.html(forAgents: true))
            \(dates(clock))
            \(CommitmentView(story.history, words: words, now: visit.now).forAgents)
            \(checking)
            \(ratingSheet)
            \(assignment)
            \(if: dossier.isOpen, transfer)
            \(LinkedForAgents(lines: linked, words: words).html)
            \(sameperson)
            \(knowledge)
            </aside></div>
            """
    }

    /// What was just done, and what is left to do for the person to know it.
    private var done: Notice? {
        guard let key = visit.visit.query("fait"), let action = desk.sheet.workflow.action(key) else { return nil }
        let tells = action.effects.contains { if case .notify = $0 { true } else { false } }
        return Notice(
            .success, title: words("dossiers.desk.done", ["action": action.label]),
            html: tells ? "<p>\(words("dossiers.desk.done.told")) <a href=\"/bureau/courriers\">\(words("dossiers.desk.done.post"))</a></p>" : "")
    }

    /// That it is open for a day only.
    private var opened: Notice? {
        if dossier.restrictedAt != nil {
            return Notice(.important, title: words("dossiers.sealed.opened"), words("dossiers.sealed.opened.restricted"))
        }
        return dossier.apartSince.map { _ in Notice(.important, title: words("dossiers.sealed.opened"), words("dossiers.sealed.opened.apart")) }
    }

    private var buttons: HTML {
        let actions = desk.handling(visit).actions(on: dossier)
        guard !actions.isEmpty else { return HTML() }
        return """
            <section aria-labelledby="faire"><h2 id="faire">\(words("dossiers.desk.do"))</h2>\(others.missing)<div class="actions">
            \(actions.map(button))</div></section>
            """
    }

    /// An action that needs nothing is done at once; the others open their page.
    private func button(_ action: Action) -> HTML {
        guard action.needs.isEmpty, action.confirmation == nil, !action.effects.contains(where: { if case .notify = $0 { true } else { false } })
        else {
            return LinkButton(action.label, to: "\(path)/actions/\(action.key)", .secondary).html
        }
        return """
            <form method="post" action="\(path)/actions/\(action.key)">\(visit.visit.formToken)
            <input type="hidden" name="version" value="\(dossier.version)">\(Button(action.label))</form>
            """
    }

    private var answers: HTML {
        """
        <section aria-labelledby="reponses"><h2 id="reponses">\(words("dossiers.desk.answers"))</h2>
        \(AnswersView(form: desk.sheet.form, answers: dossier.answers, context: desk.followed.context, visit: visit.visit, changeLink: { _ in nil }, attachments: desk.followed.files.lines(words), isNested: true))
        </section>
        """
    }

    private var files: HTML {
        guard !desk.followed.files.isEmpty else { return HTML() }
        let list = desk.followed.files.map { file in
            FileList.File(
                file.name, href: "\(path)/fichiers/\(file.id)",
                note: file.isBeingScanned ? words("dossiers.file.beingScanned") : FileSize.inWords(file.size, words))
        }
        return """
            <section aria-labelledby="fichiers"><h2 id="fichiers">\(words("dossiers.desk.files"))</h2>\(FileList(list + photosAsPDF))</section>
            """
    }

    /// For each question that several photos answer.
    private var photosAsPDF: [FileList.File] {
        let photos = Dictionary(grouping: desk.followed.files.filter { $0.isPhoto && !$0.isBeingScanned }, by: \.field)
        return photos.sorted { $0.key < $1.key }.filter { $0.value.count > 1 }.map { field, photos in
            FileList.File(words("dossiers.desk.onePDF", ["name": photos[0].name]), href: "\(path)/photos/\(field)")
        }
    }

    private var conversation: HTML {
        let thread = story.messages.map { message in
            Conversation.Message(
                author: author(of: message), date: message.at.inWords(visit.visit.language, in: visit.site.zone), text: message.body,
                isOurs: message.author != .person
            )
        }
        return """
            <section aria-labelledby="messages"><h2 id="messages">\(words("dossiers.desk.messages"))</h2>
            \(if: !thread.isEmpty, Conversation(thread).html)
            <form method="post" action="\(path)/notes">\(visit.visit.formToken)
            \(TextArea(Question("note", words("dossiers.desk.note"), words, hint: words("dossiers.desk.noteHint"))))
            \(Button(words("dossiers.desk.addNote"), .secondary))</form></section>
            """
    }

    private func author(of message: Message) -> String {
        switch message.author {
        case .person: dossier.applicant.isEmpty ? words("dossiers.actor.person") : dossier.applicant
        case .agent(_, let name): message.audience == .agents ? words("dossiers.desk.noteBy", ["name": name]) : name
        case .system: words("dossiers.actor.system")
        }
    }

    /// Where one says that a letter came back, however long ago it left.
    private var lettersLink: HTML {
        "<p><a href=\"/bureau/courriers?etat=sent&amp;numero=\(dossier.reference.description)\">\(words("dossiers.desk.seeLetters"))</a></p>"
    }

    private var timeline: HTML {
        let sentence = HistorySentence(words: words, sheet: desk.sheet)
        let events = story.history.map { line in
            Timeline.Event(
                line.at.inWords(visit.visit.language, in: visit.site.zone), "\(sentence.author(of: line)) : \(sentence.forAgent(line))",
                line.event == .letterSent ? lettersLink : nil)
        }
        return Details(words("dossiers.desk.history"), Timeline(events).html).html
    }

    private var facts: HTML {
        var rows: [SummaryList.Row] = [
            .init(words("dossiers.column.received"), dossier.receivedAt.inWords(visit.visit.language, in: visit.site.zone)),
            .init(words("dossiers.column.channel"), words("dossiers.channel.\(dossier.channel.rawValue)")),
        ]
        if let email = dossier.email { rows.append(.init(words("dossiers.fact.email"), email.description)) }
        if let phone = dossier.phone { rows.append(.init(words("dossiers.fact.phone"), PhoneNumber.spaced(phone))) }
        let identity = ToldIdentity(story.history)
        rows.append(.init(words("dossiers.identity"), told(identity)))
        rows.append(.init(words("dossiers.column.unit"), units.first { $0.id == dossier.unit }?.name ?? ""))
        rows.append(.init(words("dossiers.column.assignee"), agents.first { $0.id == dossier.assignee }?.name ?? words("dossiers.desk.nobody")))
        return """
            <h2>\(words("dossiers.desk.facts"))</h2>\(SummaryList(rows, words: words))
            \(if: !identity.isProved && desk.sheet.proof?.level == .verified, Notice(.important, words("dossiers.needed.agent")).html)
            \(identity.isProved ? nil : identityForm)
            <p><a href="\(path)/recepisse.pdf">\(words("dossiers.receipt.download"))</a></p>
            <p><a href="/bureau/reception/separateurs/\(dossier.reference.description)">\(words("dossiers.desk.scanSheet"))</a></p>
            \(if: dossier.isAttestable, "<p><a href=\"\(path)/attestation.pdf\">\(words("dossiers.implicit.attestation"))</a></p>")
            """
    }

    private func told(_ identity: ToldIdentity) -> String {
        switch identity {
        case .seen(let name, let day):
            words("dossiers.identity.seenBy", ["name": name, "date": LocalDate(day, in: visit.site.zone).inWords(visit.visit.language)])
        case .filed(let proof): words("dossiers.identity.\(proof.rawValue)")
        case .untold: words("dossiers.identity.untold")
        }
    }

    private var identityForm: HTML {
        Details(
            words("dossiers.identity.note"),
            """
            <form method="post" action="\(path)/identite">\(visit.visit.formToken)
            <p>\(words("dossiers.identity.note.text"))</p>\(Button(words("dossiers.identity.note.button"), .secondary))</form>
            """
        ).html
    }

    private func dates(_ clock: ClockView) -> HTML {
        let rows = clock.rows
        guard !rows.isEmpty else { return HTML() }
        return "<h2>\(words("dossiers.desk.dates"))</h2>\(SummaryList(rows, words: words))\(clock.reasoning)"
    }

    /// For those who handle requests here.
    private var checking: HTML {
        let roles = visit.viewer.roles[dossier.unit] ?? []
        guard roles.contains(.manager) || dossier.isOpen && roles.contains(.caseworker) else { return HTML() }
        return "<p><a href=\"\(path)/verifications\">\(words("dossiers.authenticity.title"))</a></p>"
    }

    /// For who does not rate online: the sheet and the link count as one.
    private var ratingSheet: HTML? {
        guard !dossier.isOpen, let ratings else { return nil }
        let sheet = ratings.sheetPath(
            of: dossier.id, procedure: dossier.procedure, unit: dossier.unit, channel: dossier.channel, in: dossier.organisation)
        return """
            <form method="post" action="\(sheet)">\(visit.visit.formToken)
            \(Button(words("dossiers.desk.ratingSheet"), .secondary, givesFile: true))<p class="hint">\(words("dossiers.desk.ratingSheet.hint"))</p></form>
            """
    }

    private var assignment: HTML {
        let options =
            [ChoiceOption("moi", words("dossiers.desk.me")), ChoiceOption("personne", words("dossiers.desk.nobody"))]
            + agents.filter { $0.id != visit.viewer.agent && $0.units.contains(dossier.unit) }.map { ChoiceOption($0.id.description, $0.name) }
        return """
            <form method="post" action="\(path)/affectation">\(visit.visit.formToken)
            \(SelectInput(Question("agent", words("dossiers.desk.assignTo"), words), options: options))\(Button(words("dossiers.desk.assign"), .secondary))</form>
            """
    }

    private var transfer: HTML {
        Details(
            words("dossiers.desk.transfer"),
            """
            <form method="post" action="\(path)/transfert">\(visit.visit.formToken)
            \(SelectInput(Question("service", words("dossiers.desk.transferTo"), words), options: units.filter { $0.id != dossier.unit }.map { ChoiceOption($0.id.description, $0.name) }))
            \(TextArea(Question("motif", words("dossiers.desk.transferWhy"), words)))\(Button(words("dossiers.desk.transferButton"), .secondary))</form>
            <p><a href="\(path)/transmission">\(words("dossiers.handover.title"))</a></p>
            """
        ).html
    }

    private var sameperson: HTML {
        guard !sameHolder.isEmpty else { return HTML() }
        let links = sameHolder.map { other -> HTML in
            """
            <li><a href="\(DossierPaths.desk(other.reference))">\(other.reference.description)</a> – \(LocalDate(other.receivedAt, in: visit.site.zone).slashed)</li>
            """
        }
        return "<h2>\(words("dossiers.desk.others"))</h2><p class=\"hint\">\(words("dossiers.desk.othersHint"))</p><ul>\(links)</ul>"
    }

    private var knowledge: HTML {
        desk.sheet.knowledge.isEmpty ? HTML() : Details(words("dossiers.desk.knowledge"), Markdown.light(desk.sheet.knowledge)).html
    }
}
