import Core
import Foundation
import TestSupport
import Testing

@testable import People

@Suite("One's own account")
struct AccountTests {
    @Test("A weak passphrase is refused, and what to do is said")
    func weak() async throws {
        let browser = try await World().signedIn()
        _ = try await browser.get("/espace/compte")

        let answer = try await browser.post("/espace/compte/phrase", ["nouvelle": "Motdepasse2026!", "encore": "Motdepasse2026!"])

        #expect(answer.status == 422 && answer.body.contains("href=\"#nouvelle\""))
    }

    @Test("Changing the passphrase asks for the old one, closes other devices, and is told by mail", arguments: TestEngine.allCases)
    func change(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.withPassphrase()
        _ = try await browser.get("/espace/connexion")
        _ = try await browser.post("/espace/connexion", ["identifiant": World.amina, "phrase": World.phrase])
        let other = try world.browser()
        _ = try await other.tryPhrase(World.amina, World.phrase)
        let new = "sept longs mots pour une nouvelle phrase secrète"
        _ = try await browser.get("/espace/compte")

        let without = try await browser.post("/espace/compte/phrase", ["nouvelle": new, "encore": new])
        let with = try await browser.post("/espace/compte/phrase", ["phrase": World.phrase, "nouvelle": new, "encore": new])

        #expect(without.status == 422 && with.status == 303)
        #expect(try await browser.get("/espace").status == 200)
        #expect(try await other.get("/espace").status == 303)
        #expect(world.mailbox.letters.last?.subject == "Votre phrase de passe a changé")
        #expect(try await other.tryPhrase(World.amina, World.phrase).status == 422)
    }

    @Test("Who forgot the passphrase comes in by a link, and chooses another at once; half an hour later they must give the old one")
    func recover() async throws {
        let world = try await World()
        let browser = try await world.withPassphrase()
        try await world.enter(browser)
        let new = "sept longs mots pour une nouvelle phrase secrète"
        _ = try await browser.get("/espace/compte")
        let answer = try await browser.post("/espace/compte/phrase", ["nouvelle": new, "encore": new])
        #expect(answer.status == 303)

        world.clock.move(1801)
        _ = try await browser.get("/espace/compte")
        #expect(try await browser.post("/espace/compte/phrase", ["nouvelle": World.phrase, "encore": World.phrase]).status == 422)
    }

    @Test("A new address opens the space once its link is opened where one is signed in; the old one is told", arguments: TestEngine.allCases)
    func address(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        _ = try await browser.get("/espace/compte")
        _ = try await browser.post("/espace/compte/adresse", ["email": "neuve@exemple.example"])
        let link = try world.mailbox.link()

        let stranger = try world.browser()
        _ = try await stranger.get(link)
        _ = try await stranger.post(link)
        #expect(try await browser.get("/espace/compte").contains(World.amina))
        _ = try await browser.get(link)
        let changed = try await browser.post(link)

        #expect(changed.location == "/espace/compte?fait=adresse")
        #expect(try await browser.get("/espace/compte").contains("neuve@exemple.example"))
        #expect(world.mailbox.letters.last?.to.description == World.amina)
    }

    @Test("An address that opens another space is not taken from it")
    func taken() async throws {
        let world = try await World()
        _ = try await world.signedIn("bruno@exemple.example")
        let browser = try await world.signedIn()
        _ = try await browser.get("/espace/compte")
        _ = try await browser.post("/espace/compte/adresse", ["email": "bruno@exemple.example"])
        let link = try world.mailbox.link()
        _ = try await browser.get(link)

        #expect(try await browser.post(link).status == 409)
        #expect(try await browser.get("/espace/compte").contains(World.amina))
    }

    @Test("Another device is closed from here", arguments: TestEngine.allCases)
    func sessions(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        let other = try await world.signedIn()
        let page = try await browser.get("/espace/compte")
        let closing = try #require(page.body.firstMatch(of: /action="(\/espace\/compte\/sessions\/\d+\/fermeture)"/)).output.1

        _ = try await browser.post(String(closing))

        #expect(try await browser.get("/espace").status == 200)
        #expect(try await other.get("/espace").status == 303)
    }

    @Test("Nobody closes somebody else's session")
    func notTheirs() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        let stranger = try await world.signedIn("bruno@exemple.example")
        _ = try await stranger.get("/espace/compte")

        for id in 1...4 { _ = try await stranger.post("/espace/compte/sessions/\(id)/fermeture") }

        #expect(try await browser.get("/espace").status == 200)
    }

    @Test("A closed space leaves nothing of its person", arguments: TestEngine.allCases)
    func close(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        _ = try await browser.get("/espace/compte/fermeture")

        let answer = try await browser.post("/espace/compte/fermeture")

        #expect(answer.location == "/espace/connexion?ferme=1")
        #expect(try await browser.get("/espace").status == 303)
        for table in ["person", "person_session"] {
            #expect(try await world.count(table) == 0, "\(table)")
        }
    }

    @Test("An hour without a click ends the session, twelve hours end it anyway")
    func ends() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        for _ in 0..<12 {
            world.clock.move(3500)
            #expect(try await browser.get("/espace").status == 200)
        }
        world.clock.move(1300)
        #expect(try await browser.get("/espace").status == 303)
    }

    @Test("Signing out closes the session, and what the space opened in this browser")
    func leave() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        _ = try await browser.get("/espace")

        _ = try await browser.post("/espace/deconnexion")

        #expect(try await browser.get("/espace").status == 303)
        #expect(world.requests.departures.count == 1)
    }
}
