import Core
import Hummingbird
import Web

/// A panel on paper: who leads it prints sheets, people fill them in, an agent at the counter copies them with their codes.
struct SheetController: Sendable {
    static let path = PanelDeskController.path + "/papier"
    /// Those who receive people, and those who make panels.
    static let roles = AgentRole.seeingDossiers.union(PanelDeskController.roles)

    let desk: PanelDesk
    let printer: any PanelPrinter

    var routes: [Route] {
        let one = PanelDeskController.path + "/:panel"
        return [
            .agents(.post, one + "/feuilles", PanelDeskController.roles, answer: print),
            .agents(.get, Self.path, Self.roles, answer: index), .agents(.get, one + "/papier", Self.roles, answer: show),
            .agents(.post, one + "/papier", Self.roles, answer: keep),
        ]
    }

    /// The codes are on the paper alone: printed again, they would be others.
    @Sendable private func print(_ visit: AgentVisit) async throws -> Response {
        let panel = try await panel(visit)
        let count = visit.form.text("nombre").flatMap { Int($0) } ?? 0
        let codes = try await desk.invitations.addSheets(count, to: panel, on: visit.visit.today)
        let paper = SheetPaper(panel: panel, codes: codes, site: visit.site, words: visit.words)
        return .download(try await printer.pdf(of: paper.html.text), name: "\(panel.slug)-feuilles.pdf", mediaType: "application/pdf")
    }

    @Sendable private func index(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let open = try await desk.panels.all(of: visit.viewer.organisation).filter { $0.isOpen(on: visit.visit.today) }
        return visit.visit.page(
            title: words("panels.paper.title"),
            """
            <h1>\(words("panels.paper.title"))</h1>
            \(if: open.isEmpty, "<p class=\"empty\">\(words("panels.paper.none"))</p>")
            \(CardList(open.map { CardList.Card($0.details.title, href: "\(PanelDeskController.path)/\($0.id)/papier") }))
            """)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { page(try await open(visit), [:], visit) }

    @Sendable private func keep(_ visit: AgentVisit) async throws -> Response {
        let panel = try await open(visit)
        guard let code = SheetCode(typed: visit.form.text("code") ?? "") else { return page(panel, ["code": "panels.paper.code.wrong"], visit) }
        do {
            let answers = try PanelAnswers(to: panel.details.questions, sent: { visit.form.text("q\($0)") }, mask: desk.mask)
            if answers.isEmpty { return page(panel, ["q0": "panels.answer.empty"], visit) }
            try await desk.answers.keep(answers, to: panel, spending: desk.book.mark(code, in: panel.id), on: visit.visit.today)
        } catch PanelProblem.tooLong(let place) {
            return page(panel, ["q\(place)": "panels.problem.tooLong"], visit)
        } catch PanelProblem.alreadyAnswered {
            return page(panel, ["code": "panels.paper.code.unknown"], visit)
        }
        return .seeOther("\(visit.visit.path)?fait=1")
    }

    private func panel(_ visit: AgentVisit) async throws -> Panel {
        guard let panel = try await desk.panels.find(try visit.visit.parameter("panel"), in: visit.viewer.organisation) else {
            throw PanelProblem.unknown
        }
        return panel
    }

    private func open(_ visit: AgentVisit) async throws -> Panel {
        let panel = try await panel(visit)
        guard panel.isOpen(on: visit.visit.today) else { throw PanelProblem.notOpen }
        return panel
    }

    private func page(_ panel: Panel, _ faults: [String: String], _ visit: AgentVisit) -> Response {
        let words = visit.words
        let lines = faults.sorted { $0.key < $1.key }.map { ErrorSummary.Line(href: "#\($0.key)", text: words(UserMessage($0.value))) }
        let code = Question(
            "code", words("panels.paper.code"), words, hint: words("panels.paper.code.hint"), error: faults["code"].map { words(UserMessage($0)) })
        let inputs = panel.details.questions.enumerated().map { place, question in
            PanelInput(question, "q\(place)", error: faults["q\(place)"].map { words(UserMessage($0)) }, visit.visit).html
        }
        return visit.visit.page(
            title: panel.details.title, status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("panels.paper.title"), Self.path)], words: words))
            \(if: !lines.isEmpty, "\(ErrorSummary(lines, words: words))")
            \(visit.visit.query("fait") == nil || !faults.isEmpty ? nil : Notice(.success, words("panels.paper.kept")))
            <h1>\(panel.details.title)</h1>
            <p>\(words("panels.paper.how"))</p>
            <form method="post" action="\(visit.visit.path)" novalidate>\(visit.visit.formToken)
            \(TextInput(code, InputTraits(isSpelled: false), value: visit.form.first("code") ?? ""))
            \(inputs)\(Button(words("panels.paper.keep")))</form>
            """)
    }
}
