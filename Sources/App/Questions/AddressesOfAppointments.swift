import Addresses
import Appointments
import Scheduling

/// From where people look for a place to come to: the addresses that the town imported.
struct AddressesOfAppointments: StartingPoints {
    let addresses: AddressesFeature

    func areKnown() async throws -> Bool { try await addresses.edition() != nil }

    func find(_ text: String) async throws -> [StartingPoint] { try await addresses.find(text).compactMap(StartingPoint.init) }

    func near(_ text: String) async throws -> [StartingPoint] { try await addresses.near(text).compactMap(StartingPoint.init) }
}

extension StartingPoint {
    fileprivate init?(_ found: TownAddress) {
        guard let position = Position(latitude: found.spot.latitude, longitude: found.spot.longitude) else { return nil }
        self.init(label: found.label, position: position)
    }
}
