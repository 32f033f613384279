import Core
import Foundation
import TestSupport
import Testing

@testable import Identity

@Suite("Storage of agents")
struct AgentStorageTests {
    @Test("An agent is read as it was added", arguments: TestEngine.allCases)
    func roundTrip(_ engine: TestEngine) async throws {
        let world = try await World(engine)

        let bruno = try #require(try await world.identity.agents.find(email: EmailAddress("BRUNO.petit@admiville.example")!, of: world.admiville))

        #expect(bruno.name == "Bruno Petit")
        #expect(bruno.state == .active)
        #expect(bruno.roles == [world.roads: [.caseworker, .reception]])
        #expect(bruno.createdAt == World.morning)
        #expect(bruno.lastSeenAt == nil)
    }

    @Test("One address, one agent; in another authority, another", arguments: TestEngine.allCases)
    func uniqueEmail(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let other = try await world.anotherTown()
        var twin = NewAgent(organisation: world.admiville, email: World.bruno, name: "Un autre", roles: [:])

        await #expect(throws: IdentityProblem.emailTaken) { try await world.identity.createAgent(twin, now: World.morning) }
        twin.organisation = other
        try await world.identity.createAgent(twin, now: World.morning)

        var amina = try #require(try await world.identity.agents.find(world.aminaID, of: world.admiville))
        amina.email = World.bruno
        await #expect(throws: IdentityProblem.emailTaken) { try await world.identity.agents.save(amina) }
    }

    @Test("Those who may be given a unit's requests are its active agents, by name", arguments: TestEngine.allCases)
    func cards(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.identity.addAgent(
            email: EmailAddress("emile@admiville.example")!, name: "Émile Aubry", roles: [world.roads: [.manager], world.civilStatus: [.reception]],
            password: World.password, of: world.admiville, now: World.morning)
        try await world.identity.createAgent(
            NewAgent(
                organisation: world.admiville, email: EmailAddress("z@admiville.example")!, name: "Pas encore là", roles: [world.roads: [.manager]]),
            now: World.morning)

        let cards = try await world.identity.agents(of: [world.roads])

        #expect(cards.map(\.name) == ["Bruno Petit", "Émile Aubry"])
        #expect(cards.last?.roles == [world.roads: [.manager]])
        #expect(try await world.identity.agents(of: []) == [])
    }

    @Test("Names are read in one question, those who left included", arguments: TestEngine.allCases)
    func names(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        var bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))
        bruno.state = .deactivated
        try await world.identity.agents.save(bruno)

        let names = try await world.identity.names(of: [world.brunoID, world.aminaID, world.brunoID, AgentID(99)])

        #expect(names == [world.brunoID: "Bruno Petit", world.aminaID: "Amina Benali"])
        #expect(try await world.identity.name(of: world.brunoID) == "Bruno Petit")
    }

    @Test("The second of two simultaneous saves is refused", arguments: TestEngine.allCases)
    func savesCollide(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))

        try await world.identity.agents.save(bruno)

        await #expect(throws: IdentityProblem.changedMeanwhile) { try await world.identity.agents.save(bruno) }
    }

    @Test("The command line sets a password, under the same rule")
    func setsPassword() async throws {
        let world = try await World()
        let browser = try await world.signedIn()

        await #expect(throws: IdentityProblem.self) { try await world.identity.setPassword("court", of: World.bruno, organisation: world.admiville) }
        try await world.identity.setPassword("Lampe-Violette-Ours-3", of: World.bruno, organisation: world.admiville)

        #expect(try await browser.get("/bureau").status == 303)
        #expect(try await world.browser().signIn(World.bruno, "Lampe-Violette-Ours-3").status == 303)
    }
}
