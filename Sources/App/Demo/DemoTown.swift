import Addresses
import Appointments
import Core
import Dossiers
import Foundation
import Identity
import Insight
import Organisations
import Panels
import Procedures
import Queues
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
        try await makeAppointments(in: product, organisation, units)
        try await makeAddresses(in: product)
        try await makeDistricts(in: product, organisation)
        return organisation
    }

    private func details(_ baseURL: String) -> OrganisationDetails {
        OrganisationDetails(
            slug: Self.slug, name: file.authority.name, host: nil, baseURL: baseURL, zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
            phone: file.authority.phone, address: file.authority.address.text, openingHours: file.authority.hours, email: file.authority.email,
            appearance: Appearance(), notices: file.authority.legalNotices
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
        let newcomers = file.agents.filter { !known.contains($0.name) }.compactMap { agent -> NewAgent? in
            guard let email = EmailAddress(agent.email) else { return nil }
            let roles = Set(agent.roles.compactMap(AgentRole.init))
            let rolesByUnit = Dictionary(uniqueKeysWithValues: agent.units.compactMap { units[$0] }.map { ($0, roles) })
            return NewAgent(organisation: organisation, email: email, name: agent.name, quality: agent.quality, roles: rolesByUnit)
        }
        try await product.identity.addAgents(newcomers, sharing: Self.password, now: product.clock())
    }

    private func makeAppointments(in product: Product, _ organisation: OrganisationID, _ units: [String: UnitID]) async throws {
        guard let unit = units["accueil"] ?? units.values.min() else { return }
        let people = try DemoPeople.load()
        let names = (0..<97).map { "\(people.firstNames[$0 * 5 % people.firstNames.count]) \(people.lastNames[$0 * 3 % people.lastNames.count])" }
        try await product.appointments.makeDemo(
            DemoAppointments(
                organisation: organisation, unit: unit, zone: TimeZone(identifier: "Europe/Paris") ?? .gmt, names: names, now: product.clock()))
        if let hall = try await product.appointments.places(of: organisation).min(by: { $0.id < $1.id }) {
            try await product.appointments.makeDemoAgenda(at: hall.id, of: organisation, now: product.clock())
            if let agent = try await product.identity.agents(of: [unit]).min(by: { $0.id < $1.id }) {
                try await product.appointments.makeDemoAgenda(of: agent.id, named: agent.name, at: hall.id, of: organisation, now: product.clock())
            }
            try await product.queues.makeDemo(at: QueuePlace(hall), now: product.clock())
        }
        try await product.panels.makeDemo(of: organisation, zone: TimeZone(identifier: "Europe/Paris") ?? .gmt, now: product.clock())
    }

    /// Invented streets, around the places of ``DemoAppointments``.
    private func makeAddresses(in product: Product) async throws {
        guard try await product.addresses.edition() == nil else { return }
        var rest = Array((EmbeddedAssets.text("demo/adresses.csv") ?? "").utf8)[...]
        _ = try await product.addresses.replace(now: product.clock()) {
            defer { rest = rest.dropFirst(1 << 16) }
            return Array(rest.prefix(1 << 16))
        }
    }

    /// Invented too. Les Tilleuls is another commune: who lives there is in none.
    private func makeDistricts(in product: Product, _ organisation: OrganisationID) async throws {
        guard try await product.insight.districtNames(of: organisation).importedAt == nil else { return }
        let file = Array((EmbeddedAssets.text("demo/quartiers.geojson") ?? "").utf8)
        _ = try await product.insight.importDistricts(file, in: organisation, now: product.clock())
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
        /// By the name of a ``LegalField``.
        var notices: [String: String]

        var legalNotices: LegalNotices {
            LegalNotices(notices.reduce(into: [:]) { texts, notice in LegalField(rawValue: notice.key).map { texts[$0] = notice.value } })
        }
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
        var quality: String
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
    var women: Set<String>
    var lastNames: [String]
    var streets: [String]
    var phonePrefixes: [String]
    var emailDomains: [String]
    var towns: [String]
    var countries: [String]
    var schools: [String]
    var associations: [String]
    var phrases: [String: [String]]

    static func load() throws -> DemoPeople { try YAMLDecoder().decode(DemoPeople.self, from: EmbeddedAssets.text("demo/people.yaml") ?? "") }
}

extension DemoPeople {
    var names: DemoNames {
        var names = DemoNames(firstNames: firstNames, lastNames: lastNames, streets: streets)
        names.women = women
        (names.phonePrefixes, names.emailDomains) = (phonePrefixes, emailDomains)
        (names.towns, names.countries, names.schools, names.associations) = (towns, countries, schools, associations)
        names.phrases = phrases
        return names
    }
}
