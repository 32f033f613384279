import Core
import Foundation
import Storage

extension SQLBookings {
    func correct(_ applications: [String], of appointment: Appointment, now: Date) async throws {
        try await database.write { connection in
            let row = try connection.row("SELECT * FROM appointment WHERE id = \(appointment.id)\(connection.dialect.forUpdate)")
            // Its version stays: nothing of it changes in a calendar.
            guard let current = try row.map(Appointment.init), current.state == .booked, current.applications == appointment.applications else {
                throw AppointmentProblem.changedMeanwhile
            }
            try connection.checkAlone(applications, in: current.organisation, but: current.id, now: now)
            try connection.run("UPDATE appointment SET applications = \(applications.joined(separator: " ")) WHERE id = \(current.id)")
            try connection.run("DELETE FROM appointment_application WHERE appointment_id = \(current.id)")
            try connection.list(applications, of: current.id)
            try connection.declare(current.id, now: now)
        }
    }
}
