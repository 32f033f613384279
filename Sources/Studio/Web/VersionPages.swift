import Core
import Definitions
import Foundation
import Hummingbird
import Web

/// Versions: publishing one, looking back, taking back.
extension StudioPages {
    var versionRoutes: [Route] {
        [
            .agents(.get, StudioVisit.path + "/:slug/publication", Self.roles, answer: publication),
            .agents(.post, StudioVisit.path + "/:slug/publication", Self.roles, answer: publish),
            .agents(.post, StudioVisit.path + "/:slug/retrait", Self.roles, answer: retire),
            .agents(.get, StudioVisit.path + "/:slug/versions", Self.roles, answer: versions),
            .agents(.post, StudioVisit.path + "/:slug/versions", Self.roles, answer: restore),
            .agents(.get, StudioVisit.path + "/:slug/comparaison", Self.roles, answer: compare),
            .agents(.post, StudioVisit.path + "/:slug/annulation", Self.roles, answer: undo),
            .agents(.post, StudioVisit.path + "/:slug/abandon", Self.roles, answer: discard),
        ]
    }

    @Sendable private func publication(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let isPublishable = studio.file.faults.allowPublication
        let button: HTML = """
            <form method="post" action="\(studio.link("publication"))">\(visit.visit.formToken)\(studio.seen(FilePath()))
            \(TextInput(Question("note", words("studio.publication.note"), words, hint: words("studio.publication.note.hint"), isOptional: true)))
            \(Button(words("studio.publication.button")))
            </form>
            """
        return studio.page(
            words("studio.tool.publication"),
            """
            \(isPublishable ? "<p>\(words("studio.publication.ready"))</p>" : Notice(.important, words("studio.publication.notReady")).html)
            \(FaultList(studio).html)
            \(try await changes(studio))
            \(if: isPublishable, button)
            """)
    }

    /// What people will see change.
    private func changes(_ studio: StudioVisit) async throws -> HTML? {
        guard let number = studio.draft.baseNumber, let new = studio.file.definition,
            let source = try await workshop.books.source(of: studio.draft.slug, number: number, in: studio.visit.viewer.organisation),
            let old = ProcedureFile.written(source)
        else { return nil }
        return ComparisonList(new.changes(since: old), title: studio.words("studio.compare.since", ["number": "\(number)"]), words: studio.words).html
    }

    @Sendable private func publish(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        try await workshop.mayWrite(studio.tree, visit.viewer)
        guard visit.seen?.digest == Workshop.digest(studio.tree) else { throw StudioProblem.changedMeanwhile }
        let outcome = try await workshop.books.publish(
            studio.draft.source, in: visit.viewer.organisation, by: visit.viewer.agent, note: visit.form.text("note") ?? "", now: visit.now)
        guard outcome.isPublished else { return .seeOther(studio.link("publication")) }
        try await workshop.drafts.discard(studio.draft.slug, of: visit.viewer.organisation)
        return .seeOther(studio.link("versions?fait=1"))
    }

    @Sendable private func retire(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        try await workshop.mayWrite(studio.tree, visit.viewer)
        try await workshop.books.retire(studio.draft.slug, in: visit.viewer.organisation, now: visit.now)
        return .seeOther(studio.link("versions?fait=1"))
    }

    @Sendable private func versions(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        let words = visit.words
        let versions = try await workshop.books.versions(of: studio.draft.slug, in: visit.viewer.organisation)
        let changes = try await workshop.drafts.changes(of: studio.draft.slug, in: visit.viewer.organisation, atMost: 50)
        let names = try await workshop.books.names(of: Set(versions.compactMap(\.agent) + changes.map(\.agent)))
        let table = VersionTable(studio: studio, names: names)
        return studio.page(
            words("studio.tool.versions"), kind: .wide,
            """
            \(visit.visit.query("deplacement") != nil ? Notice(.success, words("studio.move.ordered")) : nil)
            \(versions.isEmpty ? "<p>\(words("studio.versions.none"))</p>" : table.html(versions))
            <h2>\(words("studio.changes"))</h2>
            \(changes.isEmpty ? "<p>\(words("studio.changes.none"))</p>" : table.html(changes))
            \(studio.draft.revision > 0 ? table.discarding : nil)
            """)
    }

    /// Two versions compared in words: `avant` and `apres`, numbers; without `apres`, the working copy.
    @Sendable private func compare(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        func definition(_ name: String) async throws -> ProcedureDefinition? {
            guard let number = visit.visit.query(name).flatMap({ Int($0) }) else { return nil }
            let source = try await workshop.books.source(of: studio.draft.slug, number: number, in: visit.viewer.organisation)
            return source.flatMap(ProcedureFile.written)
        }
        let newer = try await definition("apres") ?? studio.file.definition
        guard let old = try await definition("avant"), let new = newer else { throw StudioProblem.unknownProcedure }
        let number = visit.visit.query("avant") ?? ""
        let title = visit.words("studio.compare.since", ["number": number])
        return studio.page(
            visit.words("studio.compare"), crumbs: [(visit.words("studio.tool.versions"), studio.link("versions"))],
            ComparisonList(new.changes(since: old), title: title, words: visit.words).html)
    }

    /// Any version becomes the working copy again; the one that is replaced can be taken back.
    @Sendable private func restore(_ visit: AgentVisit) async throws -> Response {
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        guard let number = visit.form.first("numero").flatMap({ Int($0) }),
            let source = try await workshop.books.source(of: slug, number: number, in: visit.viewer.organisation)
        else { throw StudioProblem.unknownProcedure }
        let tree = try Workshop.tree(source)
        return try await change(
            visit, what: UserMessage("studio.change.restored", ["number": "\(number)"]), at: "", then: "versions"
        ) { $0 = tree }
    }

    @Sendable func undo(_ visit: AgentVisit) async throws -> Response {
        let slug: ProcedureSlug = try visit.visit.parameter("slug")
        guard let revision = visit.form.first("revision").flatMap({ Int($0) }),
            let source = try await workshop.drafts.source(before: revision, of: slug, in: visit.viewer.organisation)
        else { throw StudioProblem.changedMeanwhile }
        let tree = try Workshop.tree(source)
        return try await change(
            visit, what: UserMessage("studio.change.undone", ["revision": "\(revision)"]), at: "", then: shelf == .groups ? "" : "versions"
        ) { $0 = tree }
    }

    @Sendable private func discard(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        try await workshop.mayWrite(studio.tree, visit.viewer)
        try await workshop.drafts.discard(studio.draft.slug, of: visit.viewer.organisation)
        return .seeOther(StudioVisit.path + "?fait=1")
    }
}
