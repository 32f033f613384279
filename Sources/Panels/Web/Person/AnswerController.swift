import Core
import HTTPTypes
import Hummingbird
import Web

/// Answering: one page, no account, once.
struct AnswerController: Sendable {
    static let path = "/panels/reponse/"

    let desk: PanelDesk

    var routes: [Route] { [.get(Self.path + ":token", answer: show), .post(Self.path + ":token", answer: keep)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let (panel, isSpent) = try await invited(visit)
        if isSpent { return given(panel, visit, isThanks: visit.query("merci") != nil) }
        guard panel.isOpen(on: visit.today) else { throw PanelProblem.notOpen }
        return page(panel, [:], visit)
    }

    @Sendable private func keep(_ visit: Visit) async throws -> Response {
        try await desk.throttle.admit(visit, through: "panel answers", atMost: 30, perSeconds: 600)
        let (panel, isSpent) = try await invited(visit)
        if isSpent { return given(panel, visit, isThanks: false, status: .conflict) }
        do {
            let answers = try PanelAnswers(to: panel.details.questions, sent: { visit.form.text("q\($0)") }, mask: desk.mask)
            if answers.isEmpty { return page(panel, [0: "panels.answer.empty"], visit) }
            try await desk.answers.keep(answers, to: panel, spending: Secret.digest(try visit.parameter("token")), on: visit.today)
        } catch PanelProblem.tooLong(let place) {
            return page(panel, [place: "panels.problem.tooLong"], visit)
        } catch PanelProblem.alreadyAnswered {
            return given(panel, visit, isThanks: false, status: .conflict)
        }
        return .seeOther(visit.path + "?merci=1")
    }

    private func invited(_ visit: Visit) async throws -> (Panel, isSpent: Bool) {
        guard let invitation = try await desk.answers.invitation(try visit.parameter("token")),
            let panel = try await desk.panels.find(invitation.panel, in: visit.site.organisation)
        else { throw PanelProblem.linkOver }
        return (panel, invitation.isSpent)
    }

    private func page(_ panel: Panel, _ faults: [Int: String], _ visit: Visit) -> Response {
        let words = visit.words
        let lines = faults.sorted { $0.key < $1.key }.map { ErrorSummary.Line(href: "#q\($0.key)", text: words(UserMessage($0.value))) }
        let inputs = panel.details.questions.enumerated().map { place, question in
            PanelInput(question, "q\(place)", error: faults[place].map { words(UserMessage($0)) }, visit).html
        }
        return visit.page(
            title: panel.details.title, status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(if: !lines.isEmpty, "\(ErrorSummary(lines, words: words))")
            <p class="over">\(words(panel.details.event.titleKey))</p>
            <h1>\(panel.details.title)</h1>
            <p>\(panel.details.why)</p>
            <p class="hint">\(words("panels.answer.anonymous"))</p>
            <form method="post" action="\(visit.path)">\(visit.formToken)\(inputs)\(Button(words("panels.answer.send")))</form>
            """)
    }

    private func given(_ panel: Panel, _ visit: Visit, isThanks: Bool, status: HTTPResponse.Status = .ok) -> Response {
        let words = visit.words
        let title = isThanks ? words("panels.answer.thanks") : words("panels.answer.given")
        return visit.page(
            title: title, status: status,
            """
            <h1>\(title)</h1>
            <p>\(words("panels.answer.given.text", ["title": panel.details.title, "day": panel.details.closes.inWords(visit.language)]))</p>
            <p><a href="\(PanelsController.path)">\(words("panels.back"))</a></p>
            """)
    }
}
