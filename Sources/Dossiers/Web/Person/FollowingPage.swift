import Core
import Forms
import Foundation
import Hummingbird
import Law
import Web
import Workflows

/// Where a request stands, in plain words: what happens next and by when, what the person can do, what was said.
struct FollowingPage {
    let followed: FollowedDossier
    let story: (messages: [Message], history: [HistoryLine])
    let linked: [LinkedLine]
    /// What a measure of protection asks of it today.
    let hold: ProtectionHold?
    var appointments: BookedAppointments?
    var ratingPath: String?
    let visit: Visit
    var problem: String?
    /// What the person may keep of what they just answered.
    var keeping: KeepingBox?

    private var words: Words { visit.words }
    private var dossier: Dossier { followed.dossier }
    private var path: String { DossierPaths.following(dossier.reference) }
    /// What stands in the history of a request that was just filed.
    private static let filing: Set<HistoryEvent> = [
        .filed, .entered, .contactChosen, .helped, .represented, .parentAwaited, .cosignatureAwaited, .authorisationAwaited,
    ]
    /// What the person has just done, in the address: « fait=message ».
    static let done = "fait"
    private static let acts: Set<String> = ["message", "correction", "pieces"]

    private var acts: PersonActs { followed.acts(visit.now, visit.site.zone) }
    /// The address stays in the bar: coming back to it later must show where the request stands, not that it was sent.
    var isJustFiled: Bool {
        visit.query("depot") != nil && story.history.allSatisfy { Self.filing.contains($0.event) }
    }

    func response() -> Response {
        visit.page(
            title: "\(words("dossiers.following.title", ["number": dossier.reference.description])) – \(followed.sheet.title)",
            status: problem == nil && keeping?.isNothingTicked != true ? .ok : .unprocessableContent, main
        )
    }

    private var main: HTML {
        // Counted once: the page shows it in two places.
        let clock = ClockView(followed, story.history, zone: visit.site.zone, words: words, today: visit.today)
        return """
            \(problem.map { ErrorSummary([.init(href: "#message", text: $0)], words: words) })
            \(keeping?.errorSummary)
            \(KeepingBox.done(visit))
            \(visit.query(Self.done).flatMap { Self.acts.contains($0) ? Notice(.success, words("dossiers.following.done.\($0)")) : nil })
            \(if: isJustFiled, receipt)
            \(rating)
            \(if: !isJustFiled, "<p class=\"over\">\(followed.sheet.title)</p><h1>\(words("dossiers.following.title", ["number": dossier.reference.description]))</h1>")
            \(HandoverNotice(story.history, words: words)?.forPerson)
            \(dossier.restrictedAt.map { _ in Notice(.important, title: words("dossiers.sealed.person"), words("dossiers.sealed.person.what")) })
            \(silence(clock))
            \(AgreementView(story.history, hold, words: words, zone: visit.site.zone)?.forPerson(path, isOpen: dossier.isOpen))
            \(AuthorisationView(story.history, hold, words: words)?.forPerson(
                path, visit, isOpen: dossier.isOpen, isTied: hold?.isTied == true))
            \(ProtectionHoldView(hold, nil, words)?.forPerson)
            \(appointments?.html(forAgents: false))
            \(standing(clock))
            \(keeping?.html)
            \(awaited)
            \(documents)
            \(conversation)
            \(answers)
            \(ownFiles)
            \(timeline)
            \(LinkedForPerson(lines: linked, words: words).html)
            \(others)
            """
    }

    private var receipt: HTML {
        """
        \(Panel(words("dossiers.receipt.title"), numberLabel: words("dossiers.receipt.number"), number: dossier.reference.description))
        <p class="over">\(followed.sheet.title)</p>
        <p>\(words(dossier.email == nil ? "dossiers.receipt.keep" : "dossiers.receipt.mailed", ["email": dossier.email?.description ?? ""]))</p>
        <p><a href="\(path)/recepisse.pdf">\(words("dossiers.receipt.download"))</a></p>
        """
    }

    /// Asked when they have just filed, and when it is over.
    private var rating: HTML? {
        guard let ratingPath, isJustFiled || !dossier.isOpen else { return nil }
        return "<p>\(LinkButton(words("dossiers.rating.link"), to: ratingPath, .secondary))</p>"
    }

    private func standing(_ clock: ClockView) -> HTML {
        let status = followed.sheet.workflow.status(dossier.status)
        return """
            <section aria-labelledby="etat"><h2 id="etat">\(words("dossiers.following.standing"))</h2>
            <p>\(StatusTag(label(status), dossier.nature.tone))</p>
            <p>\(waiting ?? status.map(StatusSentence(words: words, dossier: dossier).filled) ?? "")</p>
            \(clock.forPerson)
            \(CommitmentView(story.history, words: words, now: visit.now).forPerson(dossier))
            \(followed.unit.map(contact))
            </section>
            """
    }

    /// In place of « you have nothing to do »: what a measure of protection asks is not there yet.
    private var waiting: String? {
        guard dossier.isOpen, let hold, hold.isHolding, let until = hold.until else { return nil }
        return words("dossiers.protection.waiting", ["date": until.inWords(words.language)])
    }

    private func label(_ status: Status?) -> String {
        dossier.status == Dossier.forwarded ? words("dossiers.status.forwarded") : status?.label ?? dossier.status
    }

    private func contact(_ unit: UnitSheet) -> HTML {
        "<p>\(words("dossiers.following.unit", ["unit": unit.name])) <a href=\"tel:\(unit.phone.filter { $0 != " " })\">\(unit.phone)</a></p>"
    }

    private var awaited: HTML {
        let pieces = followed.sheet.pieces.filter { dossier.awaitedPieces.contains($0.key) }
        guard dossier.isOpen, dossier.nature == .waiting || !pieces.isEmpty else { return HTML() }
        return """
            <section class="important-card" aria-labelledby="attendu"><h2 id="attendu">\(words("dossiers.following.awaited"))</h2>
            \(dossier.answerBy.map { "<p>\(words("dossiers.following.answerBy", ["date": $0.inWords(visit.language)]))</p>" as HTML })
            \(if: isProlonged, "<p>\(words("dossiers.following.prolonged")) <a href=\"/incidents\">\(words("dossiers.following.prolongedWhy"))</a></p>")
            \(if: dossier.nature == .open && !followed.sheet.needs(anyOf: dossier.awaitedPieces), "<p>\(words("dossiers.following.goesOn"))</p>")
            <form method="post" action="\(path)/pieces" enctype="multipart/form-data">
            \(visit.formToken)
            <p class="hint" id="fichiers-aide">\(words("dossiers.following.filesHint"))</p>
            \(pieces.map { fileInput(AwaitedPiece.field($0.key), $0.label) })
            \(fileInput(AttachedFile.added, words(pieces.isEmpty ? "dossiers.following.files" : "dossiers.following.otherFiles")))
            \(TextArea(Question("reponse", words("dossiers.following.answer"), words, hint: words("dossiers.following.answerHint"), isOptional: true)))
            \(Button(words("dossiers.following.sendPieces")))
            </form></section>
            """
    }

    private var isProlonged: Bool { story.history.contains { $0.event == .deadlineExtended && $0.answerBy == dossier.answerBy } }

    private func fileInput(_ name: String, _ label: String) -> HTML {
        """
        <div class="question"><label for="\(name)">\(label)</label>
        <input type="file" id="\(name)" name="\(name)" multiple aria-describedby="fichiers-aide"></div>
        """
    }

    private func silence(_ clock: ClockView) -> HTML {
        let canAsk = dossier.implicit?.effect == .reject && !story.history.contains { $0.event == .reasonsRequested }
        return clock.decision(path, canAskReasons: canAsk, token: visit.formToken)
    }

    private var documents: HTML {
        let files = followed.files.filter { $0.field == AttachedFile.documents }
        guard !files.isEmpty else { return HTML() }
        return """
            <section aria-labelledby="documents"><h2 id="documents">\(words("dossiers.following.documents"))</h2>
            \(FileList(files.map { .init($0.name, href: "\(path)/fichiers/\($0.id)", note: FileSize.inWords($0.size, words)) }))
            \(visit.person == nil ? HTML() : "\(files.map(keeping))")</section>
            """
    }

    /// For who has a space.
    private func keeping(_ file: AttachedFile) -> HTML {
        let label = words("dossiers.following.keepDocument", ["name": file.name])
        return "<form method=\"post\" action=\"\(path)/fichiers/\(file.id.description)/documents\">\(visit.formToken)\(Button(label, .quiet))</form>"
    }

    private var conversation: HTML {
        let thread = story.messages.filter { $0.audience == .everyone }.map { message in
            Conversation.Message(
                author: message.author == .person ? words("dossiers.following.you") : followed.unit?.name ?? visit.site.name,
                date: message.at.inWords(visit.language, in: visit.site.zone), text: message.body, isOurs: message.author == .person
            )
        }
        return """
            <section aria-labelledby="messages"><h2 id="messages">\(words("dossiers.following.messages"))</h2>
            \(if: !thread.isEmpty, Conversation(thread).html)
            <form method="post" action="\(path)/messages">
            \(visit.formToken)
            \(TextArea(Question("message", words("dossiers.following.write"), words, hint: words("dossiers.following.writeHint"), error: problem), value: visit.form.first("message") ?? ""))
            \(Button(words("dossiers.following.send"), .secondary))
            </form></section>
            """
    }

    private var answers: HTML {
        let isCorrectable = acts.isCorrectable(dossier)
        let path = path
        let change: @Sendable (Page) -> String? = { isCorrectable ? "\(path)/pages/\($0.id)" : nil }
        let view = AnswersView(
            form: followed.sheet.form, answers: dossier.answers, context: followed.context, visit: visit, changeLink: change,
            attachments: followed.files.lines(words)
        )
        return Details(words("dossiers.following.answers"), view.html, isOpen: false).html
    }

    /// What they sent is theirs: they may have it back.
    private var ownFiles: HTML {
        let files = followed.files.filter { $0.field != AttachedFile.documents && !$0.isBeingScanned }
        guard !files.isEmpty else { return HTML() }
        let list = FileList(files.map { .init($0.name, href: "\(path)/fichiers/\($0.id)", note: FileSize.inWords($0.size, words)) })
        return Details(words("dossiers.following.ownFiles"), list.html, isOpen: true).html
    }

    private var timeline: HTML {
        let events = story.history.compactMap { line -> Timeline.Event? in
            guard let text = HistorySentence(words: words, sheet: followed.sheet).forPerson(line) else { return nil }
            return Timeline.Event(line.at.inWords(visit.language, in: visit.site.zone), text)
        }
        return Details(words("dossiers.following.history"), Timeline(events).html).html
    }

    private var others: HTML {
        let buttons = acts.actions(on: dossier).filter { $0.confirmation != nil && $0.needs.isEmpty }
        return """
            <p><a href="\(path)/recepisse.pdf">\(words("dossiers.receipt.download"))</a></p>
            <p><a href="\(path)/contact">\(words("dossiers.contact.title"))</a></p>
            <p><a href="\(path)/consultations">\(words("dossiers.consultations.title"))</a></p>
            <p><a href="\(path)/donnees">\(words("dossiers.following.data"))</a></p>
            \(buttons.map { action in "<p><a href=\"\(path)/actions/\(action.key)\">\(action.label)</a></p>" as HTML })
            <p class="hint">\(words("dossiers.following.remember"))</p>
            \(SpaceBox(path: path, holder: dossier.holder, visit: visit).html)
            \(ForgetBrowser(visit))
            """
    }
}

extension Status.Nature {
    var tone: StatusTag.Tone {
        switch self {
        case .open: .progress
        case .waiting: .waiting
        case .accepted: .good
        case .rejected: .bad
        case .closed: .neutral
        }
    }
}
