import App
import Core
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// « 32 mars » for a day: neither lost nor filed.
@Suite("What is typed and cannot be read")
struct UnreadTests {
    private func begun(_ town: TestTown) async throws -> (browser: TestBrowser, path: String, number: String) {
        _ = try await town.product.procedures.importFile(
            yaml: EmbeddedAssets.text("catalogue/cantine-periscolaire.yaml") ?? "", organisation: town.organisation, units: town.units, publish: true,
            now: town.clock.now)
        let browser = town.browser()
        _ = try await browser.get("/demarches/cantine-periscolaire")
        let path = try #require(try await browser.post("/demarches/cantine-periscolaire/brouillons").location)
        _ = try await browser.get(path)
        return (browser, path, String(path.split(separator: "/")[1]))
    }

    private func row(_ index: Int, day: String, name: String) -> [(String, String)] {
        [
            ("enfants.\(index).prenom", name), ("enfants.\(index).naissance.day", day), ("enfants.\(index).naissance.month", "3"),
            ("enfants.\(index).naissance.year", "2019"),
        ]
    }

    @Test("« Save and finish later » keeps it: who comes back sees it, and what to mend", arguments: TestEngine.allCases)
    func later(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, path, number) = try await begun(town)
        let sent = row(0, day: "32", name: "Léa") + [("enfants.count", "1"), ("_suite", "plus-tard")]
        #expect(try await person.post(path, pairs: sent).location == "/brouillons/\(number)/plus-tard")

        let other = town.browser()
        _ = try await other.get("/reprendre")
        _ = try await other.post("/reprendre", ["numero": number])
        let resumed = try await other.get("/brouillons/\(number)")
        let page = try await other.follow(resumed)

        #expect(resumed.location == path && page.status == 200)
        #expect(page.contains("value=\"32\"") && page.contains("value=\"Léa\"") && page.contains("Écrivez le jour avec un nombre de 1 à 31."))
    }

    @Test("« Add a child » keeps it, and the row that goes takes its own with it")
    func rows() async throws {
        let (person, path, _) = try await begun(try await TestTown())

        let added = try await person.post(path, pairs: row(0, day: "32", name: "Léa") + [("enfants.count", "1"), ("_ajouter", "enfants")])
        let two = try await person.follow(added)
        let both = row(0, day: "32", name: "Léa") + row(1, day: "45", name: "Tom")
        let version = two.body.firstMatch(of: /name="_version" value="(\d+)"/).map { String($0.output.1) } ?? ""
        let one = try await person.follow(
            try await person.post(path, pairs: both + [("enfants.count", "2"), ("_retirer", "enfants.0"), ("_version", version)]))

        #expect(two.contains("value=\"32\"") && two.contains("name=\"enfants.1.prenom\""))
        #expect(one.contains("value=\"45\"") && one.contains("value=\"Tom\"") && !one.contains("value=\"32\""))
    }

    @Test("A letter wrong in the name of a mail service is asked about before the filing, which stays possible")
    func typo() async throws {
        let person = try await TestTown().browser()
        let number = try await FilingPathTests.write(person)
        let path = "/brouillons/\(number)/pages/coordonnees"
        _ = try await person.get(path)

        _ = try await person.post(path, ["reponse": "email", "prenom": "Amina", "nom": "Benali", "email": "amina@gmial.com"])

        let check = try await person.get("/brouillons/\(number)/verification")
        #expect(check.contains("amina@gmail.com") && check.contains(path + "?retour=verification#email"))
        #expect(check.contains("/brouillons/\(number)/depot"))
    }

    @Test("A question that need not be answered stops the filing too, until what was typed is mended or erased")
    func notFiled() async throws {
        let person = try await TestTown().browser()
        let number = try await FilingPathTests.write(person)
        let path = "/brouillons/\(number)/pages/coordonnees"
        _ = try await person.get(path)
        let answers = [("reponse", "telephone"), ("prenom", "Amina"), ("nom", "Benali"), ("telephone", "06 12 34 56 78")]

        _ = try await person.post(path + "/enregistrement", pairs: answers + [("moment", "vers midi")])
        let stopped = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post(path + "/enregistrement", pairs: answers + [("moment", "")])
        let ready = try await person.get("/brouillons/\(number)/verification")

        #expect(stopped.contains("pages/coordonnees?retour=verification#moment") && !stopped.contains("/depot"))
        #expect(!ready.contains("class=\"errors\"") && ready.contains("/brouillons/\(number)/depot"))
    }
}
