import Core
import Foundation
import HTTPTypes
import Secrets
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite("Signing in")
struct SignInTests {
    @Test("The right password opens the desk", arguments: TestEngine.allCases)
    func opens(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try world.browser()

        let answer = try await browser.signIn(World.bruno)

        #expect(answer.status == 303)
        #expect(answer.location == "/bureau")
        #expect(try await browser.follow(answer).contains("Bureau de Bruno Petit"))
    }

    @Test("The address is typed as one pleases")
    func anyCase() async throws {
        let browser = try await World().browser()
        _ = try await browser.get("/bureau/connexion")

        let answer = try await browser.post("/bureau/connexion", ["email": " Bruno.PETIT@Admiville.example ", "mot_de_passe": World.password])

        #expect(answer.status == 303)
    }

    @Test("A wrong password and an unknown address are refused in the same words, after the same work")
    func tellsNothing() async throws {
        let counting = CountingPasswords()
        let world = try await World(passwords: counting)
        let browser = try world.browser()

        let wrong = try await browser.tryPassword(World.bruno.description, "Un-Autre-7-Mot", from: "192.0.2.1")
        let afterWrong = counting.verified
        let unknown = try await browser.tryPassword("personne@admiville.example", "Un-Autre-7-Mot", from: "192.0.2.1")
        let afterUnknown = counting.verified

        #expect(wrong.status == 422 && unknown.status == 422)
        #expect(wrong.body.withoutWhatVaries == unknown.body.replacing("personne@", with: "bruno.petit@").withoutWhatVaries)
        #expect(afterWrong.count == 1 && afterUnknown.count == 2)
        #expect(afterUnknown.last == counting.decoy)
    }

    @Test("The refused form keeps the address, not the password")
    func refusedForm() async throws {
        let page = try await World().browser().signIn(World.bruno, "Un-Autre-7-Mot")

        #expect(page.contains("value=\"bruno.petit@admiville.example\""))
        #expect(!page.contains("Un-Autre-7-Mot"))
        #expect(page.contains("href=\"#email\""))
    }

    @Test("A deactivated agent is refused as if they did not exist")
    func deactivated() async throws {
        let world = try await World()
        var bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))
        bruno.state = .deactivated
        try await world.identity.save(bruno)

        #expect(try await world.browser().signIn(World.bruno).status == 422)
    }

    @Test("An agent of one authority is unknown to another")
    func otherAuthority() async throws {
        let world = try await World()
        let other = try await world.anotherTown()

        await #expect(throws: IdentityProblem.wrongCredentials) {
            try await world.identity.signIn.open(
                login: World.bruno.login, password: World.password, of: other, from: Origin(address: "192.0.2.1", device: ""), at: World.morning)
        }
    }

    @Test("After five mistakes one waits, is told how long, and then gets in")
    func throttled() async throws {
        let world = try await World()
        let browser = try world.browser()
        for _ in 1...5 { _ = try await browser.signIn(World.bruno, "Un-Autre-7-Mot") }

        let refused = try await browser.signIn(World.bruno)
        world.clock.move(31)
        let accepted = try await browser.signIn(World.bruno)

        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "30")
        #expect(refused.contains("Attendez 30 secondes"))
        #expect(accepted.status == 303)
    }

    @Test("Success forgets the mistakes on the account")
    func resets() async throws {
        let world = try await World()
        let browser = try world.browser()
        for _ in 1...4 { _ = try await browser.signIn(World.bruno, "Un-Autre-7-Mot") }
        _ = try await browser.signIn(World.bruno)

        let again = try await (1...4).asyncMap { _ in try await world.browser().signIn(World.bruno, "Un-Autre-7-Mot").status }

        #expect(again == [422, 422, 422, 422])
    }

    @Test("One address that tries many accounts waits; another address does not")
    func perAddress() async throws {
        let world = try await World()
        let browser = try world.browser()
        for number in 1...Throttle.address.free {
            _ = try await browser.tryPassword("agent\(number)@admiville.example", "Un-Autre-7-Mot", from: "198.51.100.7")
        }

        #expect(try await browser.tryPassword(World.bruno.description, World.password, from: "198.51.100.7").status == 429)
        #expect(try await browser.tryPassword(World.bruno.description, World.password, from: "198.51.100.8").status == 303)
    }

    @Test("Neither the account nor the address can be read in the table of counters")
    func keyedCounters() async throws {
        let world = try await World()
        _ = try await world.browser().tryPassword(World.bruno.description, "Un-Autre-7-Mot", from: "198.51.100.7")

        let keys = try await world.database.read { try $0.rows("SELECT key FROM sign_in_attempt").map { try $0.string("key") } }

        #expect(keys.count == 2)
        #expect(keys.allSatisfy { $0.count == 64 && !$0.contains("198") && $0 != Secret.digest("address.198.51.100.7") })
    }

    @Test("When passwords cannot be checked, nothing is counted against the agent")
    func busy() async throws {
        let world = try await World(passwords: BusyPasswords())
        let browser = try world.browser()

        for _ in 1...10 { #expect(try await browser.signIn(World.bruno).status == 429) }

        let failures = try await world.database.read { try $0.row("SELECT sum(failures) AS n FROM sign_in_attempt")?.int("n") }
        #expect(failures == 0)
    }

    @Test("A hash of other times is made anew when the password is known", arguments: TestEngine.allCases)
    func upgrades(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let old = try await Argon2id(cost: .init(memory: 32, passes: 1)).hash(World.password)
        try await world.identity.agents.setPassword(old, of: world.brunoID, keeping: nil)

        _ = try await world.browser().signIn(World.bruno)

        let new = try await world.identity.agents.credentials(world.brunoID)?.passwordHash
        #expect(new?.hasPrefix("$argon2id$v=19$m=64,") == true)
        #expect(try await world.browser().signIn(World.bruno).status == 303)
    }
}

extension String {
    /// A page without what is drawn at random.
    var withoutWhatVaries: String { replacing(/name="_jeton" value="[^"]+"/, with: "") }
}

extension Sequence {
    func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var results: [T] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
