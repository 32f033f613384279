import Core
import Foundation

public enum OutgoingMailKind {}
public typealias OutgoingMailID = ID<OutgoingMailKind>

/// A mail in the outbox: written with what caused it, and sent at least once.
struct OutgoingMail: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable {
        /// Not sent yet: its turn comes, a server asked us to come back, or there is no server.
        case waiting
        /// A server answers for it.
        case sent
        /// Given up, until an administrator sends it again.
        case failed
    }

    let id: OutgoingMailID
    let to: EmailAddress
    let subject: String
    let messageID: MessageID
    let createdAt: Date
    let state: State
    let attempts: Int
    let sentAt: Date?
    /// What the server said the last time that it refused.
    let lastError: String?
}

/// A mail and what it says.
struct OutgoingMailReading: Sendable, Equatable {
    let mail: OutgoingMail
    /// `nil` once erased.
    let text: String?
    let attachments: [Attachment]

    struct Attachment: Sendable, Equatable {
        let name: String
        let mediaType: String
        let size: Int
    }
}

/// A mail that was taken to be sent, and when it was written.
struct TakenMail: Sendable, Equatable {
    let mail: Mail
    let writtenAt: Date
}

/// Somebody is sending this mail right now, or died doing so. It is worth coming back.
struct StillBeingSent: Error {}
