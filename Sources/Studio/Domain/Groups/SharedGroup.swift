import Core
import Definitions
import Foundation

/// Questions that several procedures ask in the same way: « Identité du demandeur », « Un enfant ».
///
/// A procedure takes a *copy* of them, marked with where it comes from (``GroupUse``): what is published never depends on a group. When the group
/// changes, the studio proposes to change the copies, in working copies alone.
struct SharedGroup: Sendable, Equatable {
    let organisation: OrganisationID
    /// Its name in addresses and in files; it never changes.
    let key: ProcedureSlug
    var title: String
    var fields: [FileTree]
    /// Grows with every change.
    var revision: Int
    var changedBy: AgentID
    var changedAt: Date
}

/// Where shared groups are kept. Each method is one transaction.
protocol GroupRepository: Sendable {
    /// In the order of their titles.
    func all(of organisation: OrganisationID) async throws -> [SharedGroup]
    func group(_ key: ProcedureSlug, of organisation: OrganisationID) async throws -> SharedGroup?
    /// - Throws: ``StudioProblem/groupTaken(_:)``.
    func add(_ group: SharedGroup) async throws
    /// Replaces a group that is still at this one's revision; the next revision is its successor.
    /// - Parameters:
    ///   - what: what the list of changes says, of which place.
    ///   - before: the file that it was, to take the change back.
    /// - Returns: `false` when somebody was faster.
    func save(_ group: SharedGroup, _ what: UserMessage, at path: String, before: String) async throws -> Bool
    /// The latest changes first.
    func changes(of key: ProcedureSlug, in organisation: OrganisationID, atMost most: Int) async throws -> [DraftChange]
    /// The file as it was before a change; `nil` once that is forgotten.
    func source(before revision: Int, of key: ProcedureSlug, in organisation: OrganisationID) async throws -> String?
    /// Its changes go with it; the copies in procedures stay.
    func remove(_ key: ProcedureSlug, of organisation: OrganisationID) async throws
}

extension SharedGroup {
    /// The page in which its questions stand while they are edited.
    static let page = FilePath([.key("form"), .key("pages"), .index(0)])
    static let list = page.key("fields")

    /// As a file that asks these questions and nothing else: what the pages of the studio can edit. The pieces that it names are the procedure's.
    var tree: FileTree {
        let pieces = Set(fields.map { $0.string("piece") }).subtracting([""]).sorted()
        return .mapping([
            .init("procedure", .text(key.description)), .init("title", .text(title)),
            .init("pieces", .mapping(pieces.map { .init($0, .mapping([.init("label", .text($0)), .init("legalBasis", .text($0))])) })),
            .init(
                "form",
                .mapping([
                    .init(
                        "pages",
                        .list([.mapping([.init("id", .text("page_du_groupe")), .init("title", .text(title)), .init("fields", .list(fields))])]))
                ])),
            .init("workflow", .text("standard")),
        ]).withNotices
    }

    /// The group as such a file says it now.
    func changed(to tree: FileTree, by agent: AgentID, now: Date) -> SharedGroup {
        var group = self
        group.title = tree.string("title")
        group.fields = tree[Self.list]?.items ?? []
        (group.changedBy, group.changedAt) = (agent, now)
        return group
    }

    var draft: Draft {
        Draft(
            organisation: organisation, slug: key, source: tree.yaml, revision: revision, baseNumber: nil, changedBy: changedBy, changedAt: changedAt)
    }
}

/// Groups as working copies, so that the pages that change a procedure change a group.
struct GroupDrafts: DraftRepository {
    let groups: any GroupRepository

    func drafts(of organisation: OrganisationID) async throws -> [Draft] { try await groups.all(of: organisation).map(\.draft) }

    func draft(_ slug: ProcedureSlug, of organisation: OrganisationID) async throws -> Draft? {
        try await groups.group(slug, of: organisation)?.draft
    }

    /// A group is added whole: nothing begins by being opened.
    func begin(_ draft: Draft) async throws { throw StudioProblem.unknownProcedure }

    func save(_ source: String, over draft: Draft, _ what: UserMessage, at path: String, by agent: AgentID, now: Date) async throws -> Bool {
        guard let group = try await groups.group(draft.slug, of: draft.organisation), group.revision == draft.revision else { return false }
        return try await groups.save(group.changed(to: Workshop.tree(source), by: agent, now: now), what, at: path, before: draft.source)
    }

    func changes(of slug: ProcedureSlug, in organisation: OrganisationID, atMost most: Int) async throws -> [DraftChange] {
        try await groups.changes(of: slug, in: organisation, atMost: most)
    }

    func source(before revision: Int, of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> String? {
        try await groups.source(before: revision, of: slug, in: organisation)
    }

    func discard(_ slug: ProcedureSlug, of organisation: OrganisationID) async throws { try await groups.remove(slug, of: organisation) }
}

extension FileTree {
    /// What the procedures will say of their data: no question of a group is at fault for it.
    fileprivate var withNotices: FileTree {
        let notices: [Member] = [
            .init("retention", .mapping([.init("months", .text("1")), .init("fate", .text("destroy")), .init("legalBasis", .text("–"))])),
            .init("data", .mapping([.init("purpose", .text("–")), .init("basis", .text("–")), .init("recipients", .list([.text("–")]))])),
        ]
        return .mapping((members ?? []) + notices)
    }
}
