import Core
import Foundation
import Storage

/// Counters of tries, in SQL: all nodes count together.
struct SQLTries: Sendable {
    let database: any Database

    /// Counted before anything is looked at: a hundred tries sent at once would all be looked at before the first failure is written.
    /// - Throws: ``PeopleProblem/mustWait(_:)``, and then nothing is counted.
    func begin(_ keys: [TryKey], at now: Date) async throws {
        // In one order, so that two nodes never wait for each other's counters.
        let keys = keys.sorted { $0.name < $1.name }
        try await database.write { connection in
            for key in keys { try begin(key, at: now, in: connection) }
        }
    }

    /// The first statement locks the counter it adds to, and adds nothing while one must wait.
    private func begin(_ key: TryKey, at now: Date, in connection: any Connection) throws {
        let counted = try connection.row(
            """
            INSERT INTO person_try (key, tries, last_at, next_at) VALUES (\(key.name), 1, \(now), \(now))
            ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at,
                tries = CASE WHEN person_try.last_at <= \(now - key.patience.memory) THEN 1 ELSE person_try.tries + 1 END
            WHERE person_try.next_at <= excluded.last_at
            RETURNING tries
            """)
        guard let counted else {
            let next = try connection.row("SELECT next_at FROM person_try WHERE key = \(key.name)")?.date("next_at")
            throw PeopleProblem.mustWait(max(1, (next ?? now).timeIntervalSince(now)))
        }
        let wait = key.patience.wait(after: try counted.int("tries"))
        try connection.run("UPDATE person_try SET next_at = \(now + wait) WHERE key = \(key.name)")
    }

    /// The try was not a failure.
    func takeBack(_ keys: [TryKey], at now: Date) async throws {
        let names = keys.map(\.name)
        try await database.write { connection in
            _ = try connection.run("UPDATE person_try SET tries = tries - 1, next_at = \(now) WHERE key IN \(list: names) AND tries > 0")
        }
    }

    func reset(_ key: TryKey) async throws {
        try await database.write { _ = try $0.run("DELETE FROM person_try WHERE key = \(key.name)") }
    }
}
