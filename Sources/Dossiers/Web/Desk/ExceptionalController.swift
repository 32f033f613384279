import Core
import Forms
import Foundation
import Hummingbird
import Web

/// Reading a request outside one's units, with a written reason.
struct ExceptionalController: Sendable {
    static let path = "/bureau/acces-exceptionnel"

    let access: DossierAccess
    let readings: any ExceptionalReadings
    let throttle: any Throttling

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers) { ExceptionalForm(visit: $0).response() },
            .agents(.post, Self.path, seers, answer: open),
            .agents(.get, Self.path + "/:reference", seers, answer: show),
        ]
    }

    @Sendable private func open(_ visit: AgentVisit) async throws -> Response {
        guard let reason = ExceptionalReading.reason(visit.form.first("motif")) else {
            return ExceptionalForm(visit: visit, problem: UserMessage("dossiers.exceptional.noReason"), field: "motif").response()
        }
        guard let reference = visit.form.text("numero").flatMap(Reference.init) else {
            return ExceptionalForm(visit: visit, problem: UserMessage("dossiers.exceptional.unknown"), field: "numero").response()
        }
        if try await access.dossiers.find(reference, viewer: visit.viewer) != nil { return .seeOther(DossierPaths.desk(reference)) }
        // Each is looked over by somebody: who insists is stopped before the list is long.
        try await throttle.check("exceptional:\(visit.viewer.agent)", atMost: 10, perSeconds: 3600, now: visit.now)
        guard try await readings.open(reference, because: reason, by: visit.viewer, at: visit.now) else {
            return ExceptionalForm(visit: visit, problem: UserMessage("dossiers.exceptional.unknown"), field: "numero").response()
        }
        return .seeOther("\(Self.path)/\(reference)")
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        guard let found = try await readings.find(reference, opened: visit.viewer, at: visit.now) else { throw DossierProblem.unknownDossier }
        let desk = DeskDossier(followed: try await access.open(found.dossier, visit.visit))
        return ExceptionalPage(desk: desk, messages: found.messages, visit: visit).response()
    }
}

/// Which request, and why.
private struct ExceptionalForm {
    let visit: AgentVisit
    var problem: UserMessage?
    var field = ""

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("dossiers.exceptional.title")
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent,
            """
            \(BackLink(DossierPaths.deskList, words: words))
            \(problem.map { ErrorSummary([.init(href: "#\(field)", text: words($0))], words: words) })
            <h1>\(title)</h1>
            \(Notice(.important, words("dossiers.exceptional.warning")))
            \(visit.viewer.roles.values.contains { !$0.isDisjoint(with: ExceptionalReviewPages.readers) } ? "<p><a href=\"\(ExceptionalReviewPages.path)\">\(words("dossiers.exceptional.review.title"))</a></p>" as HTML : nil)
            <form method="post" action="\(ExceptionalController.path)" novalidate>\(visit.visit.formToken)
            \(TextInput(question("numero", words("dossiers.number")), .number, value: visit.form.first("numero") ?? ""))
            \(TextArea(question("motif", words("dossiers.exceptional.reason"), words("dossiers.exceptional.reasonHint")), value: visit.form.first("motif") ?? "", longest: ExceptionalReading.longestReason))
            \(Button(words("dossiers.exceptional.open"), .danger))
            </form>
            """)
    }

    private func question(_ name: String, _ label: String, _ hint: String? = nil) -> Question {
        Question(name, label, words, hint: hint, error: name == field ? problem.map { words($0) } : nil)
    }
}

/// The request to be read: no button, and no file to take away.
private struct ExceptionalPage {
    let desk: DeskDossier
    let messages: [Message]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let dossier = desk.dossier
        return visit.visit.page(
            title: "\(dossier.reference) – \(desk.sheet.title)",
            """
            \(BackLink(DossierPaths.deskList, words: words))
            \(Notice(.important, words("dossiers.exceptional.written")))
            <p class="over">\(desk.sheet.title)</p>
            <h1>\(dossier.applicant.isEmpty ? words("dossiers.desk.nameless") : dossier.applicant)</h1>
            <p>\(StatusTag(DeskStatus(words: words).label(dossier.status, dossier.nature, in: desk.sheet.workflow), dossier.nature.tone)) <strong>\(dossier.reference.description)</strong></p>
            \(SummaryList([
                .init(words("dossiers.exceptional.unit"), desk.followed.unit?.name ?? ""), .init(words("dossiers.exceptional.email"), dossier.email?.description ?? ""),
                .init(words("dossiers.exceptional.phone"), dossier.phone.map(PhoneNumber.spaced) ?? ""),
            ], words: words))
            <h2>\(words("dossiers.desk.answers"))</h2>
            \(AnswersView(form: desk.sheet.form, answers: dossier.answers, context: desk.followed.context, visit: visit.visit, changeLink: { _ in nil }, attachments: desk.followed.files.lines(words), isNested: true))
            \(conversation)
            """)
    }

    private var conversation: HTML {
        // Notes between agents of the service stay theirs.
        let shown = messages.filter { $0.audience != .agents }
        guard !shown.isEmpty else { return HTML() }
        let thread = shown.map { message in
            Conversation.Message(
                author: author(of: message), date: message.at.inWords(visit.visit.language, in: visit.site.zone), text: message.body,
                isOurs: message.author != .person)
        }
        return "<h2>\(words("dossiers.desk.messages"))</h2>\(Conversation(thread).html)"
    }

    private func author(of message: Message) -> String {
        switch message.author {
        case .person: words("dossiers.actor.person")
        case .agent(_, let name): name
        case .system: words("dossiers.actor.system")
        }
    }
}
