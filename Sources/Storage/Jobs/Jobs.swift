import Core
import Foundation

/// The outbox, and what an administrator sees of it. Jobs are written in the transaction that causes them, so that neither can be without the other.
public struct Jobs: Sendable {
    private let database: any Database

    public init(_ database: any Database) { self.database = database }

    /// Adds a job to somebody's transaction. Once that is committed, the workers of this process look at once, the others within a second.
    /// - Parameter uniqueKey: of two jobs with the same key, the second is ignored, until the first is forgotten.
    public static func enqueue(
        kind: String, payload: JSON = [:], runAt: Date? = nil, uniqueKey: String? = nil, now: Date, on connection: any Connection
    ) throws {
        try connection.run(
            """
            INSERT INTO job (kind, payload, state, run_at, attempts, created_at, unique_key)
            VALUES (\(kind), \(payload), 'ready', \(runAt ?? now), 0, \(now), \(uniqueKey))
            ON CONFLICT (unique_key) DO NOTHING
            """)
        connection.wakeWorkers()
    }

    /// Says in somebody's transaction that something happened.
    public static func enqueue(_ event: Event, now: Date, on connection: any Connection) throws {
        let payload: JSON = ["subject": .int(Int(event.subject)), "line": .int(event.line)]
        try enqueue(kind: Job.kind(of: event.name), payload: payload, now: now, on: connection)
    }

    /// The jobs that were given up, the latest first.
    public func failed(limit: Int) async throws -> [Job] {
        try await database.read { connection in
            try connection.rows("SELECT \(Job.columns) FROM job WHERE state = 'failed' ORDER BY run_at DESC, id DESC LIMIT \(limit)")
                .map(Job.init)
        }
    }

    /// Gives a failed job all its chances again.
    /// - Returns: `false` if it is not a failed job.
    public func replay(_ id: JobID, now: Date) async throws -> Bool {
        try await database.write { connection in
            connection.wakeWorkers()
            return try connection.run("UPDATE job SET state = 'ready', attempts = 0, run_at = \(now) WHERE id = \(id) AND state = 'failed'") == 1
        }
    }

    /// How many jobs are in each state; every state has a number.
    public func counts() async throws -> [Job.State: Int] {
        let rows = try await database.read { try $0.rows("SELECT state, count(*) AS number FROM job GROUP BY state") }
        var counts = Dictionary(uniqueKeysWithValues: Job.State.allCases.map { ($0, 0) })
        for row in rows { counts[try row.parsed("state", Job.State.init)] = try row.int("number") }
        return counts
    }

    /// Deletes the jobs that were done before a moment, and frees their unique keys.
    /// - Returns: how many.
    public func forget(doneBefore limit: Date) async throws -> Int {
        try await database.write { try $0.run("DELETE FROM job WHERE state = 'done' AND done_at < \(limit)") }
    }
}
