import Core
import Dossiers
import Foundation
import Identity
import Organisations

/// Units and agents, as requests need them.
struct ColleaguesOfDossiers: Colleagues {
    let organisations: OrganisationsFeature
    let identity: IdentityFeature

    func units(of organisation: OrganisationID) async throws -> [UnitSheet] {
        try await organisations.units(of: organisation).map { unit in
            var sheet = UnitSheet(id: unit.id, name: unit.name, phone: unit.phone, email: unit.email, address: unit.address)
            sheet.openingHours = unit.openingHours
            return sheet
        }
    }

    func agents(in units: [UnitID]) async throws -> [AgentSheet] {
        try await identity.agents(of: units).map { agent in
            let theirs = agent.roles.filter { !$0.value.isDisjoint(with: AgentRole.seeingDossiers) }
            return AgentSheet(id: agent.id, name: agent.name, units: theirs.keys.sorted())
        }
    }
}
