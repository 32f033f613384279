import Core
import TestSupport
import Testing

@testable import Identity

@Suite("A form that comes after its session has ended")
struct KeptFormTests {
    @Test("Is kept through the sign-in, and sent by a click")
    func kept() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        _ = try await browser.get("/bureau")
        world.clock.move(3 * 3600)

        let door = try await browser.post("/bureau/dossiers/1/note", ["note": "Appelé à 9 h\nle \"père\" <rappelle>"])
        let signedIn = try await browser.post(
            "/bureau/connexion",
            ["email": World.bruno.description, "mot_de_passe": World.password, "reprise": "/bureau/dossiers/1/note", "reprise.note": "Appelé à 9 h"])
        let sent = try await browser.post("/bureau/dossiers/1/note", ["note": "Appelé à 9 h"])

        #expect(door.status == 401)
        #expect(door.contains("Rien n&#39;est perdu"))
        #expect(door.contains("name=\"reprise.note\" value=\"Appelé à 9 h\nle &quot;père&quot; &lt;rappelle&gt;\""))
        #expect(signedIn.status == 200)
        #expect(signedIn.contains("action=\"/bureau/dossiers/1/note\""))
        #expect(signedIn.contains("name=\"note\" value=\"Appelé à 9 h\""))
        #expect(sent.contains("Bruno Petit : Appelé à 9 h"))
    }

    @Test("Survives a wrong password")
    func survives() async throws {
        let browser = try await World().browser()
        _ = try await browser.get("/bureau/connexion")

        let page = try await browser.post(
            "/bureau/connexion", ["email": "x", "mot_de_passe": "x", "reprise": "/bureau/dossiers/1/note", "reprise.note": "Appelé"])

        #expect(page.status == 422)
        #expect(page.contains("name=\"reprise.note\" value=\"Appelé\""))
    }

    @Test("Never carries a password, nor leads to another site")
    func limits() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        _ = try await browser.get("/bureau")
        world.clock.move(3 * 3600)

        let door = try await browser.post("/bureau/dossiers/1/note", ["mot_de_passe_nouveau": "Cheval-Agrafe-Pile-8"])
        let hostile = try await browser.post(
            "/bureau/connexion",
            ["email": World.bruno.description, "mot_de_passe": World.password, "reprise": "https://attacker.example/bureau", "reprise.x": "y"])

        #expect(!door.contains("Cheval-Agrafe-Pile-8"))
        #expect(hostile.location == "/bureau")
    }
}
