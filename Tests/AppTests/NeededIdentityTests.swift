import App
import Core
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// Nobody signs in for a procedure, but where the procedure needs to know who files it.
@Suite("A procedure that wants to know who files it")
struct NeededProofTests {
    private static func town(_ engine: TestEngine, _ level: String) async throws -> TestTown {
        let town = try await TestTown(engine)
        let file = (EmbeddedAssets.text("catalogue/contact-mairie.yaml") ?? "").replacing(
            "\nform:\n", with: "\nproof: {level: \(level), why: La loi ne permet de répondre qu'à vous.}\nform:\n", maxReplacements: 1)
        let imported = try await town.product.procedures.importFile(
            yaml: file, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        #expect(imported.faults.isEmpty, "\(imported)")
        return town
    }

    private static func prove(_ town: TestTown, _ level: String) async throws {
        _ = try await town.product.database.write { try $0.run("UPDATE person SET level = \(level)") }
    }

    private static let slug = "/demarches/contact-mairie"

    @Test("Without a space nothing begins: why, how, and the other ways are said", arguments: ["space", "verified"])
    func stranger(level: String) async throws {
        let town = try await Self.town(.sqlite, level), browser = town.browser()
        let procedure = try await browser.get(Self.slug)

        let refused = try await browser.post(Self.slug + "/brouillons")
        let page = try await browser.follow(refused)

        #expect(procedure.contains("La loi ne permet de répondre qu&#39;à vous.") && procedure.contains("id=\"autrement\""))
        #expect(!procedure.contains("ans compte") && !procedure.contains("sans créer de compte"))
        #expect(refused.location == Self.slug + "/identite" && page.contains("La loi ne permet de répondre"))
        #expect(page.contains("/espace/connexion?retour=\(Self.slug)/identite") && page.contains("par téléphone ou au guichet"))
        #expect(try await town.count("draft") == 0)
        #expect(try await browser.get("/demarches/acte-naissance/identite").status == 404)
    }

    @Test("Signed in, a space is enough for one, and a proof is wanted for the other", arguments: TestEngine.allCases)
    func levels(engine: TestEngine) async throws {
        let town = try await Self.town(engine, "verified"), person = try await SpaceTests.signedIn(town, back: Self.slug + "/identite")
        #expect(try await person.post(Self.slug + "/brouillons").location == Self.slug + "/identite")
        #expect(try await person.get(Self.slug + "/identite").contains("un agent vous remet une carte"))

        try await Self.prove(town, "seen")

        #expect(try await person.get(Self.slug + "/identite").contains("Vous pouvez commencer"))
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        try await Self.prove(town, "declared")
        let refused = try await person.post("/brouillons/\(number)/depot")
        #expect(refused.status == 409 && refused.contains("reconnectez-vous"))
        #expect(try await town.count("dossier") == 0)
        try await Self.prove(town, "franceConnect")
        #expect(try await person.post("/brouillons/\(number)/depot").location == "/suivi/\(number)?depot=1")
    }

    @Test("At the counter anybody is served; the agent is told to see a document, until they noted it")
    func counter() async throws {
        let town = try await Self.town(.sqlite, "verified"), agent = try await town.browser(as: "accueil@essai.example")
        let number = try await KeepingPathTests.entered(town)

        let asked = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/identite")

        #expect(asked.contains("Demandez à voir une pièce d&#39;identité"))
        #expect(try await !agent.get("/bureau/dossiers/\(number)").contains("Demandez à voir une pièce d&#39;identité"))
    }
}
