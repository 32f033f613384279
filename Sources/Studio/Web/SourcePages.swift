import Core
import Definitions
import HTTPTypes
import Hummingbird
import Web

/// The file itself, for those who prefer it, and to carry elsewhere.
extension StudioPages {
    @Sendable func source(_ visit: AgentVisit) async throws -> Response {
        sourcePage(try await open(visit), text: nil, fault: nil)
    }

    @Sendable func saveSource(_ visit: AgentVisit) async throws -> Response {
        let text = visit.form.first("source") ?? ""
        do {
            let tree = try Workshop.tree(text)
            let slug: ProcedureSlug = try visit.visit.parameter("slug")
            guard tree.members != nil, tree.string("procedure") == slug.description else { throw StudioProblem.otherProcedure(slug.description) }
            return try await change(visit, what: UserMessage("studio.change.source"), at: "", then: "source") { $0 = tree }
        } catch let problem as StudioProblem where problem.isAboutTheFile {
            return sourcePage(try await open(visit), text: text, fault: problem)
        }
    }

    /// Keeps what was typed: nothing is saved of a file that cannot be read.
    private func sourcePage(_ studio: StudioVisit, text: String?, fault: StudioProblem?) -> Response {
        let words = studio.words
        var error: String?
        if let fault { error = words(fault.message) }
        if case .unreadable(let place) = fault { error = words("studio.source.line", ["line": "\(place.line)", "reason": words(place.message)]) }
        var page = studio.page(
            words("studio.tool.source"), kind: .wide,
            """
            \(error.map { ErrorSummary([.init(href: "#source", text: $0)], words: words).html })
            <p>\(words("studio.source.lead"))</p>
            <p><a href="\(studio.link("fichier"))">\(words("studio.source.download"))</a></p>
            <form method="post" action="\(studio.link("source"))" novalidate>\(studio.visit.visit.formToken)\(studio.seen(FilePath()))
            \(TextArea(Question("source", words("studio.source.file"), words, error: error), value: text ?? studio.draft.source, rows: 30))
            \(Button(words("studio.save")))
            </form>
            """)
        if error != nil { page.status = .unprocessableContent }
        return page
    }

    @Sendable func download(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        return .download(Array(studio.draft.source.utf8), name: "\(studio.draft.slug).yaml", mediaType: "application/yaml")
    }
}
