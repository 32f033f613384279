import Core
import Definitions
import Foundation
import Hummingbird
import Web

/// The pages on which designers make procedures.
struct StudioPages: Sendable {
    static let roles: Set<AgentRole> = [.designer, .administrator]

    let workshop: Workshop
    let evidence: any FormEvidence
    let uploads: UploadReader

    var routes: [Route] {
        listRoutes + overviewRoutes + elementRoutes + versionRoutes + trialRoutes + phoneRoutes + drawingRoutes + importRoutes + evidenceRoutes + [
            .agents(.get, StudioVisit.path + "/:slug/apercu", Self.roles, answer: preview),
            .agents(.post, StudioVisit.path + "/:slug/apercu", Self.roles, answer: livePreview),
            .agents(.get, StudioVisit.path + "/:slug/source", Self.roles, answer: source),
            .agents(.post, StudioVisit.path + "/:slug/source", Self.roles, answer: saveSource),
            .agents(.get, StudioVisit.path + "/:slug/fichier", Self.roles, answer: download),
        ]
    }

    /// What every page about a procedure begins with.
    func open(_ visit: AgentVisit) async throws -> StudioVisit {
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        let draft = try await workshop.draft(slug, for: visit.viewer, now: visit.now)
        let units = try await workshop.books.units(of: visit.viewer.organisation)
        let tree = try Workshop.tree(draft.source)
        return StudioVisit(visit: visit, draft: draft, tree: tree, file: ProcedureFile(draft.source, units: Set(units.map(\.key))), units: units)
    }

    /// The same, with the procedures that an action may name.
    func withProcedures(_ studio: StudioVisit) async throws -> StudioVisit {
        var studio = studio
        studio.procedures = try await workshop.books.procedures(of: studio.visit.viewer.organisation)
        return studio
    }

    /// Changes the file, then shows a page of the procedure again.
    func change(
        _ visit: AgentVisit, what: UserMessage, at path: String, then place: String, _ body: (inout FileTree) throws -> Void
    ) async throws -> Response {
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        try await workshop.change(slug, by: visit.viewer, now: visit.now, seen: visit.seen, what: what, at: path, body)
        return .seeOther("\(StudioVisit.path)/\(slug)/\(place)\(place.contains("?") ? "&" : "?")fait=1")
    }
}
