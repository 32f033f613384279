import Core
import Foundation

enum PersonSessionKind {}
typealias PersonSessionID = ID<PersonSessionKind>

/// A browser in which a person signed in. It ends an hour after it was last used, and twelve hours after it began.
struct PersonSession: Sendable, Equatable {
    let id: PersonSessionID
    let way: WayIn
    let createdAt: Date
    let lastSeenAt: Date
    let expiresAt: Date
    /// "Firefox, Windows": so that a person knows which one to close.
    let device: String

    static let longestIdle: TimeInterval = 3600
    /// A card is used where others come after: a library, a kiosk.
    static let longestIdleWithCard: TimeInterval = 20 * 60
    static let longest: TimeInterval = 12 * 3600
    /// Being seen is written once a minute at most.
    static let shortestWrite: TimeInterval = 60
    /// Who came by a link a moment ago just showed that the address is theirs: they may choose a passphrase without the one they forgot.
    static let fresh: TimeInterval = 1800

    func isOpen(at now: Date) -> Bool { now < expiresAt && now < lastSeenAt + (way == .card ? Self.longestIdleWithCard : Self.longestIdle) }
    func mustBeSeen(at now: Date) -> Bool { now >= lastSeenAt + Self.shortestWrite }
    func isFresh(at now: Date) -> Bool { now < createdAt + Self.fresh }
    func provesAddress(at now: Date) -> Bool { way == .link && isFresh(at: now) }
}

/// A session, whose it is, and what opens their requests.
struct OpenPersonSession: Sendable, Equatable {
    let session: PersonSession
    let viewer: PersonViewer
}

/// Where somebody comes from.
struct PersonOrigin: Sendable, Equatable {
    /// For the throttle alone: only its keyed digest is stored, for a day.
    let address: String
    let device: String
}
