import Foundation
import Storage

/// What `doctor` asks of a database that is up to date, whatever the room that keeps it.
struct VitalSigns: Sendable {
    let database: any Database

    /// Since when it is there.
    func born() async throws -> Date? { try await moment("SELECT MIN(applied_at) AS at FROM schema_migration") }

    /// When the service was last seen at work.
    func lastBeat() async throws -> Date? { try await moment("SELECT at FROM heartbeat WHERE id = 1") }

    /// The latest thing that was written with its time.
    func lastWritten() async throws -> Date? {
        try await moment(
            "SELECT MAX(at) AS at FROM (SELECT at FROM heartbeat UNION ALL SELECT MAX(applied_at) AS at FROM schema_migration) AS moments")
    }

    /// PostgreSQL's own clock, and the first number of its version; `nil` for SQLite.
    func server() async throws -> (clock: Date, version: Int)? {
        guard database.dialect != .sqlite else { return nil }
        let row = try await database.read { connection in
            try connection.rows(
                """
                SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) AS at,
                    CAST(current_setting('server_version_num') AS BIGINT) / 10000 AS version
                """)[0]
        }
        guard let clock = try row.optionalDate("at") else { return nil }
        return (clock: clock, version: try row.int("version"))
    }

    /// The jobs that somebody should have done by now.
    func stuckJobs(at now: Date) async throws -> Int {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT COUNT(*) AS number FROM job
                WHERE (state = 'running' AND locked_until < \(now - 600)) OR (state = 'ready' AND run_at < \(now - 3600))
                """)[0].int("number")
        }
    }

    /// The latest files that people sent.
    func latestFiles(_ count: Int) async throws -> [BlobDigest] {
        try await database.read { connection in
            try connection.rows("SELECT digest FROM attachment WHERE digest IS NOT NULL ORDER BY id DESC LIMIT \(count)")
                .compactMap { BlobDigest(try $0.string("digest")) }
        }
    }

    /// Whether it holds keys that only the installation's key opens.
    func holdsKeys() async throws -> Bool { try await database.read { try $0.row("SELECT 1 AS one FROM sector_key LIMIT 1") != nil } }

    private func moment(_ question: SQL) async throws -> Date? { try await database.read { try $0.row(question)?.optionalDate("at") } }
}
