import Core
import Definitions
import Foundation

/// A working copy being changed, by someone who may.
struct Workshop: Sendable {
    /// Somebody else's changes of other places do not stop ours: we make it again over theirs.
    private static let tries = 20

    let drafts: any DraftRepository
    let books: any ProcedureBooks
    /// Groups of questions belong to no unit: every designer writes them, and none begins by being opened.
    var isForGroups = false

    /// The working copy of a procedure; begun from its latest version when there is none yet.
    func draft(_ slug: ProcedureSlug, for viewer: AgentViewer, now: Date) async throws -> Draft {
        if let draft = try await drafts.draft(slug, of: viewer.organisation) { return draft }
        if isForGroups { throw StudioProblem.unknownGroup }
        guard let current = try await books.current(of: slug, in: viewer.organisation) else { throw StudioProblem.unknownProcedure }
        return Draft(
            organisation: viewer.organisation, slug: slug, source: current.source, revision: 0, baseNumber: current.number, changedBy: viewer.agent,
            changedAt: now)
    }

    /// Begins a procedure that the authority does not have yet, under the eyes of ``mayWrite(_:_:)``.
    /// - Throws: ``StudioProblem/slugTaken(_:)`` when it does.
    func begin(_ slug: ProcedureSlug, as tree: FileTree, by viewer: AgentViewer, now: Date) async throws {
        try await mayWrite(tree, viewer)
        guard try await !has(slug, in: viewer.organisation) else { throw StudioProblem.slugTaken(slug.description) }
        try await drafts.begin(
            Draft(
                organisation: viewer.organisation, slug: slug, source: tree.yaml, revision: 1, baseNumber: nil, changedBy: viewer.agent,
                changedAt: now))
    }

    /// Whether the authority has this procedure, be it a working copy only.
    func has(_ slug: ProcedureSlug, in organisation: OrganisationID) async throws -> Bool {
        if try await drafts.draft(slug, of: organisation) != nil { return true }
        return try await books.current(of: slug, in: organisation) != nil
    }

    /// Changes the file, under the eyes of ``mayWrite(_:_:)``.
    /// - Parameters:
    ///   - seen: the place that the page showed, and its digest: refused when it is no longer that.
    ///   - what: what the journal of changes says.
    func change(
        _ slug: ProcedureSlug, by viewer: AgentViewer, now: Date, seen: Seen? = nil, what: UserMessage, at path: String,
        _ body: (inout FileTree) throws -> Void
    ) async throws {
        for _ in 0..<Self.tries {
            let draft = try await kept(draft(slug, for: viewer, now: now))
            var tree = try Self.tree(draft.source)
            try await mayWrite(tree, viewer)
            if let seen, seen.digest != Self.digest(tree[seen.path]) { throw StudioProblem.changedMeanwhile }
            do { try body(&tree) } catch is NoSuchPlace { throw StudioProblem.changedMeanwhile } catch let fault as FileFault {
                throw StudioProblem.unreadable(fault)
            }
            // The unit may have been changed to one where this agent has nothing to say.
            try await mayWrite(tree, viewer)
            let yaml = tree.yaml
            if yaml == draft.source { return }
            if try await drafts.save(yaml, over: draft, what, at: path, by: viewer.agent, now: now) { return }
        }
        throw StudioProblem.changedMeanwhile
    }

    /// Designers write the procedures of the units where they are designers; administrators all.
    func mayWrite(_ tree: FileTree, _ viewer: AgentViewer) async throws {
        if viewer.has(.administrator) || isForGroups && viewer.has(.designer) { return }
        let key = tree.string("unit")
        let unit = try await books.units(of: viewer.organisation).first { $0.key == key }
        guard let unit, viewer.has(.designer, in: unit.id) else { throw StudioProblem.notYourUnit }
    }

    /// Those for which this agent may write procedures.
    func units(of viewer: AgentViewer) async throws -> [StudioUnit] {
        try await books.units(of: viewer.organisation).filter { viewer.has(.administrator) || viewer.has(.designer, in: $0.id) }
    }

    /// A working copy that is in the database.
    private func kept(_ draft: Draft) async throws -> Draft {
        guard draft.revision == 0 else { return draft }
        do { try await drafts.begin(draft) } catch StudioProblem.slugTaken { /* somebody began it just now */  }
        guard let kept = try await drafts.draft(draft.slug, of: draft.organisation) else { throw StudioProblem.unknownProcedure }
        return kept
    }

    static func tree(_ source: String) throws(StudioProblem) -> FileTree {
        do throws(FileFault) { return try FileTree(yaml: source) } catch { throw .unreadable(error) }
    }

    static func digest(_ tree: FileTree?) -> String { tree.map { String(Secret.digest($0.yaml).prefix(16)) } ?? "" }
}

/// A place as a page showed it.
struct Seen: Sendable, Equatable {
    let path: FilePath
    let digest: String
}
