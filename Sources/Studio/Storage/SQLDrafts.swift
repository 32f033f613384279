import Core
import Definitions
import Foundation
import Storage

struct SQLDrafts: DraftRepository {
    /// How many changes can be taken back.
    static let mostKept = 50

    let database: any Database

    func drafts(of organisation: OrganisationID) async throws -> [Draft] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM studio_draft WHERE organisation_id = \(organisation) ORDER BY slug").map(Draft.init)
        }
    }

    func draft(_ slug: ProcedureSlug, of organisation: OrganisationID) async throws -> Draft? {
        try await database.read { connection in
            try connection.row("SELECT * FROM studio_draft WHERE organisation_id = \(organisation) AND slug = \(slug.description)").map(Draft.init)
        }
    }

    /// The numbers of changes go on after a working copy was thrown away: nobody's change is written over.
    func begin(_ draft: Draft) async throws {
        try await database.write { connection in
            let last = try connection.row(
                """
                SELECT COALESCE(MAX(revision), 0) AS revision FROM studio_change
                WHERE organisation_id = \(draft.organisation) AND slug = \(draft.slug.description)
                """)
            let begun = try connection.run(
                """
                INSERT INTO studio_draft (organisation_id, slug, source, revision, base_number, changed_by, changed_at)
                VALUES (\(draft.organisation), \(draft.slug.description), \(draft.source), \(try (last?.int("revision") ?? 0) + 1),
                    \(draft.baseNumber), \(draft.changedBy), \(draft.changedAt))
                ON CONFLICT (organisation_id, slug) DO NOTHING
                """)
            guard begun == 1 else { throw StudioProblem.slugTaken(draft.slug.description) }
        }
    }

    func save(_ source: String, over draft: Draft, _ what: UserMessage, at path: String, by agent: AgentID, now: Date) async throws -> Bool {
        let arguments = String(decoding: try JSONEncoder().encode(what.arguments), as: UTF8.self)
        return try await database.write { connection in
            let saved = try connection.run(
                """
                UPDATE studio_draft SET source = \(source), revision = revision + 1, changed_by = \(agent), changed_at = \(now)
                WHERE organisation_id = \(draft.organisation) AND slug = \(draft.slug.description) AND revision = \(draft.revision)
                """)
            guard saved == 1 else { return false }
            try connection.run(
                """
                INSERT INTO studio_change (organisation_id, slug, revision, agent_id, changed_at, what, arguments, path, source_before)
                VALUES (\(draft.organisation), \(draft.slug.description), \(draft.revision + 1), \(agent), \(now), \(what.key), \(arguments),
                    \(path), \(draft.source))
                """)
            try connection.run(
                """
                UPDATE studio_change SET source_before = NULL
                WHERE organisation_id = \(draft.organisation) AND slug = \(draft.slug.description)
                    AND revision = \(draft.revision + 1 - Self.mostKept)
                """)
            return true
        }
    }

    func discard(_ slug: ProcedureSlug, of organisation: OrganisationID) async throws {
        _ = try await database.write { connection in
            try connection.run("DELETE FROM studio_draft WHERE organisation_id = \(organisation) AND slug = \(slug.description)")
        }
    }
}

extension Draft {
    init(_ row: Row) throws {
        try self.init(
            organisation: row.id("organisation_id"), slug: row.parsed("slug", ProcedureSlug.init), source: row.string("source"),
            revision: row.int("revision"), baseNumber: row.optionalInt("base_number"), changedBy: row.id("changed_by"),
            changedAt: row.date("changed_at"))
    }
}
