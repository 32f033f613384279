import Core
import Foundation
import Identity
import Organisations
import Procedures
import Web
import Yams

/// Admiville, the fictional town that shows the product: its identity, its units and its agents, from `Assets/demo/admiville.yaml`.
struct DemoTown: Sendable {
    /// The password of every agent of the demonstration; made only by `admilib demo`, never by an installation.
    static let password = "Sept-hirondelles-au-lavoir-7"
    static let slug = "admiville"

    let file: DemoFile

    init() throws {
        file = try YAMLDecoder().decode(DemoFile.self, from: EmbeddedAssets.text("demo/admiville.yaml") ?? "")
    }

    /// Makes the town, its units, its agents and its procedures; does nothing for what is there already.
    func make(in product: Product, baseURL: String) async throws -> OrganisationID {
        let organisation: OrganisationID
        if let known = try await product.organisations.organisation(slug: Self.slug) {
            organisation = known.id
        } else {
            organisation = try await product.organisations.create(details(baseURL))
        }
        let units = try await makeUnits(in: product, organisation)
        try await makeAgents(in: product, organisation, units)
        try await importProcedures(in: product, organisation, units)
        return organisation
    }

    private func details(_ baseURL: String) -> OrganisationDetails {
        OrganisationDetails(
            slug: Self.slug, name: file.authority.name, host: nil, baseURL: baseURL, zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
            phone: file.authority.phone, address: file.authority.address.text, openingHours: file.authority.hours, email: file.authority.email,
            appearance: Appearance(), notices: LegalNotices()
        )
    }

    private func makeUnits(in product: Product, _ organisation: OrganisationID) async throws -> [String: UnitID] {
        for unit in file.units where try await product.organisations.unit(unit.key, of: organisation) == nil {
            _ = try await product.organisations.create(
                UnitDetails(key: unit.key, name: unit.name, address: unit.address, phone: unit.phone, email: unit.email, openingHours: unit.hours),
                in: organisation
            )
        }
        return try await Dictionary(uniqueKeysWithValues: product.organisations.units(of: organisation).map { ($0.key, $0.id) })
    }

    private func makeAgents(in product: Product, _ organisation: OrganisationID, _ units: [String: UnitID]) async throws {
        let known = try await Set(product.identity.agents(of: Array(units.values)).map(\.name))
        for agent in file.agents where !known.contains(agent.name) {
            guard let email = EmailAddress(agent.email) else { continue }
            let roles = Set(agent.roles.compactMap(AgentRole.init))
            let rolesByUnit = Dictionary(uniqueKeysWithValues: agent.units.compactMap { units[$0] }.map { ($0, roles) })
            do {
                try await product.identity.addAgent(
                    email: email, name: agent.name, roles: rolesByUnit, password: Self.password, of: organisation, now: product.clock()
                )
            } catch IdentityProblem.emailTaken { continue }
        }
    }

    private func importProcedures(in product: Product, _ organisation: OrganisationID, _ units: [String: UnitID]) async throws {
        for path in EmbeddedAssets.paths(under: "catalogue") {
            _ = try await product.procedures.importFile(
                yaml: EmbeddedAssets.text(path) ?? "", organisation: organisation, units: units, publish: true, now: product.clock()
            )
        }
    }
}

struct DemoFile: Codable, Sendable {
    struct Authority: Codable, Sendable {
        struct Address: Codable, Sendable {
            var lines: [String]
            var postalCode: String
            var city: String
            var text: String { (lines + ["\(postalCode) \(city)"]).joined(separator: "\n") }
        }
        var name: String
        var address: Address
        var phone: String
        var email: String
        var hours: String
    }
    struct Unit: Codable, Sendable {
        var key: String
        var name: String
        var address: String
        var hours: String
        var phone: String
        var email: String
    }
    struct Agent: Codable, Sendable {
        var firstName: String
        var lastName: String
        var email: String
        var units: [String]
        var roles: [String]
        var name: String { "\(firstName) \(lastName)" }
    }
    var authority: Authority
    var units: [Unit]
    var agents: [Agent]
}

/// Names for invented people, from `Assets/demo/people.yaml`.
struct DemoPeople: Codable, Sendable {
    var firstNames: [String]
    var lastNames: [String]
    var streets: [String]

    static func load() throws -> DemoPeople { try YAMLDecoder().decode(DemoPeople.self, from: EmbeddedAssets.text("demo/people.yaml") ?? "") }
}
