import Core
import Foundation

public enum OutgoingCallKind {}
public typealias OutgoingCallID = ID<OutgoingCallKind>

/// A call that somebody has to make: the person gave a telephone and nothing else.
public struct NewCall: Sendable {
    public var organisation: OrganisationID
    public var unit: UnitID
    public var dossier: DossierID
    public var reference: Reference
    public var person: String
    /// In international form.
    public var number: String
    public var title: String
    /// What to say.
    public var script: String

    public init(
        organisation: OrganisationID, unit: UnitID, dossier: DossierID, reference: Reference, person: String, number: String, title: String,
        script: String
    ) {
        (self.organisation, self.unit, self.dossier, self.reference) = (organisation, unit, dossier, reference)
        (self.person, self.number, self.title, self.script) = (person, number, title, script)
    }
}

struct OutgoingCall: Sendable, Equatable {
    let id: OutgoingCallID
    let dossier: DossierID
    let reference: Reference
    let person: String
    let number: String
    let title: String
    /// `nil` once erased.
    let script: String?
    let createdAt: Date
    /// How often nobody answered.
    let misses: Int
    let lastTriedAt: Date?
    let isOpen: Bool
}

/// What came of a call.
public enum CallOutcome: String, Sendable, CaseIterable {
    case reached
    /// It stays to be made.
    case notReached
    /// Nobody will try again.
    case givenUp
}
