import Core
import Foundation
import Storage
import Web

/// Appointments: places, desks and hours, what can be booked, and who comes. All that the rest of the product may know of them.
public struct AppointmentsFeature: Sendable {
    public static let migrations = Migration.appointments
}
