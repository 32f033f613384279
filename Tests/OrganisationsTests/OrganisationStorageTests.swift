import Core
import Forms
import Foundation
import Law
import TestSupport
import Testing

@testable import Organisations

@Suite("Storage of authorities")
struct OrganisationStorageTests {
    @Test("What is saved is read again, texts and colours included", arguments: TestEngine.allCases)
    func roundTrip(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let details = World.details {
            $0.slug = "ailleurs"
            $0.host = "demarches.ailleurs.example"
            ($0.zone, $0.region) = (TimeZone(identifier: "Indian/Reunion")!, .reunion)
            $0.appearance = Appearance(main: "#123456", font: .serif, footerLinks: [.init(label: "La ville", url: "https://ville.example/é")])
            $0.notices[.mediator] = "  Mme Diop\n2 rue du Port  "
        }

        let id = try await world.organisations.create(details)

        let stored = try #require(try await world.organisations.organisations.find(id))
        #expect(stored.details == details)
        #expect(stored.details.notices[.mediator] == "Mme Diop\n2 rue du Port")
    }

    @Test("The second of two simultaneous saves is refused", arguments: TestEngine.allCases)
    func savesCollide(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        var first = try #require(try await world.organisations.organisation(slug: "admiville"))
        var second = first
        first.details.phone = "3939"
        second.details.phone = "3940"

        try await world.organisations.update(first, at: World.morning)

        await #expect(throws: OrganisationProblem.changedMeanwhile) { try await world.organisations.update(second, at: World.morning) }
        #expect(try await world.organisations.organisation(slug: "admiville")?.details.phone == "3939")
    }

    @Test(
        "An authority that says it is elsewhere has its delays counted again, once every node knows; nothing else does",
        arguments: TestEngine.allCases)
    func moves(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        var town = try #require(try await world.organisations.organisation(slug: "admiville"))
        town.details.phone = "3939"
        try await world.organisations.update(town, at: World.morning)
        let before = try await world.orders()
        town.version += 1
        town.details.region = .alsaceMoselle
        try await world.organisations.update(town, at: World.morning)

        #expect(before == [])
        #expect(try await world.orders() == [World.morning + 6])
        #expect(try await world.organisations.region(of: world.admiville) == .alsaceMoselle)
    }

    @Test("A short name or a host belongs to one authority", arguments: TestEngine.allCases)
    func uniqueNames(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await world.organisations.create(World.details { ($0.slug, $0.host) = ("autre", "autre.example") })

        await #expect(throws: OrganisationProblem.slugTaken("autre")) {
            _ = try await world.organisations.create(World.details { $0.slug = "autre" })
        }
        await #expect(throws: OrganisationProblem.hostTaken("autre.example")) {
            _ = try await world.organisations.create(World.details { ($0.slug, $0.host) = ("encore", "autre.example") })
        }
    }

    @Test("Services are sorted as people sort them", arguments: TestEngine.allCases)
    func unitOrder(_ engine: TestEngine) async throws {
        let world = try await World(engine)

        let names = try await world.organisations.units(of: world.admiville).map(\.name)

        #expect(names == ["État civil", "Voirie"])
    }

    @Test("A service is found by its key, in its own authority only", arguments: TestEngine.allCases)
    func unitByKey(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let other = try await world.organisations.create(World.details { $0.slug = "autre" })

        #expect(try await world.organisations.unit("voirie", of: world.admiville)?.details == World.roads)
        #expect(try await world.organisations.unit("voirie", of: other) == nil)
        #expect(try await world.organisations.unit("inconnu", of: world.admiville) == nil)
        let roads = try #require(try await world.organisations.unit("voirie", of: world.admiville))
        #expect(try await world.organisations.unit(roads.id) == roads)
    }

    @Test("Two services cannot have the same key, nor be saved over each other", arguments: TestEngine.allCases)
    func unitConflicts(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let unit = try #require(try await world.organisations.unit("voirie", of: world.admiville))
        var details = unit.details
        details.phone = "3939"

        await #expect(throws: OrganisationProblem.unitKeyTaken("voirie")) {
            _ = try await world.organisations.create(World.roads, in: world.admiville)
        }
        try await world.organisations.update(unit, with: details, of: world.admiville)
        await #expect(throws: OrganisationProblem.changedMeanwhile) {
            try await world.organisations.update(unit, with: details, of: world.admiville)
        }
    }

    @Test("What is wrong is refused field by field, and nothing is stored")
    func refusals() async throws {
        let world = try await World()
        let details = World.details {
            $0.slug = "Mauvais nom"
            $0.baseURL = "https://ville.example/demarches"
            $0.phone = "appelez-nous"
            $0.email = "mairie"
            $0.appearance.main = "#ffff00"
            $0.notices[.siret] = "12345678901234"
        }

        let refusal = await #expect(throws: OrganisationProblem.self) { _ = try await world.organisations.create(details) }

        guard case .invalid(let faults)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(Set(faults.map(\.field)) == ["slug", "baseURL", "phone", "email", "main", "onMain", "siret"])
        #expect(try await world.organisations.all().count == 1)
    }
}
