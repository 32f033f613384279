import Core
import Definitions
import Hummingbird
import Web

/// All the procedures of the authority, and how to begin another.
extension StudioPages {
    var listRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path, Self.roles, answer: list),
            .agents(.get, StudioVisit.path + "/nouvelle", Self.roles) { try await newProcedure($0, problem: nil) },
            .agents(.post, StudioVisit.path + "/nouvelle", Self.roles, answer: begin),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let books = try await workshop.books.all(of: visit.viewer.organisation)
        let drafts = try await workshop.drafts.drafts(of: visit.viewer.organisation)
        let units = Dictionary(try await workshop.books.units(of: visit.viewer.organisation).map { ($0.id, $0.name) }) { first, _ in first }
        let inBook = Set(books.map(\.slug))
        let lines = books.map { book in
            ProcedureLine(
                slug: book.slug, title: book.title, unit: units[book.unit] ?? "", published: book.published,
                isChanged: drafts.contains { $0.slug == book.slug })
        }
        let fresh = drafts.filter { !inBook.contains($0.slug) }.map { draft in
            ProcedureLine(
                slug: draft.slug, title: (try? FileTree(yaml: draft.source))?.string("title") ?? "", unit: "", published: nil, isChanged: true)
        }
        let all = (fresh + lines).sorted { Text.folded($0.title) < Text.folded($1.title) }
        return visit.visit.page(
            title: words("studio.title"), kind: .wide,
            """
            \(visit.visit.query("fait") != nil ? Notice(.success, words("studio.saved")) : nil)
            <h1>\(words("studio.title"))</h1>
            <p class="lead">\(words("studio.lead"))</p>
            <p class="actions">\(LinkButton(words("studio.new"), to: StudioVisit.path + "/nouvelle")) \
            \(LinkButton(words("studio.import"), to: StudioVisit.path + "/importer", .secondary)) \
            \(LinkButton(words("studio.groups"), to: StudioShelf.groups.path, .secondary))</p>
            \(DataTable(words("studio.list"), columns: ProcedureLine.columns(words), rows: all.map { $0.cells(words) }, showsCaption: false))
            """)
    }

    /// - Parameter problem: why what was sent was refused.
    @Sendable private func newProcedure(_ visit: AgentVisit, problem: StudioProblem?) async throws -> Response {
        let words = visit.words
        let units = try await workshop.units(of: visit.viewer)
        let options = units.map { ChoiceOption($0.key, $0.name) }
        let summary = problem.map { ErrorSummary([.init(href: "#title", text: words($0.message))], words: words) }
        return visit.visit.page(
            title: words("studio.new"), status: problem == nil ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("studio.title"), StudioVisit.path)], words: words))
            \(summary?.html)
            <h1>\(words("studio.new"))</h1>
            <form method="post" action="\(StudioVisit.path)/nouvelle" novalidate>\(visit.visit.formToken)
            \(TextInput(
                Question("title", words("studio.new.title"), words, hint: words("studio.new.title.hint"), error: problem.map { words($0.message) }),
                value: visit.form.first("title") ?? ""))
            \(SelectInput(Question("unit", words("studio.sheet.identity.unit"), words), options: options, selected: visit.form.first("unit")))
            \(Button(words("studio.new.begin")))
            </form>
            """)
    }

    @Sendable private func begin(_ visit: AgentVisit) async throws -> Response {
        let title = visit.form.text("title") ?? ""
        let name = Text.words(title).joined(separator: "-").prefix(60)
        do {
            guard let slug = ProcedureSlug(String(name)) else { throw StudioProblem.notASlug }
            let tree = NewElement.procedure(slug, title: title, unit: visit.form.first("unit") ?? "")
            try await workshop.begin(slug, as: tree, by: visit.viewer, now: visit.now)
            return .seeOther("\(StudioVisit.path)/\(slug)")
        } catch let problem as StudioProblem {
            return try await newProcedure(visit, problem: problem)
        }
    }
}

private struct ProcedureLine {
    let slug: ProcedureSlug
    let title: String
    let unit: String
    let published: Int?
    let isChanged: Bool

    static func columns(_ words: Words) -> [DataTable.Column] {
        ["studio.column.procedure", "studio.column.unit", "studio.column.state"].map { DataTable.Column(words($0)) }
    }

    func cells(_ words: Words) -> [HTML] {
        let state: HTML =
            published.map { "\(StatusTag(words("studio.state.published", ["number": "\($0)"]), .good))" }
            ?? "\(StatusTag(words("studio.state.draft"), .neutral))"
        return [
            "<a href=\"\(StudioVisit.path)/\(slug.description)\">\(title.isEmpty ? slug.description : title)</a>", "\(unit)",
            "\(state) \(isChanged && published != nil ? StatusTag(words("studio.state.changed"), .progress) : nil)",
        ]
    }
}
