import Core
import Foundation
import Scheduling

/// Who answers the phone for whom. An authority lets another one take appointments at its places; the other says which of its services does.
struct Switchboard: Sendable, Equatable {
    /// Whose places.
    let organisation: OrganisationID
    /// Whose agents answer: another authority's, or its own.
    let answering: OrganisationID
    /// Which of their services; `nil`: none yet, so nobody.
    let unit: UnitID?
}

/// **What it opens**: free times, those that are kept for the phone included, and booking, at the places that people see and for what people book. Not who comes: that
/// stays with the services of each place.
protocol Switchboards: Sendable {
    /// The authorities that this one lets answer for it; not itself.
    func answering(for organisation: OrganisationID) async throws -> Set<OrganisationID>
    /// For whom it may answer.
    func answered(by organisation: OrganisationID) async throws -> [Switchboard]
    /// Replaces whom an authority lets answer for it. Who stays keeps the service that answers.
    func admit(_ answering: Set<OrganisationID>, for organisation: OrganisationID, now: Date) async throws
    /// Says which service answers for an authority.
    /// - Parameter unit: of the agent's authority.
    /// - Throws: ``AppointmentProblem/unknownPlace`` for an authority that lets it not.
    func answer(for organisation: OrganisationID, with unit: UnitID?, by agent: AgentViewer, now: Date) async throws
    /// The authorities for which this agent answers.
    func organisations(for viewer: AgentViewer) async throws -> Set<OrganisationID>
    /// A place where this agent books because they answer for its authority.
    func place(_ id: PlaceID, for viewer: AgentViewer) async throws -> Place?
    /// What this agent booked since, to tell the person of it.
    func taken(_ reference: Reference, by viewer: AgentViewer, since: Date) async throws -> Appointment?
}
