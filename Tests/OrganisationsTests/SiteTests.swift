import Core
import Foundation
import Storage
import Testing
import Web

@testable import Organisations

@Suite("The authority of a request")
struct SiteTests {
    @Test("An authority that is alone answers whatever it is called", arguments: [nil, "localhost:8080", "192.0.2.1", "???"])
    func alone(host: String?) async throws {
        let world = try await World()

        let site = try await world.organisations.site(host: host, now: World.morning)

        #expect(site.name == "Admiville")
        #expect(site.phone == "02 99 00 00 00")
    }

    @Test("Of several, the host tells which", arguments: ["autre.example", "AUTRE.example:443", "autre.example."])
    func several(host: String) async throws {
        let world = try await World()
        _ = try await world.organisations.create(World.details { ($0.slug, $0.name, $0.host) = ("autre", "Autreville", "autre.example") })

        #expect(try await world.organisations.site(host: host, now: World.morning).name == "Autreville")
    }

    @Test("Of several, an unknown host is nobody's", arguments: [nil, "autre.example.attacker.example", "localhost", ""])
    func unknown(host: String?) async throws {
        let world = try await World()
        _ = try await world.organisations.create(World.details { ($0.slug, $0.host) = ("autre", "autre.example") })

        await #expect(throws: OrganisationProblem.unknownHost) { try await world.organisations.site(host: host, now: World.morning) }
    }

    @Test("An installation without any authority says so")
    func nothingYet() async throws {
        let world = try await World()
        try await world.database.write { connection in
            try connection.run("DELETE FROM unit")
            try connection.run("DELETE FROM organisation")
        }

        await #expect(throws: OrganisationProblem.noOrganisation) { try await world.organisations.site(host: nil, now: World.morning) }
    }

    @Test("A change is seen at once on the node that made it")
    func changesAreSeen() async throws {
        let world = try await World()
        _ = try await world.organisations.site(host: nil, now: World.morning)
        var organisation = try #require(try await world.organisations.organisation(slug: "admiville"))
        organisation.details.name = "Admiville-sur-Mer"

        try await world.organisations.update(organisation, at: World.morning)

        #expect(try await world.organisations.site(host: nil, now: World.morning).name == "Admiville-sur-Mer")
    }

    @Test("For a while the database is not asked again, then it is")
    func cached() async throws {
        let world = try await World()
        let patient = SiteDirectory(world.organisations.organisations, lifetime: .seconds(3600))
        let impatient = SiteDirectory(world.organisations.organisations, lifetime: .zero)
        for directory in [patient, impatient] { _ = try await directory.organisation(at: nil) }

        try await world.database.write { _ = try $0.run("UPDATE organisation SET name = 'Ailleurs'") }

        #expect(try await patient.organisation(at: nil).details.name == "Admiville")
        #expect(try await impatient.organisation(at: nil).details.name == "Ailleurs")
    }

    @Test("The site carries the state that the last audit allows")
    func conformance() async throws {
        let world = try await World()
        var organisation = try #require(try await world.organisations.organisation(slug: "admiville"))
        organisation.details.notices[.accessibilityRate] = "87,5"
        organisation.details.notices[.accessibilityAuditDate] = "2026-01-15"

        try await world.organisations.update(organisation, at: World.morning)

        #expect(try await world.organisations.site(host: nil, now: World.morning).accessibility == .partlyConformant)
    }
}
