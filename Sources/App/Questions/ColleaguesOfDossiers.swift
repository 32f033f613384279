import Core
import Dossiers
import Foundation
import Identity
import Law
import Organisations

/// Units and agents, as requests need them.
struct ColleaguesOfDossiers: Colleagues {
    let organisations: OrganisationsFeature
    let identity: IdentityFeature

    func units(of organisation: OrganisationID) async throws -> [UnitSheet] {
        try await organisations.units(of: organisation).map {
            UnitSheet(id: $0.id, name: $0.name, phone: $0.phone, email: $0.email, address: $0.address)
        }
    }

    /// By its clock, which tells every place but Alsace and Moselle: they have Paris's.
    func region(of organisation: OrganisationID) async throws -> Region {
        let zone = try await organisations.organisation(organisation)?.details.zone.identifier
        return Region.allCases.first { $0.timeZone.identifier == zone } ?? .metropolitan
    }

    func agents(in units: [UnitID]) async throws -> [AgentSheet] {
        try await identity.agents(of: units).map { AgentSheet(id: $0.id, name: $0.name, units: $0.roles.keys.sorted()) }
    }
}
