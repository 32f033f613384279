import Appointments
import Core
import Organisations

/// The units, as the settings of appointments name them.
struct UnitsOfAppointments: AppointmentUnits {
    let organisations: OrganisationsFeature

    func units(of organisation: OrganisationID) async throws -> [(id: UnitID, name: String)] {
        try await organisations.units(of: organisation).map { ($0.id, $0.name) }
    }

    func address(of organisation: OrganisationID) async throws -> String? {
        try await organisations.organisation(organisation)?.details.baseURL
    }
}
