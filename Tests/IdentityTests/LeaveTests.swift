import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite("Standing in for a colleague")
struct LeaveTests {
    private static let page = "/bureau/mon-compte/absences"

    /// Clara works with Bruno at the roads, and answers people there.
    private func world(_ engine: TestEngine = .sqlite) async throws -> (World, clara: AgentID, browser: TestBrowser) {
        let world = try await World(engine)
        let email = try #require(EmailAddress("clara@admiville.example"))
        let clara = try await world.identity.addAgent(
            email: email, name: "Clara Roy", roles: [world.roads: [.reception]], password: World.password, of: world.admiville, now: World.morning)
        return (world, clara, try await world.signedIn(email))
    }

    private func declare(_ world: World, _ delegate: AgentID, from: Int = 3, to: Int = 5) async throws -> TestBrowser.Page {
        let bruno = try await world.signedIn()
        _ = try await bruno.get(Self.page)
        return try await bruno.post(
            Self.page,
            [
                "remplacant": delegate.description, "du.day": "\(from)", "du.month": "3", "du.year": "2026", "au.day": "\(to)", "au.month": "3",
                "au.year": "2026",
            ])
    }

    private func roles(_ world: World, _ agent: AgentID, on day: String) async throws -> AgentRoles {
        let day = try #require(LocalDate(day))
        return try await world.database.read { try $0.rolesWithLoans(of: agent, on: day) }
    }

    @Test("From the first day to the last, and no longer, the colleague may do what the absent agent may", arguments: TestEngine.allCases)
    func lends(_ engine: TestEngine) async throws {
        let (world, clara, browser) = try await world(engine)
        #expect(try await declare(world, clara).status == 303)

        let days = try await ["2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06"].asyncMap { try await roles(world, clara, on: $0)[world.roads] }
        world.clock.move(86_400)
        let page = try await browser.get(Self.page)

        #expect(days == [[.reception], [.reception, .caseworker], [.reception, .caseworker], [.reception]])
        #expect(page.contains("Vous remplacez Bruno Petit jusqu'au 5 mars 2026") || page.status == 303)
    }

    @Test("Nothing is lent outside the services that both work in, nor the administration")
    func limits() {
        let here = UnitID(1), there = UnitID(2)

        let lent = Leave.lent([here: [.caseworker, .administrator, .reception], there: [.manager]], to: [here: [.reception]])

        #expect(lent == [here: [.caseworker]])
    }

    @Test("Only a colleague of the service is accepted, and dates that follow each other")
    func refused() async throws {
        let (world, clara, _) = try await world()

        #expect(try await declare(world, world.aminaID).status == 422)
        #expect(try await declare(world, world.brunoID).status == 422)
        #expect(try await declare(world, clara, from: 9, to: 5).status == 422)
    }

    @Test("A loan is not lent again")
    func notTransitive() async throws {
        let (world, clara, _) = try await world()
        let dan = try await world.identity.addAgent(
            email: try #require(EmailAddress("dan@admiville.example")), name: "Dan Ly", roles: [world.roads: [.reception]], password: World.password,
            of: world.admiville, now: World.morning)
        let (first, last) = (try #require(LocalDate("2026-03-03")), try #require(LocalDate("2026-03-05")))
        try await world.identity.leaves.add(world.brunoID, delegate: clara, from: first, to: last, at: World.morning)
        try await world.identity.leaves.add(clara, delegate: dan, from: first, to: last, at: World.morning)

        #expect(try await roles(world, dan, on: "2026-03-04")[world.roads] == [.reception])
    }

    @Test("Somebody else's absence cannot be cancelled")
    func others() async throws {
        let (world, clara, browser) = try await world()
        _ = try await declare(world, clara)
        let day = try #require(LocalDate("2026-03-02"))
        let leave = try #require(try await world.identity.leaves.leaves(of: world.brunoID, from: day).first)
        _ = try await browser.get(Self.page)

        #expect(try await browser.post(Self.page + "/\(leave.id)/annulation").status == 404)
        #expect(try await world.identity.leaves.leaves(of: world.brunoID, from: day).count == 1)
    }
}
