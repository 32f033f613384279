import App
import Core
import Dossiers
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// What was just answered, kept in one's space: offered once the request is filed, and only to who answered for themselves.
@Suite("Keeping what one answered")
struct KeepingPathTests {
    private static func filed(_ browser: TestBrowser) async throws -> (number: String, receipt: TestBrowser.Page) {
        let number = try await FilingPathTests.write(browser)
        let check = try await browser.get("/brouillons/\(number)/verification")
        #expect(!check.contains("name=\"garder\""), "nothing distracts before filing")
        return (number, try await browser.follow(try await browser.post("/brouillons/\(number)/depot")))
    }

    @Test(
        "Each answer that the space does not hold has its box, unticked; what is ticked is kept, and fills the next form",
        arguments: TestEngine.allCases
    )
    func kept(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = try await SpaceTests.signedIn(town)
        _ = try await browser.get("/espace/informations")
        _ = try await browser.post("/espace/informations", ["firstName": "Amina", "lastName": "Diallo"])
        let (number, receipt) = try await Self.filed(browser)
        #expect(receipt.contains("Garder pour la prochaine fois") && receipt.contains("Votre nom : Benali"))
        #expect(!receipt.contains("Votre prénom : Amina") && receipt.contains("Remplace « Diallo »"), "what is held already is not offered")
        #expect(receipt.body.firstMatch(of: /name="garder"[^>]*checked/) == nil)

        let answer = try await browser.post("/suivi/\(number)/informations?depot=1", ["garder": "nom", "garder": "message", "garder": "prenom"])

        let page = try await browser.follow(answer)
        #expect(answer.location == "/suivi/\(number)?depot=1&gardees=1")
        #expect(page.contains("Une réponse est gardée") && page.contains(number) && !page.contains("name=\"garder\""))
        let details = try await browser.get("/espace/informations")
        #expect(details.contains("value=\"Benali\"") && !details.contains("value=\"amina@exemple.example\""))
        #expect(try await browser.get(FillingTests.page(in: browser)).contains("Votre nom : Benali"))
    }

    @Test("Nothing is kept without a tick, and the page says so; one goes on without keeping anything", arguments: TestEngine.allCases)
    func nothingTicked(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = try await SpaceTests.signedIn(town)
        let (number, _) = try await Self.filed(browser)

        let answer = try await browser.post("/suivi/\(number)/informations?depot=1", ["autre": "nom"])

        #expect(answer.status == 422 && answer.contains("Cochez au moins une réponse à garder") && answer.contains("Votre demande est envoyée"))
        #expect(try await town.count("person_profile") == 0)
        #expect(try await !browser.get("/suivi/\(number)").contains("name=\"garder\""), "offered after filing, not each time one follows")
    }

    @Test("Who is not signed in is offered nothing; somebody else's request does not exist", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let unsigned = town.browser()
        let (number, receipt) = try await Self.filed(unsigned)
        let stranger = try await SpaceTests.signedIn(town, "bruno@exemple.example")
        _ = try await stranger.get("/espace")

        #expect(!receipt.contains("name=\"garder\""))
        #expect(try await unsigned.post("/suivi/\(number)/informations", ["garder": "nom"]).location == "/espace/connexion?retour=/suivi/\(number)")
        #expect(try await stranger.post("/suivi/\(number)/informations", ["garder": "nom"]).status == 404)
        #expect(try await town.count("person_profile") == 0)
    }

    @Test("What was begun in another's space is not kept in one's own, even by who can open it", arguments: TestEngine.allCases)
    func anothers(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (number, _) = try await Self.filed(try await SpaceTests.signedIn(town))
        let bruno = try await SpaceTests.signedIn(town, "bruno@exemple.example")
        _ = try await bruno.get("/suivi")
        _ = try await bruno.post("/suivi", ["numero": number, "preuve": "amina@exemple.example"])

        #expect(try await !bruno.get("/suivi/\(number)?depot=1").contains("name=\"garder\""))
        _ = try await bruno.post("/suivi/\(number)/informations", ["garder": "nom"])

        #expect(try await town.count("person_profile") == 0)
    }

    @Test("A representative and a helper are offered nothing of who they act for", arguments: TestEngine.allCases)
    func forAnother(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, _, _) = try await RepresentativePathTests.representing(town)
        _ = try await RepresentativePathTests.act(odile, access)
        let (number, receipt) = try await Self.filed(odile)
        let (helper, mandate) = try await MandatePathTests.helper(town)
        try await MandatePathTests.act(helper, mandate)

        _ = try await odile.post("/suivi/\(number)/informations", ["garder": "nom"])
        #expect(!receipt.contains("name=\"garder\""))
        #expect(try await !Self.filed(helper).receipt.contains("name=\"garder\""))
        #expect(try await town.count("person_profile") == 0)
    }

    /// The contact form, filled by an agent for somebody on the phone.
    static func entered(_ town: TestTown) async throws -> String {
        let agent = try await town.browser(as: "accueil@essai.example"), page = try await agent.get("/bureau/demandes/nouvelle")
        let contact = try #require(page.body.firstMatch(of: /value="([^"]+)"[^>]*>Écrire à la mairie/)).output.1
        let begun = try #require(try await agent.post("/bureau/demandes/nouvelle", ["demarche": String(contact), "canal": "phone"]).location)
        _ = try await agent.get(begun)
        let filed = try await agent.post(
            begun,
            [
                "objet": "question", "message": "À quelle heure ouvre la mairie ?", "reponse": "email", "prenom": "Amina", "nom": "Benali",
                "email": "amina@exemple.example", "_pour": "lui-meme",
            ])
        return String(try #require(filed.location?.firstMatch(of: /dossiers\/([0-9A-Z-]+)/)).output.1)
    }

    @Test("What an agent typed for somebody is not offered to who opens it afterwards", arguments: TestEngine.allCases)
    func atTheCounter(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.entered(town)
        let browser = try await SpaceTests.signedIn(town)
        _ = try await browser.get("/suivi")
        _ = try await browser.post("/suivi", ["numero": number, "preuve": "amina@exemple.example"])

        let page = try await browser.get("/suivi/\(number)?depot=1")

        #expect(page.contains(number) && !page.contains("name=\"garder\""))
    }
}
