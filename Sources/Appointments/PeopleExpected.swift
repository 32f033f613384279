import Core
import Foundation
import Scheduling

/// Somebody who has an appointment today and was not received yet: what the queue at the entrance is told.
public struct ExpectedAppointment: Sendable {
    public let appointment: Appointment
    public let title: String
}

extension AppointmentsFeature {
    /// The places where this agent receives.
    public func places(for viewer: AgentViewer) async throws -> [Place] { try await book.schedules.places(for: viewer) }

    /// Today's appointments of a place, booked or arrived, in the order of their hours.
    public func expected(at id: PlaceID, of organisation: OrganisationID, now: Date) async throws -> [ExpectedAppointment] {
        let place = try await book.place(id, of: organisation)
        let today = LocalDate(now, in: place.details.zone)
        let offers = try await book.schedules.offers(of: organisation)
        let titles = Dictionary(offers.map { ($0.id, $0.details.title) }) { first, _ in first }
        return try await book.bookings.list(at: id, desk: nil, in: place.details.span(of: today...today))
            .filter { $0.state == .booked || $0.state == .arrived }
            .map { ExpectedAppointment(appointment: $0, title: titles[$0.type] ?? "") }
    }

    /// Says what became of one of today's appointments. Said twice, or after a colleague said otherwise, it changes nothing.
    public func mark(_ reference: Reference, at place: PlaceID, of organisation: OrganisationID, as state: Appointment.State, now: Date) async throws
    {
        let expected = try await expected(at: place, of: organisation, now: now)
        guard let found = expected.first(where: { $0.appointment.reference == reference })?.appointment, found.state != state else { return }
        do { try await book.bookings.change(found, to: state, now: now) } catch AppointmentProblem.changedMeanwhile {}
    }
}
