import Core
import Foundation
import ProviderSupport
import TestSupport
import Testing

@testable import Identity
@testable import OpenID

/// From the door of the desk to the provider and back, through the pages.
@Suite("ProConnect", .serialized)
struct ProConnectTests {
    private static let path = "/bureau/connexion/proconnect"

    /// Admiville with a scripted ProConnect, which knows Bruno. The clock is today's: the provider's tokens are of today.
    private func world(
        _ provider: LocalProvider, _ fault: String = "agent", _ engine: TestEngine = .sqlite, sirets: Set<String> = ["21350238800019"],
        sources: Set<String> = []
    ) async throws -> World {
        let settings = provider.settings(fault, scopes: AgentProvider.scopes(asking: sources), level: nil)
        let world = try await World(engine, provider: AgentProvider(settings, sirets: sirets, sources: sources))
        world.clock.start()
        return world
    }

    /// What the browser does at the provider.
    /// - Returns: where it comes back, and what was asked.
    private func goAndReturn(_ browser: TestBrowser, _ path: String = path) async throws -> (address: String, asked: JSON) {
        let departure = try #require(try await browser.get(path).location)
        let sent = try JSON(bytes: await HTTPSExchange(allowsHTTP: true).ask(departure, form: nil, bearer: nil).body)
        return ("\(Self.path)/retour?code=\(sent["code"]?.string ?? "")&state=\(sent["state"]?.string ?? "")", sent["asked"] ?? .null)
    }

    @Test("An agent known by their address comes in, twice, and is joined once", arguments: TestEngine.allCases)
    func enters(engine: TestEngine) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, "agent", engine)
            for _ in 0..<2 {
                let browser = try world.browser()
                #expect(try await browser.get("/bureau/connexion").contains("identifier avec ProConnect"))
                let back = try await goAndReturn(browser, Self.path + "?retour=/bureau/dossiers/1")
                #expect(back.asked["scope"]?.string == "openid email siret" && back.asked["claims"] == nil)
                #expect(try await browser.get(back.address).location == "/bureau/dossiers/1")
                #expect(try await browser.get("/bureau").contains("Bureau de Bruno Petit"))
            }
            #expect(try await world.identity.journal.acts(of: world.admiville, before: nil, atMost: 9).map(\.kind) == [.providerJoined])
        }
    }

    @Test("Once joined, the identity counts and no longer the address", arguments: TestEngine.allCases)
    func subjectCounts(engine: TestEngine) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, "agent", engine)
            let browser = try world.browser()
            _ = try await browser.get(goAndReturn(browser).address)
            var bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))
            bruno.email = try #require(EmailAddress("petit.bruno@admiville.example"))
            try await world.identity.save(bruno)

            let second = try world.browser()
            #expect(try await second.get(goAndReturn(second).address).location == "/bureau")
            bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))
            bruno.state = .deactivated
            try await world.identity.save(bruno)
            #expect(try await second.get(goAndReturn(second).address).status == 403)
        }
    }

    @Test(
        "Nobody comes in whom the authority does not know, of another organisation, or of a source it does not believe",
        arguments: ["agent-stranger", "agent-elsewhere", "agent-unproved", "agent-source", "agent-nameless"])
    func strangers(fault: String) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, fault, sources: ["town"])
            let browser = try world.browser()
            let back = try await goAndReturn(browser)

            let page = try await browser.get(back.address)

            #expect(page.status == 403 && page.contains("administre Admilib dans votre collectivité") && page.contains("accueil@admiville.example"))
            #expect(back.asked["scope"]?.string == "openid email siret idp_id")
            #expect(try await browser.get("/bureau").location?.hasPrefix("/bureau/connexion") == true)
        }
    }

    @Test("Somebody else with the address of an account that is joined already does not open it; an administrator detaches it")
    func taken() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider)
            let email = World.bruno
            _ = try await world.identity.abroad.agent(
                String(repeating: "a", count: 64), email, of: world.admiville, unusable: nil, at: world.clock.now)
            let browser = try world.browser()
            #expect(try await browser.get(goAndReturn(browser).address).status == 403)

            let amina = try await world.signedIn(World.amina)
            let page = "/bureau/reglages/agents/\(world.brunoID)"
            #expect(try await amina.get(page).contains("Détacher ProConnect"))
            _ = try await amina.post(page + "/proconnect")

            #expect(try await browser.get(goAndReturn(browser).address).status == 303)
        }
    }

    @Test("Somebody invited who never chose a password comes in so, and their link is over", arguments: TestEngine.allCases)
    func invited(engine: TestEngine) async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider, "agent", engine)
            var bruno = try #require(try await world.identity.agents.find(world.brunoID, of: world.admiville))
            bruno.email = try #require(EmailAddress("autre@admiville.example"))
            try await world.identity.save(bruno)
            let newcomer = NewAgent(organisation: world.admiville, email: World.bruno, name: "Bruno le Nouveau", roles: [world.roads: [.reception]])
            let token = try await world.identity.createAgent(newcomer, now: world.clock.now).token

            let browser = try world.browser()
            _ = try await browser.get(goAndReturn(browser).address)

            #expect(try await browser.get("/bureau").contains("Bruno le Nouveau"))
            #expect(try await world.browser().get("/bureau/activation/\(token)").status == 410)
        }
    }

    @Test("Where two factors are wanted, those of ProConnect are enough when the administrator says so, and not before")
    func twoFactors() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            for (fault, trusts, expected) in [("agent-twice", true, 303), ("agent", true, 200), ("agent-twice", false, 200)] {
                let world = try await world(provider, fault)
                try await world.identity.rules.save(SignInRules(requiresSecondFactor: true, trustsProvider: trusts), of: world.admiville)
                let browser = try world.browser()
                let back = try await goAndReturn(browser)

                let page = try await browser.get(back.address)

                #expect(page.status == expected, "\(fault) \(trusts)")
                #expect(page.contains("téléphone") == (expected == 200))
                #expect((back.asked["claims"]?.string?.contains("eidas1-mfa") == true) == trusts)
            }
        }
    }

    @Test("An administrator chooses it on the page of the rules, where there is a ProConnect")
    func rule() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let amina = try await world(provider).signedIn(World.amina)
            let page = "/bureau/reglages/comptes-des-agents"
            #expect(try await amina.get(page).contains("La double authentification de ProConnect suffit"))
            _ = try await amina.post(page, ["double": "oui", "proconnect": "oui", "inactivite": "0"])
            #expect(try await amina.get(page).body.matches(of: /checked/).count >= 2)
        }
        let without = try await World().signedIn(World.amina)
        #expect(try await without.get("/bureau/reglages/comptes-des-agents").contains("ProConnect") == false)
    }

    @Test("An answer works once, in the browser that left; a failure says what to do and opens nothing")
    func failures() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider)
            let browser = try world.browser()
            let back = try await goAndReturn(browser).address
            #expect(try await world.browser().get(back).status == 502)
            #expect(try await browser.get(back).status == 303)
            #expect(try await browser.get(back).status == 502)

            for fault in ["wrong-nonce", "wrong-audience", "expired", "unknown-key", "tampered", "other-subject"] {
                let other = try await self.world(provider, fault).browser()
                #expect(try await other.get(goAndReturn(other).address).contains("pas abouti"), "\(fault)")
                #expect(try await other.get("/bureau").status == 303)
            }
            let state = try #require(try await world.browser().get(Self.path).location?.firstMatch(of: /state=([0-9a-f]+)/)).output.1
            #expect(try await browser.get("\(Self.path)/retour?error=access_denied&state=\(state)").status == 502)
        }
    }

    @Test("Who goes back before the end is told that nothing changed; a provider that is down, to use the password")
    func cancelled() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let browser = try await world(provider).browser()
            let state = try #require(try await browser.get(Self.path).location?.firstMatch(of: /state=([0-9a-f]+)/)).output.1
            let page = try await browser.get("\(Self.path)/retour?error=access_denied&error_description=x&state=\(state)")
            #expect(page.status == 200 && page.contains("avant la fin"))
        }
        let down = try await world(LocalProvider(port: 1)).browser()
        #expect(try await down.get(Self.path).status == 502)
        #expect(try await down.signIn(World.bruno).location == "/bureau")
    }

    @Test("Signing out signs out there too, after a code of the telephone as well; a password's session only here")
    func leaves() async throws {
        try await LocalProvider.run("faulty.py") { provider in
            let world = try await world(provider)
            let browser = try world.browser()
            _ = try await browser.get(goAndReturn(browser).address)
            _ = try await browser.get("/bureau")

            let answer = try await browser.post("/bureau/deconnexion")

            #expect(answer.status == 200 && answer.body.contains("/session/end?id_token_hint=") && answer.body.contains("sortie"))
            #expect(try await browser.get("/bureau").status == 303)
            let other = try await world.signedIn()
            _ = try await other.get("/bureau")
            #expect(try await other.post("/bureau/deconnexion").location == "/bureau/connexion?fin=1")
        }
    }

    @Test("Where there is none, nothing is said of it")
    func absent() async throws {
        let browser = try await World().browser()
        #expect(try await browser.get("/bureau/connexion").contains("ProConnect") == false)
        #expect(try await browser.get(Self.path).status == 404)
    }
}
