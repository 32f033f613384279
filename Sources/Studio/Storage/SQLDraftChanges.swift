import Core
import Definitions
import Foundation
import Storage

extension SQLDrafts {
    func changes(of slug: ProcedureSlug, in organisation: OrganisationID, atMost most: Int) async throws -> [DraftChange] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT revision, agent_id, changed_at, what, arguments, path FROM studio_change
                WHERE organisation_id = \(organisation) AND slug = \(slug.description)
                ORDER BY revision DESC LIMIT \(most)
                """
            ).map(DraftChange.init)
        }
    }

    func source(before revision: Int, of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> String? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT source_before FROM studio_change
                WHERE organisation_id = \(organisation) AND slug = \(slug.description) AND revision = \(revision)
                """)?.optionalString("source_before")
        }
    }
}

extension DraftChange {
    init(_ row: Row) throws {
        let arguments = try JSONDecoder().decode([String: String].self, from: Data(row.string("arguments").utf8))
        try self.init(
            revision: row.int("revision"), agent: row.id("agent_id"), at: row.date("changed_at"), what: UserMessage(row.string("what"), arguments),
            path: row.string("path"))
    }
}
