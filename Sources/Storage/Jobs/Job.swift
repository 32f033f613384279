import Core
import Foundation

public enum JobKind {}
public typealias JobID = ID<JobKind>

/// Something to be done after a transaction, and because of it: a mail, a call, what follows from an event.
///
/// A job is done *at least* once: whoever does it may be killed between the deed and the note that it is done. So handlers are idempotent, and bounded
/// in time.
public struct Job: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// Waits for its time.
        case ready
        /// Taken by a worker, until its lease ends.
        case running
        case done
        /// Given up, until somebody replays it.
        case failed
    }

    public let id: JobID
    public let kind: String
    public let payload: JSON
    public let state: State
    public let runAt: Date
    /// How many times it was taken, this time included.
    public let attempts: Int
    public let lastError: String?
    public let createdAt: Date

    /// Whether it will be given up if it fails this time.
    public var isLastAttempt: Bool { attempts >= JobQueue.mostAttempts }

    /// Whether the last one who took it stopped before the end: killed, or brought down by the job itself.
    public var wasInterrupted: Bool { lastError == JobQueue.interruption }

    /// The event it carries, if it was made by `Jobs.enqueue(_:)`.
    public var event: Event? {
        guard kind.hasPrefix(Self.eventPrefix), let name = Event.Name(rawValue: String(kind.dropFirst(Self.eventPrefix.count))),
            let subject = payload["subject"]?.int, let line = payload["line"]?.int
        else { return nil }
        return Event(name, subject: Int64(subject), line: line)
    }

    /// The kind of the jobs that carry this event.
    public static func kind(of event: Event.Name) -> String { eventPrefix + event.rawValue }

    private static let eventPrefix = "event."
}

extension Job {
    static let columns: SQL = "id, kind, payload, state, run_at, attempts, last_error, created_at"

    init(row: Row) throws {
        id = try row.id("id")
        kind = try row.string("kind")
        payload = try row.json("payload")
        state = try row.parsed("state", State.init)
        runAt = try row.date("run_at")
        attempts = try row.int("attempts")
        lastError = try row.optionalString("last_error")
        createdAt = try row.date("created_at")
    }
}
