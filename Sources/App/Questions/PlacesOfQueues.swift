import Appointments
import Core
import Foundation
import Queues
import Scheduling

/// The places of appointments are those where people wait.
struct PlacesOfQueues: QueuePlaces {
    let appointments: AppointmentsFeature

    func places(of organisation: OrganisationID) async throws -> [QueuePlace] {
        try await appointments.places(of: organisation).map(QueuePlace.init)
    }

    func places(for viewer: AgentViewer) async throws -> [QueuePlace] { try await appointments.places(for: viewer).map(QueuePlace.init) }
}

extension QueuePlace {
    init(_ place: Place) { self.init(id: place.id, organisation: place.organisation, name: place.details.name, zone: place.details.zone) }
}

/// Those who come by appointment take their place in the queue by its hour.
struct ArrivalsOfQueues: QueueArrivals {
    let appointments: AppointmentsFeature

    func expected(at place: QueuePlace, now: Date) async throws -> [ExpectedPerson] {
        try await appointments.expected(at: place.id, of: place.organisation, now: now).map { expected in
            ExpectedPerson(
                reference: expected.appointment.reference, due: expected.appointment.startDate, name: expected.appointment.person.name,
                subject: expected.title)
        }
    }

    func arrived(_ reference: Reference, at place: QueuePlace, now: Date) async throws {
        try await appointments.mark(reference, at: place.id, of: place.organisation, as: .arrived, now: now)
    }

    func received(_ reference: Reference, at place: QueuePlace, now: Date) async throws {
        try await appointments.mark(reference, at: place.id, of: place.organisation, as: .done, now: now)
    }
}
