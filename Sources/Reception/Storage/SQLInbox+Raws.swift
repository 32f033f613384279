import Core
import Foundation
import Storage

/// What of the store no message names.
extension SQLInbox {
    func announce(_ raw: String, at now: Date) async throws {
        try await database.write { try $0.plan([raw], removedAt: now + 86_400) }
    }

    func erase(_ states: [InboundMessage.State], before limit: Date, atMost count: Int, at now: Date) async throws {
        try await database.write { connection in
            let erased = try connection.rows(
                """
                DELETE FROM inbound_message WHERE id IN (
                    SELECT id FROM inbound_message WHERE state IN \(list: states.map(\.rawValue)) AND settled_at < \(limit)
                    ORDER BY settled_at LIMIT \(count))
                RETURNING raw
                """
            ).map { try $0.string("raw") }
            try connection.plan(erased, removedAt: now)
        }
    }

    func rawsToRemove(at now: Date, atMost count: Int) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT raw FROM inbound_raw_to_remove AS due
                WHERE remove_at <= \(now) AND NOT EXISTS (SELECT 1 FROM inbound_message WHERE inbound_message.raw = due.raw)
                ORDER BY remove_at LIMIT \(count)
                """
            ).map { try $0.string("raw") }
        }
    }

    func forget(_ raw: String) async throws {
        _ = try await database.write { try $0.run("DELETE FROM inbound_raw_to_remove WHERE raw = \(raw)") }
    }
}

extension Connection {
    fileprivate func plan(_ raws: [String], removedAt moment: Date) throws {
        for raw in Set(raws).sorted() {
            try run(
                """
                INSERT INTO inbound_raw_to_remove (raw, remove_at) VALUES (\(raw), \(moment))
                ON CONFLICT (raw) DO UPDATE SET remove_at = excluded.remove_at
                """)
        }
    }
}
