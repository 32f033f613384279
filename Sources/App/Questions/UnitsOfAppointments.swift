import Appointments
import Core
import Correspondence
import Organisations

/// The authorities of this installation, each with the address of its site.
struct AuthoritiesOfAppointments: SharingAuthorities {
    let organisations: OrganisationsFeature

    func authorities() async throws -> [SharingAuthority] {
        try await organisations.known().map { SharingAuthority(id: $0.id, name: $0.details.name, address: $0.details.baseURL) }
    }
}

/// The numbers to which short messages can be sent; none without a gateway.
enum NumbersOfAppointments {
    static func check(isSending: Bool) -> (@Sendable (String) -> Bool)? {
        guard isSending else { return nil }
        return { (number: String) -> Bool in MobileNumber(number) != nil }
    }
}

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
