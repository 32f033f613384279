import Core
import Hummingbird
import Web

/// One panel at the desk: where it stands, then what it taught, which texts are shown, and what was changed.
struct SynthesisController: Sendable {
    private static let longestChange = 3000

    let desk: PanelDesk

    var routes: [Route] {
        let (one, roles) = (PanelDeskController.path + "/:panel", PanelDeskController.roles)
        return [.agents(.get, one, roles, answer: show), .agents(.post, one + "/synthese", roles, answer: publish)]
    }

    private func panel(_ visit: AgentVisit) async throws -> Panel {
        guard let panel = try await desk.panels.find(try visit.visit.parameter("panel"), in: visit.viewer.organisation) else {
            throw PanelProblem.unknown
        }
        return panel
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(try await panel(visit), visit, fault: nil) }

    @Sendable private func publish(_ visit: AgentVisit) async throws -> Response {
        let panel = try await panel(visit)
        guard panel.isOver(on: visit.visit.today) else { throw PanelProblem.notOver }
        let change = visit.form.text("change") ?? ""
        let isPublished = visit.form.first("quoi") == "publier"
        guard change.count <= Self.longestChange, !(isPublished && change.isEmpty) else {
            return try await page(panel, visit, fault: "panels.change.missing")
        }
        if panel.answered >= Synthesis.crowd { try await desk.answers.choose(Set(visit.form.all("textes")), of: panel.id) }
        try await desk.panels.publish(panel.id, in: visit.viewer.organisation, change: change, isPublished: isPublished)
        return .seeOther("\(PanelDeskController.path)/\(panel.id)")
    }

    private func page(_ panel: Panel, _ visit: AgentVisit, fault: String?) async throws -> Response {
        let words = visit.words
        let today = visit.visit.today
        let state = words(UserMessage(panel.stateKey(on: today)))
        return visit.visit.page(
            title: panel.details.title, status: fault == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("panels.settings.title"), PanelDeskController.path)], words: words))
            \(fault.map { ErrorSummary([.init(href: "#change", text: words(UserMessage($0)))], words: words).html })
            <p class="over">\(words(panel.details.event.titleKey)) – \(state)</p>
            <h1>\(panel.details.title)</h1>
            <p>\(panel.details.why)</p>
            <p>\(words("panels.between", ["from": panel.details.opens.inWords(words.language), "to": panel.details.closes.inWords(words.language)]))</p>
            <ol>\(panel.details.questions.map { "<li>\($0.label) <span class=\"hint\">\(words(UserMessage("panels.kind.\($0.kind.rawValue)")))</span></li>" as HTML })</ol>
            \(if: panel.state == .draft, draft(panel, visit))
            \(if: panel.state != .draft, "<p>\(words("panels.progress", ["invited": "\(panel.invited)", "answered": "\(panel.answered)"]))</p>")
            \(if: panel.state == .invited && !panel.isOver(on: today), "<p>\(words("panels.wait"))</p>")
            \(panel.reminded.map { "<p>\(words("panels.reminded", ["day": $0.inWords(words.language)]))</p>" as HTML })
            \(if: panel.state == .invited && !panel.isOver(on: today), running(panel, visit))
            \(panel.isOver(on: today) ? try await learnt(panel, visit, fault) : nil)
            """)
    }

    private func draft(_ panel: Panel, _ visit: AgentVisit) -> HTML {
        let path = "\(PanelDeskController.path)/\(panel.id)"
        return """
            <p><a href="\(path)/modifier">\(visit.words("panels.edit"))</a></p>
            <p>\(visit.words("panels.invite.text"))</p>
            <form method="post" action="\(path)/invitations">\(visit.visit.formToken)\(Button(visit.words("panels.invite")))</form>
            """
    }

    /// What may be done while people answer.
    private func running(_ panel: Panel, _ visit: AgentVisit) -> HTML {
        let (words, path) = (visit.words, "\(PanelDeskController.path)/\(panel.id)")
        let remind: HTML = """
            <p class="hint">\(words("panels.remind.text"))</p>
            <form method="post" action="\(path)/rappel">\(visit.visit.formToken)\(Button(words("panels.remind"), .secondary))</form>
            """
        let paper = Details(
            words("panels.paper"),
            """
            <p>\(words("panels.paper.text"))</p>
            <form method="post" action="\(path)/feuilles">\(visit.visit.formToken)
            \(TextInput(Question("nombre", words("panels.paper.count"), words), InputTraits(type: "number"), value: "20"))
            \(Button(words("panels.paper.print"), .secondary))</form>
            <p><a href="\(path)/papier">\(words("panels.paper.copy"))</a></p>
            """)
        let end = Details(
            words("panels.finish.title"),
            """
            <p>\(words("panels.finish.text"))</p>
            <form method="post" action="\(path)/fin">\(visit.visit.formToken)\(Button(words("panels.finish"), .secondary))</form>
            """)
        return """
            \(if: panel.reminded == nil && panel.invited > panel.answered && panel.isOpen(on: visit.visit.today), remind)
            \(paper)
            \(panel.mayEndEarly(on: visit.visit.today) ? end.html : "<p>\(words("panels.finishing"))</p>")
            """
    }

    private func learnt(_ panel: Panel, _ visit: AgentVisit, _ fault: String?) async throws -> HTML {
        let words = visit.words
        let texts = panel.answered >= Synthesis.crowd ? try await desk.answers.texts(of: panel.id, publishedOnly: false) : []
        let view = SynthesisView(panel: panel, counts: try await desk.answers.counts(of: panel.id), texts: texts, words: words)
        let options = texts.map { ChoiceOption($0.id, $0.text, hint: panel.details.questions[$0.place].label) }
        let change = Question("change", words("panels.change"), words, hint: words("panels.change.hint"), error: fault.map { words(UserMessage($0)) })
        return """
            <h2>\(words("panels.synthesis"))</h2>
            \(view.html)
            <form method="post" action="\(PanelDeskController.path)/\(panel.id.description)/synthese">\(visit.visit.formToken)
            \(if: !texts.isEmpty, "\(Checkboxes(Question("textes", words("panels.texts.choose"), words, hint: words("panels.texts.choose.hint")), options: options, selected: Set(texts.filter(\.isPublished).map(\.id))))")
            \(TextArea(change, value: visit.form.first("change") ?? panel.change, longest: Self.longestChange))
            <p class="actions">\(Button(words("panels.publish"), name: "quoi", value: "publier")) \
            \(Button(words("panels.keep"), .secondary, name: "quoi", value: "garder"))</p>
            </form>
            \(if: panel.state == .published, "<p><a href=\"\(PanelsController.path)/\(panel.slug)\">\(words("panels.see"))</a></p>")
            """
    }
}
