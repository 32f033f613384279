import Core
import Foundation

enum SessionKind {}
typealias SessionID = ID<SessionKind>

/// A browser in which an agent signed in. It ends two hours after it was last used, and twelve hours after it began, whatever happens.
struct AgentSession: Sendable, Equatable {
    let id: SessionID
    let createdAt: Date
    let lastSeenAt: Date
    let expiresAt: Date
    /// "Firefox, Windows": so that an agent knows which one to close.
    let device: String

    static let longestIdle: TimeInterval = 2 * 3600
    static let longest: TimeInterval = 12 * 3600
    /// Being seen is written once a minute at most: a write for each page would be the most frequent of all.
    static let shortestWrite: TimeInterval = 60

    func isOpen(at now: Date) -> Bool { now < expiresAt && now < lastSeenAt + Self.longestIdle }

    func mustBeSeen(at now: Date) -> Bool { now >= lastSeenAt + Self.shortestWrite }
}

/// A session and whose it is.
struct OpenSession: Sendable, Equatable {
    let session: AgentSession
    let viewer: AgentViewer
}

/// A session that was just opened. The token goes to the browser; only its digest is kept.
struct NewSession: Sendable, Equatable {
    let agent: AgentID
    let token: String
}

/// Where a sign-in comes from.
struct Origin: Sendable, Equatable {
    /// For the throttle alone: only its keyed digest is stored, for a day.
    let address: String
    let device: String
}
