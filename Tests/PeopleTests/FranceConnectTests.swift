import Core
import Foundation
import ProviderSupport
import TestSupport
import Testing

@testable import OpenID
@testable import People

/// From our door to the provider and back, through the pages.
@Suite("FranceConnect", .serialized)
struct FranceConnectTests {
    /// A town whose FranceConnect is the scripted provider. The clock is today's: the provider's tokens are of today.
    private func world(_ provider: LocalProvider, _ fault: String = "sound", _ engine: TestEngine = .sqlite) async throws -> World {
        let world = try await World(engine, franceConnect: OpenIDClient(provider.settings(fault)))
        world.clock.start()
        return world
    }

    /// What the browser does at the provider.
    /// - Returns: where it comes back.
    private func goAndReturn(_ browser: TestBrowser, _ path: String = "/espace/franceconnect") async throws -> String {
        let departure = try #require(try await browser.get(path).location)
        let sent = try JSON(bytes: await HTTPSExchange(allowsHTTP: true).ask(departure, form: nil, bearer: nil).body)
        return "/espace/franceconnect/retour?code=\(sent["code"]?.string ?? "")&state=\(sent["state"]?.string ?? "")"
    }

    @Test("Comes in, makes a space once, and finds it again", arguments: TestEngine.allCases)
    func enters(engine: TestEngine) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, "sound", engine)
            for _ in 0..<2 {
                let browser = try world.browser()
                #expect(try await browser.get("/espace/connexion").contains("identifier avec FranceConnect"))
                let answer = try await browser.get(goAndReturn(browser))
                #expect(answer.location == "/espace")
                #expect(try await browser.get("/espace/compte").contains("Vérifiée par FranceConnect"))
            }
            #expect(try await world.count("person") == 1)
        }
    }

    @Test("An answer works once, and in the browser that left", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, "sound", engine)
            let browser = try world.browser()
            let back = try await goAndReturn(browser)

            #expect(try await world.browser().get(back).status == 502)
            #expect(try await browser.get(back).status == 303)
            #expect(try await browser.get(back).status == 502)
        }
    }

    @Test("Is joined to a space that was opened by a link; its identity then opens that space")
    func joins() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider)
            let browser = try await world.signedIn()
            let answer = try await browser.get(goAndReturn(browser, "/espace/franceconnect?rattacher=oui"))
            #expect(answer.location == "/espace/compte?fait=franceconnect")

            let other = try world.browser()
            _ = try await other.get(goAndReturn(other))
            #expect(try await other.get("/espace/compte").contains(World.amina))

            let bruno = try await world.signedIn("bruno@exemple.example")
            #expect(try await bruno.get(goAndReturn(bruno, "/espace/franceconnect?rattacher=oui")).status == 409)
        }
    }

    @Test("Going back, a refusal, a provider that fails: a page says what to do, and no session is opened")
    func failures() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, "wrong-nonce")
            let browser = try world.browser()
            #expect(try await browser.get(goAndReturn(browser)).contains("pas abouti"))

            let state = try #require(try await browser.get("/espace/franceconnect").location?.firstMatch(of: /state=([0-9a-f]+)/)).output.1
            let cancelled = try await browser.get("/espace/franceconnect/retour?error=access_denied&error_description=x&state=\(state)")
            #expect(cancelled.status == 200 && cancelled.contains("avant la fin"))
            #expect(try await browser.get("/espace").status == 303)
        }
        let closed = try await World(franceConnect: OpenIDClient(LocalProvider(port: 1).settings("sound")))
        #expect(try await closed.browser().get("/espace/franceconnect").status == 502)
    }

    @Test("Signing out signs out there too")
    func leaves() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider)
            let browser = try world.browser()
            _ = try await browser.get(goAndReturn(browser))
            _ = try await browser.get("/espace")

            let answer = try await browser.post("/espace/deconnexion")

            #expect(answer.status == 200 && answer.body.contains("/session/end?id_token_hint=") && answer.body.contains("sortie"))
            #expect(try await browser.get("/espace").status == 303)
        }
    }

    @Test("Where there is none, nothing is said of it")
    func absent() async throws {
        let browser = try await World().browser()
        #expect(try await browser.get("/espace/connexion").contains("FranceConnect") == false)
        #expect(try await browser.get("/espace/franceconnect").status == 404)
    }
}
