import Core
import Foundation

/// Someone who chose to have a space. Nothing asks for one: a space is a convenience, and holds as little as it can.
struct Person: Sendable, Equatable {
    let id: PersonID
    let organisation: OrganisationID
    /// 256 random bits. With a sector's key it gives the person's mark there; once it is erased, no mark of theirs can be made again.
    let seed: String
    /// `nil` for who came with a card alone.
    let email: EmailAddress?
    let hasPassphrase: Bool
    let level: IdentityProof
}

/// How somebody came in.
enum WayIn: String, Sendable, CaseIterable {
    case link, passphrase, card, franceConnect
}

/// Somebody's credentials, as they are stored.
struct PersonCredentials: Sendable {
    let person: PersonID
    let passphraseHash: String?
}
