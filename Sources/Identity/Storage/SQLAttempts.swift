import Core
import Foundation
import Storage

/// Counters of failures, in SQL.
struct SQLAttempts: AttemptRepository {
    let database: any Database

    /// Counted before the password is looked at: a hundred tries sent at once would all be looked at before the first failure is written.
    func begin(_ keys: [AttemptKey], at now: Date) async throws {
        // In one order, so that two nodes never wait for each other's counters.
        let keys = keys.sorted { $0.name < $1.name }
        try await database.write { connection in
            for key in keys { try begin(key, at: now, in: connection) }
        }
    }

    /// The first statement locks the counter it adds to, and adds nothing while one must wait; the second says until when.
    private func begin(_ key: AttemptKey, at now: Date, in connection: any Connection) throws {
        let counted = try connection.row(
            """
            INSERT INTO sign_in_attempt (key, failures, last_at, next_at) VALUES (\(key.name), 1, \(now), \(now))
            ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
                failures = CASE WHEN sign_in_attempt.last_at <= \(now - key.throttle.memory) THEN 1 ELSE sign_in_attempt.failures + 1 END
            WHERE sign_in_attempt.next_at <= excluded.last_at
            RETURNING failures
            """)
        guard let counted else { throw try refusal(key, at: now, in: connection) }
        let wait = key.throttle.wait(after: try counted.int("failures"))
        try connection.run("UPDATE sign_in_attempt SET next_at = \(now + wait) WHERE key = \(key.name)")
    }

    private func refusal(_ key: AttemptKey, at now: Date, in connection: any Connection) throws -> IdentityProblem {
        let next = try connection.row("SELECT next_at FROM sign_in_attempt WHERE key = \(key.name)")?.date("next_at")
        return .mustWait(max(1, (next ?? now).timeIntervalSince(now)))
    }

    func takeBack(_ keys: [AttemptKey], at now: Date) async throws {
        let names = keys.map(\.name)
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE sign_in_attempt SET failures = failures - 1, next_at = \(now) WHERE key IN \(list: names) AND failures > 0")
        }
    }

    func reset(_ key: AttemptKey) async throws {
        try await database.write { _ = try $0.run("DELETE FROM sign_in_attempt WHERE key = \(key.name)") }
    }
}
