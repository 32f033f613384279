import Core
import Foundation
import Scheduling

public enum RegistrationKind {}
public typealias RegistrationID = ID<RegistrationKind>

/// Somebody who takes part in a draw. Being first gives nothing: the number only tells them apart.
struct Registration: Sendable, Equatable {
    let id: RegistrationID
    let draw: DrawID
    let organisation: OrganisationID
    /// In the link that opens it.
    let reference: Reference
    /// From 1, in the order in which they were sure to be reachable; `nil` until then.
    let number: Int?
    let wishes: WaitWishes
    let person: Person
    let applications: [String]
    let state: State
    /// From 1, once the lots are drawn.
    let rank: Int?
    let appointment: AppointmentID?
    let wait: WaitID?
    let isByAgent: Bool

    enum State: String, Sendable, CaseIterable {
        /// They have not shown yet that the address is theirs.
        case asked
        case registered
        case won, lost
        case withdrawn
    }
}

/// What somebody asks for, and who they are.
struct NewRegistration: Sendable {
    var wishes: WaitWishes
    var person: Person
    var applications: [String] = []
}

/// What to tell somebody who registered: the job that `App` does after the commit.
public struct DrawNews: Sendable {
    public enum What: String, Sendable {
        /// Is this address theirs?
        case asked
        /// They take part, with their number.
        case registered
        /// No place was left for them. Who has one is told by their appointment.
        case lost
        /// The draw was called off.
        case cancelled
    }

    public let registration: RegistrationID
    public let what: What

    public static let jobKind = "appointment.draw"

    init(_ what: What, of registration: RegistrationID) { (self.registration, self.what) = (registration, what) }

    public init?(_ payload: JSON) {
        guard let id = payload["id"]?.int, let what = payload["what"]?.string.flatMap(What.init) else { return nil }
        self.init(what, of: RegistrationID(Int64(id)))
    }

    var payload: JSON { ["id": .int(Int(registration.rawValue)), "what": .string(what.rawValue)] }
    /// Told once, however often the job runs.
    public var key: String { "draw:\(registration):\(what.rawValue)" }
}
