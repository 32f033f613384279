import App
import Core
import Storage
import TestSupport
import Testing
import TownSupport

@Suite("Who asks, as a request tells it")
struct ToldIdentityTests {
    private static func filed(_ browser: TestBrowser) async throws -> String {
        let number = try await FilingPathTests.write(browser)
        _ = try await browser.get("/brouillons/\(number)/verification")
        _ = try await browser.post("/brouillons/\(number)/depot")
        return "/bureau/dossiers/\(number)"
    }

    private static let proofs: [(String?, String)] = [
        (nil, "<dd>Non vérifiée</dd>"), ("declared", "Non vérifiée : envoyée depuis un espace personnel"),
        ("seen", "Vue par un agent avant l&#39;envoi"), ("franceConnect", "FranceConnect : envoyée depuis"),
    ]

    @Test("What told who filed stays with the request, whatever becomes of the space", arguments: proofs)
    func told(level: String?, line: String) async throws {
        let town = try await TestTown(.sqlite)
        let person = level == nil ? town.browser() : try await SpaceTests.signedIn(town)
        if let level { _ = try await town.product.database.write { try $0.run("UPDATE person SET level = \(level)") } }
        let path = try await Self.filed(person)
        _ = try await town.product.database.write { try $0.run("UPDATE person SET level = 'declared'") }

        let agent = try await town.browser(as: "accueil@essai.example")

        let page = try await agent.get(path)
        #expect(page.contains(line))
        #expect(page.contains("Noter que la pièce d&#39;identité") == (level == nil || level == "declared"))
    }

    @Test("An agent writes once that they saw the document, and nothing of it; the person reads it", arguments: TestEngine.allCases)
    func seen(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        let path = try await Self.filed(person)
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get(path)

        for _ in 0..<2 { _ = try await agent.post(path + "/identite") }

        let page = try await agent.get(path)
        #expect(page.contains("Pièce d&#39;identité vue par") && !page.contains("Noter que la pièce"))
        let seen: SQL = "SELECT COUNT(*) AS n FROM dossier_history WHERE event = 'identitySeen'"
        #expect(try await town.product.database.read { try $0.row(seen)?.int("n") } == 1)
        #expect(try await person.get(path.replacing("/bureau/dossiers", with: "/suivi")).contains("Nous avons vu votre pièce"))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }
}
