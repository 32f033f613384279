import Core
import Foundation
import Secrets
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite("Signing in with a telephone")
struct SecondFactorTests {
    private static let page = "/bureau/mon-compte/double-authentification"

    /// Bruno adds his telephone from his account.
    private func enrolled(_ world: World) async throws -> (browser: TestBrowser, code: OneTimeCode, recovery: [String]) {
        let browser = try await world.signedIn()
        _ = try await browser.get(Self.page)
        let shown = try await browser.post(Self.page, ["mot_de_passe": World.password])
        let code = try #require(try await world.identity.unfinishedCode(of: world.brunoID))
        #expect(shown.contains(code.groups) && shown.contains("otpauth://totp/Admiville:"))
        let confirmed = try await browser.post(Self.page + "/confirmation", ["mot_de_passe_code": world.typed(code)])
        let recovery = confirmed.body.matches(of: /<strong translate="no">([A-Z0-9-]+)</).map { String($0.output.1) }
        return (browser, code, recovery)
    }

    private func second(_ browser: TestBrowser, _ page: TestBrowser.Page, _ code: String) async throws -> TestBrowser.Page {
        let key = try #require(page.body.firstMatch(of: /name="mot_de_passe_etape" value="([^"]+)"/)).output.1
        return try await browser.post("/bureau/connexion/code", ["mot_de_passe_etape": String(key), "mot_de_passe_code": code])
    }

    @Test("The password alone opens nothing; the code opens, once", arguments: TestEngine.allCases)
    func opens(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let (_, code, recovery) = try await enrolled(world)
        world.clock.move(60)
        let browser = try world.browser()

        let asked = try await browser.signIn(World.bruno)
        #expect(asked.status == 200 && asked.contains("Entrez votre code"))
        #expect(try await browser.get("/bureau").location?.hasPrefix("/bureau/connexion") == true)
        let wrong = try await second(browser, asked, "000000")
        let right = try await second(browser, asked, world.typed(code))
        let again = try world.browser()
        let replayed = try await second(again, try await again.signIn(World.bruno), world.typed(code))

        #expect(recovery.count == 10)
        #expect(wrong.status == 422 && wrong.contains("n&#39;est pas le bon"))
        let desk = try await browser.get("/bureau")
        #expect(right.location == "/bureau" && desk.status == 200)
        #expect(replayed.status == 422)
    }

    @Test("A recovery code opens once", arguments: TestEngine.allCases)
    func recovers(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let (_, _, recovery) = try await enrolled(world)
        let browser = try world.browser()

        let first = try await second(browser, try await browser.signIn(World.bruno), recovery[0].lowercased())
        let other = try world.browser()
        let twice = try await second(other, try await other.signIn(World.bruno), recovery[0])

        #expect(first.location == "/bureau" && twice.status == 422)
    }

    @Test("Codes are throttled, apart from passwords, whatever the browser")
    func throttled() async throws {
        let world = try await World()
        let (_, code, _) = try await enrolled(world)
        world.clock.move(60)
        for _ in 1...5 {
            let browser = try world.browser()
            _ = try await second(browser, try await browser.signIn(World.bruno), "000000")
        }

        let browser = try world.browser()
        let refused = try await second(browser, try await browser.signIn(World.bruno), world.typed(code))
        #expect(refused.contains("Attendez 30 secondes"))
    }

    @Test("Where the authority wants it, the next sign-in adds the telephone before the desk opens", arguments: TestEngine.allCases)
    func required(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        try await world.identity.rules.save(SignInRules(requiresSecondFactor: true), of: world.admiville)
        let browser = try world.browser()

        let asked = try await browser.signIn(World.bruno)
        let code = try #require(try await world.identity.unfinishedCode(of: world.brunoID))
        #expect(try await browser.get("/bureau").location?.hasPrefix("/bureau/connexion") == true)
        let key = try #require(asked.body.firstMatch(of: /name="mot_de_passe_etape" value="([^"]+)"/)).output.1
        let done = try await browser.post(
            "/bureau/connexion/telephone", ["mot_de_passe_etape": String(key), "mot_de_passe_code": world.typed(code)])

        let desk = try await browser.get("/bureau")
        #expect(done.contains("Vos codes de secours") && desk.status == 200)
        _ = try await browser.get(Self.page)
        #expect(try await browser.post(Self.page + "/retrait", ["mot_de_passe": World.password]).status == 409)
    }

    @Test("A sign-in waits ten minutes for its code")
    func over() async throws {
        let world = try await World()
        let (_, code, _) = try await enrolled(world)
        let browser = try world.browser()
        let asked = try await browser.signIn(World.bruno)
        world.clock.move(601)

        #expect(try await second(browser, asked, world.typed(code)).status == 410)
    }

    @Test("Without the password nobody adds nor removes a telephone; an administrator removes a lost one, and the journal says so")
    func lost() async throws {
        let world = try await World()
        let (browser, _, _) = try await enrolled(world)
        #expect(try await browser.post(Self.page + "/retrait", ["mot_de_passe": "Un-Autre-7-Mot"]).status == 422)
        let admin = try await world.signedIn(World.amina)
        let page = try await admin.get("/bureau/reglages/agents/\(world.brunoID)")

        _ = try await admin.post("/bureau/reglages/agents/\(world.brunoID)/double-authentification")

        #expect(page.contains("Téléphone perdu"))
        #expect(try await world.browser().signIn(World.bruno).status == 303)
        #expect(try await admin.get("/bureau/reglages/journal").contains("Téléphone perdu : double authentification retirée"))
    }

    @Test("Nothing that opens a door can be read in the tables", arguments: TestEngine.allCases)
    func stored(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let (_, code, recovery) = try await enrolled(world)

        let rows = try await world.database.read { connection in
            try connection.rows("SELECT sealed_secret AS text FROM agent_second_factor").map { try $0.string("text") }
                + connection.rows("SELECT code_digest AS text FROM agent_recovery_code").map { try $0.string("text") }
        }
        #expect(rows.count == 11)
        for text in rows {
            #expect(!text.contains(code.text) && !text.contains(Data(code.secret).base64EncodedString()))
            #expect(!recovery.contains { text == Secret.digest(RecoveryCodes.normal($0)) })
        }
    }
}

extension World {
    /// What the telephone shows now.
    func typed(_ code: OneTimeCode) -> String { code.code(at: OneTimeCode.step(at: clock.now)) }
}
