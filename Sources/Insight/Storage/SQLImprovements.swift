import Core
import Foundation
import Storage

/// What is to be made better, and what was.
struct SQLImprovements: Sendable {
    let database: any Database

    func add(_ text: String, about rating: Rating, by viewer: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO improvement(organisation_id, procedure_id, unit_id, rating_id, text, author_id, created_at)
                VALUES (\(rating.organisation), \(rating.procedure), \(rating.unit), \(rating.id), \(text), \(viewer.agent), \(now))
                """)
        }
    }

    /// What is to be done first, then the latest done.
    func all(viewer: AgentViewer, atMost limit: Int) async throws -> [Improvement] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM improvement WHERE unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation)
                ORDER BY CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT \(limit)
                """
            ).map(Improvement.init)
        }
    }

    /// What was done since people said it: everyone may know.
    func done(of procedure: ProcedureID, in organisation: OrganisationID, atMost limit: Int) async throws -> [Improvement] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM improvement WHERE procedure_id = \(procedure) AND organisation_id = \(organisation) AND done_at IS NOT NULL
                ORDER BY done_at DESC LIMIT \(limit)
                """
            ).map(Improvement.init)
        }
    }

    func settle(_ id: Int, _ outcome: String, by viewer: AgentViewer, at now: Date) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE improvement SET outcome = \(outcome), done_by = \(viewer.agent), done_at = \(now)
                WHERE id = \(id) AND done_at IS NULL AND unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation)
                """)
        }
    }
}

extension Improvement {
    init(row: Row) throws {
        self.init(
            id: try row.int("id"), procedure: try row.id("procedure_id"), unit: try row.id("unit_id"), rating: try row.optionalID("rating_id"),
            text: try row.string("text"), author: try row.id("author_id"), createdAt: try row.date("created_at"),
            outcome: try row.optionalString("outcome"), doneAt: try row.optionalDate("done_at"))
    }
}
