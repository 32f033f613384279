import Core
import Definitions
import Foundation
import Storage

/// Who changed what in a group; the last changes can be taken back, as those of a procedure.
extension SQLGroups {
    func changes(of key: ProcedureSlug, in organisation: OrganisationID, atMost most: Int) async throws -> [DraftChange] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT revision, agent_id, changed_at, what, arguments, path FROM studio_block_change
                WHERE organisation_id = \(organisation) AND key = \(key.description)
                ORDER BY revision DESC LIMIT \(most)
                """
            ).map(DraftChange.init)
        }
    }

    func source(before revision: Int, of key: ProcedureSlug, in organisation: OrganisationID) async throws -> String? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT source_before FROM studio_block_change
                WHERE organisation_id = \(organisation) AND key = \(key.description) AND revision = \(revision)
                """)?.optionalString("source_before")
        }
    }
}

extension Connection {
    /// The change that made a group what it is, and what it was before; older ones than can be taken back keep no file.
    func keep(_ what: UserMessage, at path: String, before: String, of group: SharedGroup) throws {
        let arguments = String(decoding: try JSONEncoder().encode(what.arguments), as: UTF8.self)
        try run(
            """
            INSERT INTO studio_block_change (organisation_id, key, revision, agent_id, changed_at, what, arguments, path, source_before)
            VALUES (\(group.organisation), \(group.key.description), \(group.revision + 1), \(group.changedBy), \(group.changedAt), \(what.key),
                \(arguments), \(path), \(before))
            """)
        try run(
            """
            UPDATE studio_block_change SET source_before = NULL
            WHERE organisation_id = \(group.organisation) AND key = \(group.key.description)
                AND revision = \(group.revision + 1 - SQLDrafts.mostKept)
            """)
    }
}
