import Core
import Foundation
import Storage

struct SQLOutgoingCalls: OutgoingCallRepository {
    let database: any Database

    func open(viewer: AgentViewer, now: Date, atMost count: Int) async throws -> [OutgoingCall] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM outgoing_call
                WHERE \(SQLOutgoingLetters.seal(viewer)) AND outcome IS NULL AND (useful_until IS NULL OR useful_until > \(now)) ORDER BY id LIMIT \(count)
                """
            ).map(OutgoingCall.init)
        }
    }

    func find(_ id: OutgoingCallID, viewer: AgentViewer) async throws -> OutgoingCall? {
        try await database.read { connection in
            try connection.row("SELECT * FROM outgoing_call WHERE id = \(id) AND \(SQLOutgoingLetters.seal(viewer))").map(OutgoingCall.init)
        }
    }

    func note(_ outcome: CallOutcome, of id: OutgoingCallID, viewer: AgentViewer, at now: Date) async throws -> Bool {
        let end = outcome == .notReached ? nil : outcome.rawValue
        let misses = outcome == .notReached ? 1 : 0
        return try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_call SET outcome = \(end), misses = misses + \(misses), last_tried_at = \(now)
                WHERE id = \(id) AND outcome IS NULL AND \(SQLOutgoingLetters.seal(viewer)) RETURNING dossier_id, title
                """)
            guard let row else { return false }
            let detail: [String: JSON] = ["title": .string(try row.string("title")), "outcome": .string(outcome.rawValue)]
            try PostWriting.tell(.personCalled, of: row.optionalID("dossier_id"), detail, viewer: viewer, now: now, on: connection)
            return true
        }
    }

    func eraseApart(before limit: Date, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            var erased = 0
            for table: SQL in ["outgoing_call", "outgoing_letter"] {
                erased += try connection.run(
                    """
                    DELETE FROM \(table) WHERE id IN (
                        SELECT id FROM \(table) WHERE appointment IS NOT NULL AND dossier_id IS NULL AND created_at < \(limit) ORDER BY id LIMIT \(count)
                    )
                    """)
            }
            return erased
        }
    }

    func eraseScripts(before limit: Date, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE outgoing_call SET script = NULL
                WHERE id IN (
                    SELECT id FROM outgoing_call WHERE outcome IS NOT NULL AND script IS NOT NULL AND last_tried_at < \(limit)
                    ORDER BY last_tried_at LIMIT \(count)
                )
                """)
        }
    }
}

extension OutgoingCall {
    init(row: Row) throws {
        id = try row.id("id")
        dossier = try row.optionalID("dossier_id")
        reference = try row.parsed("reference", Reference.init)
        appointment = try row.optionalParsed("appointment", Reference.init)
        person = try row.string("person")
        number = try row.string("number")
        title = try row.string("title")
        script = try row.optionalString("script")
        createdAt = try row.date("created_at")
        misses = try row.int("misses")
        lastTriedAt = try row.optionalDate("last_tried_at")
        isOpen = try row.optionalString("outcome") == nil
    }
}
