import Addresses
import Appointments
import Scheduling

/// From where people look for a place to come to: the addresses that the town imported.
struct AddressesOfAppointments: StartingPoints {
    let addresses: AddressesFeature

    func areKnown() async throws -> Bool { try await addresses.edition() != nil }

    func find(_ text: String) async throws -> [StartingPoint] {
        try await addresses.find(text).compactMap { found in
            Position(latitude: found.spot.latitude, longitude: found.spot.longitude).map { StartingPoint(label: found.label, position: $0) }
        }
    }
}
