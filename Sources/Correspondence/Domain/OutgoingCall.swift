import Core
import Foundation

public enum OutgoingCallKind {}
public typealias OutgoingCallID = ID<OutgoingCallKind>

/// A call that somebody has to make: the person gave a telephone and nothing else.
public struct NewCall: Sendable {
    public var organisation: OrganisationID
    public var unit: UnitID
    /// `nil` for an appointment that no request asked for.
    public var dossier: DossierID?
    public var reference: Reference
    /// The appointment that it is about.
    public private(set) var appointment: Reference?
    public var person: String
    /// In international form.
    public var number: String
    public var title: String
    /// What to say.
    public var script: String
    /// After that it says nothing useful any more, and leaves the list by itself.
    public private(set) var usefulUntil: Date?

    public init(
        organisation: OrganisationID, unit: UnitID, dossier: DossierID, reference: Reference, person: String, number: String, title: String,
        script: String
    ) {
        (self.organisation, self.unit, self.dossier, self.reference) = (organisation, unit, dossier, reference)
        (self.person, self.number, self.title, self.script) = (person, number, title, script)
    }

    /// About an appointment, whose number it has.
    public init(
        organisation: OrganisationID, unit: UnitID, dossier: DossierID?, appointment: Reference, person: String, number: String, title: String,
        script: String, usefulUntil: Date
    ) {
        (self.organisation, self.unit, self.dossier, reference, self.appointment) = (organisation, unit, dossier, appointment, appointment)
        (self.person, self.number, self.title, self.script, self.usefulUntil) = (person, number, title, script, usefulUntil)
    }
}

struct OutgoingCall: Sendable, Equatable {
    let id: OutgoingCallID
    let dossier: DossierID?
    let reference: Reference
    /// The appointment that it is about.
    var appointment: Reference?
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
