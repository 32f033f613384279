import Core
import Definitions
import Hummingbird
import Web
import Workflows

/// The workflow as a drawing, to be printed and talked over, and the same in sentences.
extension StudioPages {
    var drawingRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug/dessin", Self.roles, answer: drawing),
            .agents(.get, StudioVisit.path + "/:slug/dessin/image", Self.roles, answer: drawingFile),
        ]
    }

    @Sendable private func drawing(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let (workflow, conditions) = try await told(studio) else {
            return studio.page(visit.words("studio.tool.dessin"), FaultList(studio).html)
        }
        let sentences = workflow.inWords(visit.words, conditions: conditions).map { status -> HTML in
            "<h3>\(status.heading)</h3><ul>\(status.sentences.map { "<li>\($0)</li>" as HTML })</ul>"
        }
        let svg = WorkflowDrawing(of: workflow, conditions: conditions, words: visit.words).svg(titled: studio.title)
        return studio.page(
            visit.words("studio.tool.dessin"), kind: .wide,
            """
            <p><a href="\(studio.link("dessin/image"))">\(visit.words("studio.drawing.download"))</a></p>
            <div class="drawing" role="region" aria-label="\(visit.words("studio.tool.dessin"))" tabindex="0">\(HTML(trusted: Array(svg.utf8)))</div>
            <h2>\(visit.words("studio.drawing.sentences"))</h2>
            \(sentences)
            """)
    }

    @Sendable private func drawingFile(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let (workflow, conditions) = try await told(studio) else { throw WebProblem.notFound }
        let svg = WorkflowDrawing(of: workflow, conditions: conditions, words: visit.words).svg(titled: studio.title)
        return .download(Array(svg.utf8), name: "\(studio.draft.slug)-circuit.svg", mediaType: "image/svg+xml")
    }

    /// The workflow as people read it, and when its actions may be done; `nil` while the file has none.
    private func told(_ studio: StudioVisit) async throws -> (workflow: Workflow, conditions: [String: String])? {
        guard let definition = studio.file.definition, let workflow = definition.workflow else { return nil }
        let offered = try await withProcedures(studio).procedures
        let titles = Dictionary(offered.map { ($0.slug, $0.title) }) { first, _ in first }
        return (workflow.naming(titles), definition.actionConditions(studio.words))
    }
}
