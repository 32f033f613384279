import Foundation

/// The states of jobs, as workers change them. Whoever lost its lease changes nothing any more: the number of attempts says whose turn it is.
struct JobQueue: Sendable {
    let database: any Database

    static let mostAttempts = 10
    /// What is noted of a job whose worker was killed.
    static let interruption = "its worker stopped before the end"

    /// One minute, five, thirty, two hours, then every twelve: three days in all, time enough for a mail server to be repaired.
    static func delay(after attempts: Int) -> TimeInterval {
        let minutes = [1.0, 5, 30, 120]
        return 60 * (attempts <= minutes.count ? minutes[attempts - 1] : 720)
    }

    /// Takes the job that is due for longest.
    func claim(dueAt now: Date, until lease: Date) async throws -> Job? {
        try await database.write { connection in
            try connection.row(
                """
                UPDATE job SET state = 'running', attempts = attempts + 1, locked_until = \(lease)
                WHERE id = (
                    SELECT id FROM job WHERE state = 'ready' AND run_at <= \(now) ORDER BY run_at, id LIMIT 1\(connection.dialect.skipLocked)
                )
                RETURNING \(Job.columns)
                """
            ).map(Job.init)
        }
    }

    /// Gives back the jobs of workers that were killed. A job that kills its worker each time ends up failed.
    func releaseExpired(at now: Date) async throws {
        let expired = try await database.read { try $0.row("SELECT 1 AS one FROM job WHERE state = 'running' AND locked_until < \(now) LIMIT 1") }
        guard expired != nil else { return }
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE job
                SET state = CASE WHEN attempts < \(Self.mostAttempts) THEN 'ready' ELSE 'failed' END,
                    locked_until = NULL, last_error = \(Self.interruption)
                WHERE id IN (
                    SELECT id FROM job WHERE state = 'running' AND locked_until < \(now) ORDER BY id\(connection.dialect.skipLocked)
                )
                """)
        }
    }

    func finish(_ job: Job, at now: Date) async throws {
        try await settle(job, "state = 'done', done_at = \(now), last_error = NULL")
    }

    /// Plans the next attempt, or gives up.
    func fail(_ job: Job, because reason: String, at now: Date) async throws {
        let state = job.attempts < Self.mostAttempts ? "ready" : "failed"
        let next = now + Self.delay(after: job.attempts)
        try await settle(job, "state = \(state), run_at = \(next), last_error = \(reason)")
    }

    /// As if it had never been taken: the process stops, and it is not the job's fault.
    func giveBack(_ job: Job) async throws {
        try await settle(job, "state = 'ready', attempts = attempts - 1")
    }

    private func settle(_ job: Job, _ changes: SQL) async throws {
        _ = try await database.write { connection in
            try connection.run(
                "UPDATE job SET \(changes), locked_until = NULL WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)")
        }
    }
}
