import Core
import Foundation

/// A person's telephone, as we know it: theirs to add and to take away, asked of nobody.
struct PersonFactor: Sendable, Equatable {
    let secret: [UInt8]
    /// `false` until a first code was right: an unfinished beginning asks nothing.
    let isConfirmed: Bool
    /// The period of the last code that was used: none as old opens anything again.
    let lastStep: Int64
    let recoveryLeft: Int
}

/// What follows a right passphrase, or a link.
enum PersonEntry: Sendable, Equatable {
    /// The key of the session.
    case open(String)
    /// The key under which the code is awaited.
    case code(String)
}

/// Somebody who is half in: the code of their telephone is still to come.
struct HalfEntry: Sendable, Equatable {
    let person: PersonID
    let way: WayIn
    let back: SpaceReturn

    static let lifetime: TimeInterval = 600
}
