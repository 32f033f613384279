import Core
import Foundation
import Scheduling
import Storage

extension AppointmentsFeature {
    /// By kind, for a `JobWorker`.
    public var jobs: [String: JobWorker.Handler] { [NationalDeclaration.jobKind: { try await declare($0) }] }

    /// What is true when the job runs is told, whatever it was made for. Without a connection to the service, nothing is.
    private func declare(_ job: Job) async throws {
        guard let coordination, let id = job.payload["id"]?.int.map({ AppointmentID(Int64($0)) }) else { return }
        guard try await book.bookings.find(id) != nil else { return }
        try await declarations.alone(id, job) { declared in
            // Once it is its turn, as it is then.
            guard let appointment = try await book.bookings.find(id), let address = try await units.address(of: appointment.organisation) else {
                return
            }
            let place = try await book.place(appointment.place, of: appointment.organisation)
            let day = place.details.day(of: appointment.start)
            let time = WallClock(place.details.zone, covering: day...day).text(of: appointment.start).prefix(16).replacing("T", with: " ")
            let entry = NationalCoordination.Entry(point: place.details.name, pointID: "\(place.id)", date: "\(time):00")
            try await coordination.settle(
                appointment.applications, appointment.state.isCancelled ? nil : entry, at: "\(place.id)",
                link: address + FollowController.address(appointment.reference), declared: declared)
        }
    }
}
