import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite("Sessions of agents")
struct SessionTests {
    static let hour: TimeInterval = 3600

    @Test("A session ends two hours after it was last used", arguments: TestEngine.allCases)
    func idle(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()

        world.clock.move(2 * Self.hour - 1)
        let used = try await browser.get("/bureau")
        world.clock.move(2 * Self.hour - 1)
        let usedAgain = try await browser.get("/bureau")
        world.clock.move(2 * Self.hour)
        let over = try await browser.get("/bureau")

        #expect(used.status == 200 && usedAgain.status == 200)
        #expect(over.location == "/bureau/connexion?retour=/bureau")
    }

    @Test("A session ends twelve hours after it began, however much it is used")
    func absolute() async throws {
        let world = try await World()
        let browser = try await world.signedIn()

        for _ in 1...11 {
            world.clock.move(Self.hour)
            #expect(try await browser.get("/bureau").status == 200)
        }
        world.clock.move(Self.hour)

        #expect(try await browser.get("/bureau").status == 303)
    }

    @Test("That a session was used is written once a minute")
    func written() async throws {
        let world = try await World()
        let browser = try await world.signedIn()

        world.clock.move(59)
        _ = try await browser.get("/bureau")
        let early = try await lastSeen(world)
        world.clock.move(1)
        _ = try await browser.get("/bureau")

        #expect(early == World.morning)
        #expect(try await lastSeen(world) == World.morning + 60)
    }

    @Test("Signing out closes the session on the server")
    func signOut() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        _ = try await browser.get("/bureau")

        let answer = try await browser.post("/bureau/deconnexion")

        #expect(try await browser.follow(answer).contains("Vous êtes déconnecté."))
        #expect(try await browser.get("/bureau").status == 303)
        #expect(try await count(world) == 0)
    }

    @Test("Signing in again changes the key, and closes the session of before")
    func rotation() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        let before = try await digests(world)

        _ = try await browser.get("/bureau")
        _ = try await browser.post("/bureau/connexion", ["email": World.bruno.description, "mot_de_passe": World.password])

        let after = try await digests(world)
        #expect(before.count == 1 && after.count == 1 && before != after)
    }

    @Test("Only a digest of the key is stored")
    func digested() async throws {
        let world = try await World()
        let session = try await world.identity.signIn.open(
            login: World.bruno.login, password: World.password, of: world.admiville, from: Origin(address: "192.0.2.1", device: ""), at: World.morning
        )

        #expect(try await digests(world) == [Secret.digest(session.token)])
        #expect(try await world.identity.agent(session: session.token, organisation: world.admiville, now: World.morning)?.agent == world.brunoID)
        #expect(try await world.identity.agent(session: Secret.digest(session.token), organisation: world.admiville, now: World.morning) == nil)
    }

    @Test("A session of one authority opens nothing in another")
    func otherAuthority() async throws {
        let world = try await World()
        let other = try await world.anotherTown()
        let session = try await world.identity.signIn.open(
            login: World.bruno.login, password: World.password, of: world.admiville, from: Origin(address: "192.0.2.1", device: ""), at: World.morning
        )

        #expect(try await world.identity.agent(session: session.token, organisation: other, now: World.morning) == nil)
    }

    @Test("What another node closes is closed here within five seconds")
    func cache() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        _ = try await browser.get("/bureau")

        try await world.database.write { _ = try $0.run("DELETE FROM agent_session") }
        world.clock.move(4)
        let soon = try await browser.get("/bureau")
        world.clock.move(1)

        #expect(soon.status == 200)
        #expect(try await browser.get("/bureau").status == 303)
    }

    @Test("What is over is swept away, what is not stays", arguments: TestEngine.allCases)
    func sweep(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await world.signedIn()
        _ = try await world.browser().signIn(World.bruno, "Un-Autre-7-Mot")
        _ = try await world.identity.resetPassword(of: World.bruno, organisation: world.admiville, now: World.morning)

        #expect(try await world.identity.sweep(now: World.morning + 3600) == 0)
        #expect(try await world.identity.sweep(now: World.morning + 2 * 3600) == 1)
        #expect(try await world.identity.sweep(now: World.morning + 24 * 3600) == 3)
        #expect(try await world.identity.sweep(now: World.morning + 24 * 3600) == 0)
    }

    private func lastSeen(_ world: World) async throws -> Date? {
        try await world.database.read { try $0.row("SELECT last_seen_at FROM agent_session")?.date("last_seen_at") }
    }

    private func count(_ world: World) async throws -> Int { try await digests(world).count }

    private func digests(_ world: World) async throws -> [String] {
        try await world.database.read { try $0.rows("SELECT token_digest FROM agent_session").map { try $0.string("token_digest") } }
    }
}
