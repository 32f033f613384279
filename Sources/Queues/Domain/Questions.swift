import Core
import Foundation
import Scheduling

/// Where people wait, as the room of appointments knows it.
public struct QueuePlace: Sendable, Equatable {
    public let id: PlaceID
    public let organisation: OrganisationID
    public let name: String
    public let zone: TimeZone

    public init(id: PlaceID, organisation: OrganisationID, name: String, zone: TimeZone) {
        (self.id, self.organisation, self.name, self.zone) = (id, organisation, name, zone)
    }
}

/// The places of an authority. `App` answers.
public protocol QueuePlaces: Sendable {
    func places(of organisation: OrganisationID) async throws -> [QueuePlace]
    /// Those where this agent receives.
    func places(for viewer: AgentViewer) async throws -> [QueuePlace]
}

/// Somebody who has an appointment today, and is not received yet.
public struct ExpectedPerson: Sendable, Equatable {
    public let reference: Reference
    public let due: Date
    public let name: String
    /// What they come for.
    public let subject: String

    public init(reference: Reference, due: Date, name: String, subject: String) {
        (self.reference, self.due, self.name, self.subject) = (reference, due, name, subject)
    }
}

/// Those who come by appointment. `App` answers with the room of appointments.
public protocol QueueArrivals: Sendable {
    /// Today's, in the order of their hours.
    func expected(at place: QueuePlace, now: Date) async throws -> [ExpectedPerson]
    /// Says there that they came.
    func arrived(_ reference: Reference, at place: QueuePlace, now: Date) async throws
    /// Says there that they were received.
    func received(_ reference: Reference, at place: QueuePlace, now: Date) async throws
}
