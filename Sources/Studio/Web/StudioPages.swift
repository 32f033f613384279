import Core
import Definitions
import Foundation
import Hummingbird
import Web

/// The pages on which designers make procedures.
struct StudioPages: Sendable {
    static let roles: Set<AgentRole> = [.designer, .administrator]

    let procedures: Workshop
    let groups: any GroupRepository
    let evidence: any FormEvidence
    let moves: any VersionMoves
    let uploads: UploadReader
    let previews: any TemplatePreviews
    /// What these pages change.
    var shelf = StudioShelf.procedures

    var workshop: Workshop {
        switch shelf {
        case .procedures: procedures
        case .groups: Workshop(drafts: GroupDrafts(groups: groups), books: procedures.books, isForGroups: true)
        }
    }

    var routes: [Route] {
        listRoutes + overviewRoutes + elementRoutes + versionRoutes + trialRoutes + phoneRoutes + drawingRoutes + importRoutes + evidenceRoutes
            + moveRoutes + templateRoutes + previewRoutes + copyRoutes + [
                .agents(.get, StudioVisit.path + "/:slug/source", Self.roles, answer: source),
                .agents(.post, StudioVisit.path + "/:slug/source", Self.roles, answer: saveSource),
                .agents(.get, StudioVisit.path + "/:slug/fichier", Self.roles, answer: download),
            ]
    }

    var previewRoutes: [Route] {
        [
            .agents(.get, shelf.path + "/:slug/apercu", Self.roles, answer: preview),
            .agents(.post, shelf.path + "/:slug/apercu", Self.roles, answer: livePreview),
        ]
    }

    /// The pages that change the groups that procedures share.
    var forGroups: StudioPages {
        var pages = self
        pages.shelf = .groups
        return pages
    }

    /// What every page about a procedure begins with.
    func open(_ visit: AgentVisit) async throws -> StudioVisit {
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        let draft = try await workshop.draft(slug, for: visit.viewer, now: visit.now)
        let units = try await workshop.books.units(of: visit.viewer.organisation)
        do throws(FileFault) {
            let (file, tree) = try ProcedureFile.withTree(draft.source, units: Set(units.map(\.key)))
            return StudioVisit(visit: visit, draft: draft, tree: tree, file: file, units: units, shelf: shelf)
        } catch {
            throw StudioProblem.unreadable(error)
        }
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
        return .seeOther("\(shelf.path)/\(slug)/\(place)\(place.contains("?") ? "&" : "?")fait=1")
    }
}

/// What the studio's pages about elements change.
enum StudioShelf: Sendable {
    case procedures, groups

    var path: String {
        switch self {
        case .procedures: StudioVisit.path
        case .groups: "/bureau/groupes-de-questions"
        }
    }
}
