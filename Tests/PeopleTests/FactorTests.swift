import Core
import Foundation
import Secrets
import TestSupport
import Testing

@testable import People

@Suite("A telephone added to one's space")
struct FactorTests {
    private static let path = "/espace/compte/telephone"

    /// A browser where a telephone was added.
    private func withTelephone(_ world: World) async throws -> (browser: TestBrowser, code: OneTimeCode, recovery: [String]) {
        let browser = try await world.signedIn()
        _ = try await browser.get(Self.path)
        _ = try await browser.post(Self.path)
        let code = try await telephone(world)
        let page = try await browser.post(Self.path + "/confirmation", ["code": code.code(at: OneTimeCode.step(at: world.clock.now))])
        let recovery = page.body.matches(of: /[A-Z2-9]{5}-[A-Z2-9]{5}/).map { String($0.output) }
        world.clock.move(60)
        return (browser, code, recovery)
    }

    private func telephone(_ world: World) async throws -> OneTimeCode {
        let person = try await world.viewer(World.amina).person
        return OneTimeCode(secret: try #require(try await world.people.factors.find(person)).secret)
    }

    private func halfIn(_ world: World) async throws -> (browser: TestBrowser, key: String) {
        let browser = try world.browser()
        _ = try await browser.get("/espace/connexion")
        _ = try await browser.post("/espace/lien", ["email": World.amina])
        let link = try world.mailbox.link()
        _ = try await browser.get(link)
        let page = try await browser.post(link)
        #expect(page.contains("Entrez votre code"))
        let key = try #require(page.body.firstMatch(of: /name="etape" value="([^"]+)"/)).output.1
        return (browser, String(key))
    }

    @Test("A session left open does not let a passer-by add their telephone: the passphrase first, or a sign-in of the last half hour")
    func passerBy() async throws {
        let world = try await World()
        let phrase = try await world.withPassphrase()
        _ = try await phrase.tryPhrase(World.amina, World.phrase)
        _ = try await phrase.get(Self.path)
        #expect(try await phrase.post(Self.path).status == 422)
        #expect(try await phrase.post(Self.path, ["phrase": "pas la bonne phrase du tout"]).status == 422)
        #expect(try await phrase.post(Self.path, ["phrase": World.phrase]).contains("application"))

        let other = try await World()
        let link = try await other.signedIn()
        _ = try await link.get(Self.path)
        other.clock.move(1900)
        #expect(try await link.post(Self.path).contains("demi-heure"))
        #expect(try await link.post(Self.path + "/confirmation", ["code": "123456"]).status == 303)
    }

    @Test("A link alone no longer opens; the code opens, once", arguments: TestEngine.allCases)
    func asks(engine: TestEngine) async throws {
        let world = try await World(engine)
        let phone = try await withTelephone(world)
        #expect(phone.recovery.count == 10 && world.mailbox.letters.last?.subject.contains("téléphone") == true)
        let (browser, key) = try await halfIn(world)
        #expect(try await browser.get("/espace").status == 303)
        #expect(try await browser.post("/espace/connexion/code", ["etape": key, "code": "000000"]).status == 422)

        let now = phone.code.code(at: OneTimeCode.step(at: world.clock.now))
        #expect(try await browser.post("/espace/connexion/code", ["etape": key, "code": now]).location == "/espace")
        #expect(try await browser.get("/espace").status == 200)

        let (second, again) = try await halfIn(world)
        #expect(try await second.post("/espace/connexion/code", ["etape": again, "code": now]).status == 422)
        #expect(try await second.post("/espace/connexion/code", ["etape": key, "code": now]).status == 410)
    }

    @Test("After a passphrase too; a recovery code opens once", arguments: TestEngine.allCases)
    func recovery(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.withPassphrase()
        let phone = try await withTelephone(world)
        let page = try await browser.tryPhrase(World.amina, World.phrase)
        let key = String(try #require(page.body.firstMatch(of: /name="etape" value="([^"]+)"/)).output.1)

        #expect(try await browser.post("/espace/connexion/code", ["etape": key, "code": phone.recovery[0].lowercased()]).location == "/espace")
        let (other, half) = try await halfIn(world)
        #expect(try await other.post("/espace/connexion/code", ["etape": half, "code": phone.recovery[0]]).status == 422)
    }

    @Test("Guessing waits, whatever the half entry; ten minutes later it is over")
    func guessing() async throws {
        let world = try await World()
        let phone = try await withTelephone(world)
        let (browser, key) = try await halfIn(world)
        for _ in 0..<5 { _ = try await browser.post("/espace/connexion/code", ["etape": key, "code": "111111"]) }

        let right = phone.code.code(at: OneTimeCode.step(at: world.clock.now))
        #expect(try await browser.post("/espace/connexion/code", ["etape": key, "code": right]).status == 429)
        let (other, second) = try await halfIn(world)
        #expect(try await other.post("/espace/connexion/code", ["etape": second, "code": right]).status == 429)
        world.clock.move(601)
        #expect(try await browser.post("/espace/connexion/code", ["etape": key, "code": right]).status == 410)
    }

    @Test("It is taken away with a code, and not without", arguments: TestEngine.allCases)
    func removed(engine: TestEngine) async throws {
        let world = try await World(engine)
        let phone = try await withTelephone(world)
        #expect(try await phone.browser.post(Self.path + "/retrait", ["code": "123456"]).status == 422)

        let code = phone.code.code(at: OneTimeCode.step(at: world.clock.now))
        #expect(try await phone.browser.post(Self.path + "/retrait", ["code": code]).location == Self.path + "?fait=retrait")

        #expect(try await world.signedIn().get("/espace").status == 200)
        #expect(try await world.count("person_recovery_code") == 0)
    }

    @Test("An unfinished beginning asks nothing; closing the space forgets all of it", arguments: TestEngine.allCases)
    func unfinished(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        _ = try await browser.get(Self.path)
        _ = try await browser.post(Self.path)
        #expect(try await world.signedIn().get("/espace").status == 200)

        _ = try await browser.get("/espace/compte/fermeture")
        _ = try await browser.post("/espace/compte/fermeture")

        #expect(try await world.count("person_second_factor") == 0)
        #expect(try await world.count("person") == 0)
    }
}
