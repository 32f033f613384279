import Core
import Foundation

enum SpaceCardKind {}
typealias SpaceCardID = ID<SpaceCardKind>

/// A card that opens a space: for anyone, without e-mail or phone. It names nobody and says nothing of its holder's situation.
struct SpaceCard: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable {
        case usable
        /// Too many wrong secrets: a counter gives another.
        case blocked
        /// Lost, replaced, or no longer wanted.
        case revoked
    }

    let id: SpaceCardID
    let number: CardNumber
    /// `nil` once its space was closed.
    let person: PersonID?
    let state: State
    let level: IdentityProof?
    let issuedAt: Date
}

/// What happened to a card. Nothing takes a line away.
struct CardLine: Sendable, Equatable {
    enum Event: String, Sendable, CaseIterable {
        case issued, secretChanged, identitySeen, blocked, revoked, replaced
    }

    let event: Event
    let at: Date
    /// Who did it at the counter; `nil` for what happened by itself.
    let agent: String?
}
