import Core
import Foundation
import TestSupport
import Testing

@testable import Identity

@Suite("Accounts kept in order")
struct RulesAndReviewTests {
    @Test("What nobody uses is closed after the days that the authority chose, but for the last administrator", arguments: TestEngine.allCases)
    func idle(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.identity.rules.save(SignInRules(inactivityDays: 30), of: world.admiville)

        let early = try await world.identity.closeIdle(now: World.morning + 29 * 86_400)
        let late = try await world.identity.closeIdle(now: World.morning + 31 * 86_400)
        let again = try await world.identity.closeIdle(now: World.morning + 31 * 86_400)

        #expect(early.isEmpty && again.isEmpty)
        #expect(late == [ClosedAccounts(organisation: world.admiville, names: ["Bruno Petit"], tell: [World.amina])])
        #expect(try await world.identity.agents.find(world.brunoID, of: world.admiville)?.state == .deactivated)
        #expect(try await world.identity.agents.find(world.aminaID, of: world.admiville)?.state == .active)
    }

    @Test("An account opened again has its days before it")
    func reopened() async throws {
        let world = try await World()
        try await world.identity.rules.save(SignInRules(inactivityDays: 30), of: world.admiville)
        world.clock.move(31 * 86_400)
        _ = try await world.identity.closeIdle(now: world.clock.now)
        let admin = try await world.signedIn(World.amina)
        _ = try await admin.get("/bureau/reglages/agents/\(world.brunoID)")

        _ = try await admin.post("/bureau/reglages/agents/\(world.brunoID)/reactivation")

        #expect(try await world.identity.closeIdle(now: world.clock.now + 3600).isEmpty)
    }

    @Test("Roles are to be confirmed, are confirmed for a year, and the journal holds it", arguments: TestEngine.allCases)
    func review(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let admin = try await world.signedIn(World.amina)
        let path = "/bureau/reglages/revue-des-acces"

        let before = try await admin.get(path)
        _ = try await admin.post(path, ["agent": world.brunoID.description, "agent ": "x"])
        let after = try await admin.get(path)
        world.clock.move(366 * 86_400)
        let later = try await world.signedIn(World.amina)

        #expect(before.contains("2 accès sont à confirmer") && after.contains("1 accès est à confirmer"))
        #expect(after.contains("2 mars 2026, par Amina Benali"))
        #expect(try await later.get(path).contains("2 accès sont à confirmer"))
        #expect(try await later.get("/bureau/reglages/journal").contains("Accès confirmés"))
    }

    @Test("An agent of another authority is not confirmed", arguments: TestEngine.allCases)
    func sealed(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let other = try await world.anotherTown()

        try await world.identity.rules.confirm([world.brunoID], of: other, by: "Autre", at: World.morning)

        #expect(try await world.identity.rules.reviews(of: world.admiville).isEmpty)
    }

    @Test("The rules are saved from their page, for administrators alone")
    func rules() async throws {
        let world = try await World()
        let admin = try await world.signedIn(World.amina)
        let path = "/bureau/reglages/comptes-des-agents"
        _ = try await admin.get(path)

        _ = try await admin.post(path, ["double": "oui", "inactivite": "90"])

        #expect(try await world.identity.rules.rules(of: world.admiville) == SignInRules(requiresSecondFactor: true, inactivityDays: 90))
        #expect(try await world.browser().get(path).status == 303)
    }

    @Test("Every new page has a title, one heading, and all its words, in both languages")
    func words() async throws {
        let world = try await World()
        let browser = try await world.signedIn(World.amina)
        let settings = ["comptes-des-agents", "revue-des-acces", "journal", "blocages"].map { "/bureau/reglages/\($0)" }
        for _ in ["fr", "en"] {
            for path in settings + ["/bureau/mon-compte/absences", "/bureau/mon-compte/double-authentification"] {
                let page = try await browser.get(path)
                #expect(page.status == 200 && page.body.matches(of: /<h1[ >]/).count == 1, "\(path)")
                #expect(!page.contains("[identity.") && !page.contains("HTML("), "\(path)")
            }
            _ = try await browser.post("/langue", ["langue": "en"])
        }
    }
}
