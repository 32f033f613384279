import Foundation
import Logging

/// Does the jobs. Several may work on one database, in one process or in many: each job is taken by one.
public struct JobWorker: Sendable {
    public typealias Handler = @Sendable (Job) async throws -> Void

    private let database: any Database
    private let queue: JobQueue
    private let handlers: [String: Handler]
    private let log: Logger
    private let lease: Duration
    private let atOnce: Int

    /// - Parameters:
    ///   - handlers: by kind of job. A job of a kind without handler fails, and so is seen.
    ///   - lease: how long a job may take. **Past it another worker takes the job too**, believing this one dead.
    ///   - atOnce: how many jobs are done at the same time.
    public init(
        database: any Database, handlers: [String: Handler], log: Logger, lease: Duration = .seconds(900), atOnce: Int = 4
    ) {
        self.database = database
        self.queue = JobQueue(database: database)
        self.handlers = handlers
        self.log = log
        self.lease = lease
        self.atOnce = atOnce
    }

    /// Does what is due, `limit` jobs at most.
    /// - Returns: how many were done, and how many failed this time.
    public func runDue(now: Date, limit: Int) async throws -> (done: Int, failed: Int) {
        try await queue.releaseExpired(at: now)
        let start = ContinuousClock.now
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            var outcomes: [Outcome] = []
            for taken in 0..<limit {
                if taken >= atOnce, let outcome = try await group.next() { outcomes.append(outcome) }
                if Task.isCancelled { break }
                // The lease runs from now, which is later than `now` when the jobs before were long.
                let end = now + (ContinuousClock.now - start + lease).seconds
                guard let job = try await queue.claim(dueAt: now, until: end) else { break }
                group.addTask { try await self.attempt(job, now: now) }
            }
            for try await outcome in group { outcomes.append(outcome) }
            return (outcomes.count { $0 == .done }, outcomes.count { $0 == .failed })
        }
    }

    /// Works until the task is cancelled, woken by what this process enqueues, and every `interval` for what others do.
    public func run(pollEvery interval: Duration = .seconds(1), clock: @Sendable () -> Date) async {
        while !Task.isCancelled {
            do {
                let (done, failed) = try await runDue(now: clock(), limit: 100)
                if done + failed > 0 { continue }
            } catch {
                log.error("The jobs could not be taken", metadata: ["error": "\(error)"])
            }
            await database.signal.wait(atMost: interval)
        }
    }
}

extension JobWorker {
    private enum Outcome { case done, failed, givenBack }

    private struct NoHandler: Error {}

    private func attempt(_ job: Job, now: Date) async throws -> Outcome {
        do {
            guard let handler = handlers[job.kind] else { throw NoHandler() }
            try await handler(job)
        } catch {
            return try await miss(job, error, now: now)
        }
        try await queue.finish(job, at: now)
        return .done
    }

    private func miss(_ job: Job, _ error: any Error, now: Date) async throws -> Outcome {
        if Task.isCancelled {
            try await queue.giveBack(job)
            return .givenBack
        }
        // The log tells the kind of error only: its text may quote an address. The text is kept for administrators.
        log.warning(
            "A job failed",
            metadata: ["job.id": "\(job.id)", "job.kind": "\(job.kind)", "attempt": "\(job.attempts)", "error": "\(type(of: error))"])
        let reason = String("\(error)".replacing("\0", with: "").prefix(1000))
        try await queue.fail(job, because: reason, at: now)
        return .failed
    }
}

extension Duration {
    fileprivate var seconds: TimeInterval { TimeInterval(components.seconds) + TimeInterval(components.attoseconds) * 1e-18 }
}
