import App
import Core
import Foundation
import HTTPTypes
import Organisations
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

@Suite("What people see as their request goes on")
struct PersonPagesTests {
    @Test("Without JavaScript, a page to which an answer adds a question says so, and leads to it")
    func revealed() async throws {
        let person = try await TestTown().browser()
        _ = try await person.get("/demarches/acte-naissance")
        let path = try #require(try await person.post("/demarches/acte-naissance/brouillons").location)
        _ = try await person.get(path)

        let answer = try await person.post(path, ["_vus": "lien", "lien": "moi"])
        let page = try await person.follow(answer)
        _ = try await person.post(path, ["_vus": "lien forme", "lien": "moi", "forme": "extrait_sans_filiation"])
        let later = try await person.follow(answer)

        #expect(answer.location == path + "?nouvelles=forme")
        #expect(page.contains("Votre réponse ajoute une question.") && page.contains("<a href=\"#forme\">Quel document"))
        #expect(page.body.firstMatch(of: /<title>Votre réponse ajoute une question\./) != nil)
        #expect(!later.contains("ajoute une question"))
    }

    @Test("Without JavaScript, what an answer has said is read before one goes on, and the questions that it adds to a row are not scolded")
    func revealedNotes() async throws {
        let town = try await TestTown()
        let leaving = try await begin("absence-cantine", town)
        let noted = try await leaving.browser.post(
            leaving.path,
            [
                "_vus": "quoi services du depart_ecole", "quoi": "arret", "services": "cantine", "du.day": "9", "du.month": "3", "du.year": "2026",
                "depart_ecole": "oui",
            ])
        #expect(noted.location == leaving.path + "?nouvelles=depart_suite")
        #expect(try await leaving.browser.follow(noted).contains("/demarches/certificat-radiation"))

        let eating = try await begin("cantine-periscolaire", town)
        let shown = try await eating.browser.get(eating.path).body.firstMatch(of: /name="_vus" value="([^"]*)"/)
        #expect(shown?.output.1.contains("enfants.0.services") == true)
        let row = try await eating.browser.post(
            eating.path,
            [
                "_vus": String(shown?.output.1 ?? ""), "enfants.count": "1", "enfants.0.prenom": "Léa", "enfants.0.nom": "Lampion",
                "enfants.0.naissance.day": "3", "enfants.0.naissance.month": "4", "enfants.0.naissance.year": "2019", "enfants.0.ecole": "CE1",
                "enfants.0.services": "cantine", "enfants.0.pai": "non", "debut.day": "9", "debut.month": "3", "debut.year": "2026",
            ])
        #expect(row.status == 303 && row.location?.contains("nouvelles=enfants.0.jours") == true)
    }

    private func begin(_ slug: String, _ town: TestTown) async throws -> (browser: TestBrowser, path: String) {
        _ = try await town.product.procedures.importFile(
            yaml: EmbeddedAssets.text("catalogue/\(slug).yaml") ?? "", organisation: town.organisation, units: town.units, publish: true,
            now: town.clock.now)
        let browser = town.browser()
        _ = try await browser.get("/demarches/\(slug)")
        let path = try #require(try await browser.post("/demarches/\(slug)/brouillons").location)
        _ = try await browser.get(path)
        return (browser, path)
    }

    @Test("\"Your request is sent\" is said once: later, the same address says where it stands")
    func onceFiled() async throws {
        let town = try await TestTown()
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        let sent = try await person.follow(try await person.post("/brouillons/\(number)/depot"))
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/take")

        let again = try await person.get("/suivi/\(number)?depot=1")

        #expect(sent.contains("Votre demande est envoyée"))
        #expect(!again.contains("Votre demande est envoyée") && again.contains("<h1>Demande \(number)</h1>"))
    }

    @Test("On a shared device, the browser forgets what it opened; the number opens it again")
    func forgotten() async throws {
        let town = try await TestTown()
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        let draft = try await person.get("/brouillons/\(number)/plus-tard")

        let answer = try await person.post("/oublier")

        #expect(draft.status == 200 && answer.status == 303 && answer.headers[HTTPField.Name("Clear-Site-Data")!] == "\"cache\", \"storage\"")
        #expect(try await person.follow(answer).contains("<h1>Ce navigateur a tout oublié</h1>"))
        #expect(try await person.get("/brouillons/\(number)").status == 404)
        _ = try await person.get("/reprendre")
        #expect(try await person.post("/reprendre", ["numero": number]).location == "/brouillons/\(number)")
    }

    @Test("Where several authorities are served, a name that is nobody's is a page that does not exist")
    func unknownHost() async throws {
        let town = try await TestTown()
        var other = try #require(try await town.product.organisations.organisation(town.organisation)).details
        (other.slug, other.host) = ("ailleurs", "ailleurs.example")
        _ = try await town.product.organisations.create(other)

        let page = try await town.browser().get("/")

        #expect(page.status == 404 && page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.contains("<h1>Page introuvable</h1>") && page.contains("Aucune collectivité n&#39;a cette adresse"))
        #expect(page.headers[.contentSecurityPolicy] != nil)
    }
}
