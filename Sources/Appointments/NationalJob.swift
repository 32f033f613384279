import Core
import Foundation
import Scheduling
import Storage

extension AppointmentsFeature {
    /// By kind, for a `JobWorker`.
    public var jobs: [String: JobWorker.Handler] { [NationalDeclaration.jobKind: { try await declare($0) }] }

    /// What is true when the job runs is told, whatever it was made for. Without a connection to the service, nothing is.
    private func declare(_ job: Job) async throws {
        guard let coordination, let id = job.payload["id"]?.int, let appointment = try await book.bookings.find(AppointmentID(Int64(id))),
            !appointment.applications.isEmpty, let address = try await units.address(of: appointment.organisation)
        else { return }
        let place = try await book.place(appointment.place, of: appointment.organisation)
        let day = place.details.day(of: appointment.start)
        let time = WallClock(place.details.zone, covering: day...day).text(of: appointment.start).prefix(16).replacing("T", with: " ")
        let entry = NationalCoordination.Entry(point: place.details.name, pointID: "\(place.id)", date: "\(time):00")
        try await coordination.settle(
            appointment.applications, appointment.state.isCancelled ? nil : entry, at: "\(place.id)",
            link: address + FollowController.address(appointment.reference))
    }
}
