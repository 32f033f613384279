import Core
import Foundation
import Hummingbird
import Web

/// Posters and leaflets to print, for those who come without having looked at a screen.
struct PosterController: Sendable {
    static let path = "/bureau/affiches"

    let subjects: any PosterSubjects
    let maker: PaperMaker

    var routes: [Route] {
        [
            .agents(.get, Self.path, answer: list), .agents(.get, Self.path + "/demarches/:key/:format", answer: procedure),
            .agents(.get, Self.path + "/lieux/:key/:format", answer: place),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let organisation = visit.viewer.organisation
        return PosterListPage(
            procedures: try await subjects.procedures(of: organisation), places: try await subjects.places(of: organisation), visit: visit
        ).response()
    }

    @Sendable private func procedure(_ visit: AgentVisit) async throws -> Response {
        try await pdf(visit) { try await subjects.poster(ofProcedure: $0, in: visit.viewer.organisation) }
    }

    @Sendable private func place(_ visit: AgentVisit) async throws -> Response {
        try await pdf(visit) { try await subjects.poster(ofPlace: $0, in: visit.viewer.organisation) }
    }

    private func pdf(_ visit: AgentVisit, _ facts: (String) async throws -> PosterFacts?) async throws -> Response {
        let key: String = try visit.visit.parameter("key")
        let format: PosterFormat = try visit.visit.parameter("format")
        guard let facts = try await facts(key) else { throw WebProblem.notFound }
        let theme = visit.site.theme
        let colours = PaperColours(main: theme.main, onMain: theme.onMain, accent: theme.accent) ?? PaperColours()
        let paper = PosterPaper(facts: facts, format: format, town: visit.site.name, colours: colours, words: visit.words)
        return .download(try await pdf(of: paper), name: "\(key)-\(format)", mediaType: "application/pdf")
    }

    /// As large as fits on one page. What does not, however small, goes on behind.
    private func pdf(of paper: PosterPaper) async throws -> [UInt8] {
        var paper = paper
        for scale in PosterPaper.scales {
            paper.scale = scale
            let pdf = try await maker.pdf(of: paper.html.text)
            if scale == PosterPaper.scales.last { return pdf }
            if try await LetterBinder().pages(of: pdf) == 1 { return pdf }
        }
        return []
    }
}

/// What there are posters of, each in four sizes.
struct PosterListPage {
    let procedures: [PosterChoice]
    let places: [PosterChoice]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: words("correspondence.poster.title"), kind: .wide,
            """
            <h1>\(words("correspondence.poster.title"))</h1>
            <p>\(words("correspondence.poster.introduction"))</p>
            \(table("places", "lieux", places))
            \(table("procedures", "demarches", procedures))
            """)
    }

    private func table(_ key: String, _ path: String, _ choices: [PosterChoice]) -> HTML {
        let columns = ["name", "a4", "a4-grands-caracteres", "a5", "a5-grands-caracteres"].map {
            DataTable.Column(words("correspondence.poster.column.\($0)"))
        }
        let rows = choices.map { choice -> [HTML] in
            ["<span id=\"\(choice.key)\">\(choice.name)</span>"] + PosterFormat.allCases.map { link(choice, $0, path) }
        }
        let title = words("correspondence.poster.\(key)")
        return "<h2>\(title)</h2>\(DataTable(title, columns: columns, rows: rows, showsCaption: false))"
    }

    private func link(_ choice: PosterChoice, _ format: PosterFormat, _ path: String) -> HTML {
        """
        <a href="\(PosterController.path)/\(path)/\(choice.key)/\(format.description)">\(words("correspondence.poster.get"))\
        <span class="aside"> : \(choice.name), \(words("correspondence.poster.column.\(format.description.dropLast(4))"))</span></a>
        """
    }
}
