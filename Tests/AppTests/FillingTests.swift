import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// A person's details written into a form: what they tick, and nothing else.
@Suite("Filling a form with one's details")
struct FillingTests {
    /// Somebody who keeps their names, on the page of the contact form that asks for them.
    private func begun(_ town: TestTown) async throws -> (browser: TestBrowser, page: String) {
        let browser = try await SpaceTests.signedIn(town)
        _ = try await browser.get("/espace/informations")
        _ = try await browser.post("/espace/informations", ["firstName": "Amina", "lastName": "Benali", "email": "amina@exemple.example"])
        return (browser, try await Self.page(in: browser))
    }

    static func page(in browser: TestBrowser) async throws -> String {
        _ = try await browser.get("/demarches/contact-mairie")
        let first = try #require(try await browser.post("/demarches/contact-mairie/brouillons").location)
        _ = try await browser.get(first)
        let page = try #require(try await browser.post(first, ContactForm.answers).location)
        _ = try await browser.get(page)
        _ = try await browser.post(page + "/enregistrement", ["reponse": "email"])
        return page
    }

    @Test("What was typed on the page when the button is pressed is kept, and not filled over", arguments: TestEngine.allCases)
    func keepsTyped(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (browser, path) = try await begun(town)
        let shown = try await browser.get(path)
        let seen = try #require(shown.body.firstMatch(of: /name="_vus" value="([^"]+)"/)).output.1

        let answer = try await browser.post(
            path + "/informations",
            pairs: [("_vus", String(seen)), ("reponse", "email"), ("prenom", "Amina-Lou"), ("nom", ""), ("champ", "nom"), ("champ", "prenom")])

        let page = try await browser.get(try #require(answer.location))
        #expect(page.contains("value=\"Amina-Lou\"") && page.contains("value=\"Benali\"") && !page.contains("value=\"Amina\""))
    }

    @Test("Each detail is offered with its box, unticked; what is ticked is written, and can be corrected", arguments: TestEngine.allCases)
    func fills(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (browser, path) = try await begun(town)
        let offer = try await browser.get(path)
        #expect(offer.contains("Remplir avec mes informations") && offer.contains("Votre nom : Benali"))
        #expect(offer.body.firstMatch(of: /name="champ"[^>]*checked/) == nil)

        let answer = try await browser.post(path + "/informations", ["champ": "nom"])

        let page = try await browser.get(try #require(answer.location))
        #expect(page.contains("Une réponse est remplie") && page.contains("value=\"Benali\"") && !page.contains("value=\"Amina\""))
        let sent = try await browser.post(path, ["reponse": "email", "prenom": "Amina", "nom": "Benali Kerouedan", "email": "amina@exemple.example"])
        #expect(try await browser.get(try #require(sent.location)).contains("Benali Kerouedan"))
    }

    @Test(
        "What was not offered is not written: a question without that role, one that is answered, one of another page", arguments: TestEngine.allCases
    )
    func notOffered(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (browser, path) = try await begun(town)
        _ = try await browser.get(path)
        _ = try await browser.post(path + "/enregistrement", ["reponse": "email", "prenom": "Autre"])

        let answer = try await browser.post(path + "/informations", ["champ": "prenom", "champ": "message", "champ": "reponse", "champ": "holder"])

        #expect(answer.location == path + "?remplies=0")
        let page = try await browser.get(path)
        #expect(page.contains("value=\"Autre\"") && !page.contains("value=\"Amina\""))
        #expect(try await browser.post(path + "/informations").status == 422)
    }

    @Test("Questions that an answer reveals where scripts run come with a link to the offer")
    func revealed() async throws {
        let town = try await TestTown()
        let (browser, path) = try await begun(town)
        _ = try await browser.get(path)

        let without = try await browser.post(path + "/questions", ["reponse": "aucune"])
        let with = try await browser.post(path + "/questions", ["reponse": "courrier", "prenom": "Amina"])

        let page = try await browser.get(path)
        #expect(page.contains("value=\"Amina\"") && page.contains("Votre nom : Benali"), "what was typed is there when the link is followed")
        #expect(with.contains("<div data-field=\"_offre\"><p><a href=\"\(path)\">") && !without.contains("_offre"))
    }

    @Test("Who is not signed in is offered nothing; somebody else's draft does not exist", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (_, path) = try await begun(town)
        let stranger = try await SpaceTests.signedIn(town, "bruno@exemple.example")
        let own = try await Self.page(in: stranger)

        #expect(try await stranger.get(own).contains("Remplir avec mes informations") == false)
        #expect(try await stranger.post(path + "/informations", ["champ": "nom"]).status == 404)
        let unsigned = town.browser()
        let theirs = try await Self.page(in: unsigned)
        #expect(try await unsigned.get(theirs).contains("Remplir avec mes informations") == false)
        #expect(try await unsigned.post(theirs + "/informations", ["champ": "nom"]).location == "/espace/connexion?retour=\(theirs)")
    }
}
