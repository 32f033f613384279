import Core
import Foundation
import Storage
import TestSupport
import Testing
import Web

@testable import Identity

@Suite("Tries counted by all nodes together")
struct SharedThrottleTests {
    @Test("Two nodes count one number together, and forget together", arguments: TestEngine.allCases)
    func shared(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let other = SharedThrottle(tries: SQLTries(database: world.database), keys: world.identity.signIn.keys)
        for node in [world.identity.throttle, other, world.identity.throttle] {
            try await node.check("number:7", atMost: 3, perSeconds: 60, now: World.morning)
        }

        await #expect(throws: WebProblem.tooMany) { try await other.check("number:7", atMost: 3, perSeconds: 60, now: World.morning) }
        try await other.check("number:8", atMost: 3, perSeconds: 60, now: World.morning)
        try await other.check("number:7", atMost: 3, perSeconds: 60, now: World.morning + 60)
    }

    @Test("Who insists is warned, then blocked, longer each time; the journal says so, and an administrator lifts it", arguments: TestEngine.allCases)
    func blocked(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let door = Route.get("/porte") { visit in
            try await world.identity.throttle.admit(visit, through: "porte", atMost: 2, perSeconds: 600)
            return .seeOther("/ouvert")
        }
        let browser = try world.browser(with: [door])

        let answers = try await (1...6).asyncMap { _ in try await browser.get("/porte") }
        #expect(answers.map(\.status) == [303, 303, 429, 429, 429, 429])
        #expect(answers[2].contains("Si cela continue") && answers[4].contains("bloquée pour 1 h") && answers[5].contains("bloquée pour 1 h"))
        world.clock.move(3601)
        let after = try await browser.get("/porte")
        _ = try await browser.get("/porte")
        let again = try await browser.get("/porte")
        #expect(after.status == 303 && again.contains("bloquée pour 2 h"))

        let admin = try await world.signedIn(World.amina)
        let page = try await admin.get("/bureau/reglages/blocages")
        let lift = try #require(page.body.firstMatch(of: /action="([^"]+\/levee)"/)).output.1
        #expect(try await admin.post(String(lift)).status == 303)
        world.clock.move(600)
        #expect(try await browser.get("/porte").status == 303)
        #expect(try await admin.get("/bureau/reglages/journal").contains("Blocage levé"))
    }

    @Test("The address of nobody is stored", arguments: TestEngine.allCases)
    func discreet(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.identity.throttle.check("mail.to:amina@exemple.example", atMost: 3, perSeconds: 60, now: World.morning)

        let keys = try await world.database.read { try $0.rows("SELECT key FROM throttle").map { try $0.string("key") } }
        #expect(keys.count == 1 && !keys[0].contains("amina"))
    }
}
