import App
import Core
import Dossiers
import Foundation
import HTTPTypes
import Law
import Mandates
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

@testable import Storage

/// What takes two, or a judge, from its filing to the agent who decides.
@Suite("Agreements and authorisations for protected adults")
struct CosigningPathTests {
    @Test(
        "An act done by two waits for the person, at the address that an agent wrote; the agent sees what is missing", arguments: TestEngine.allCases)
    func together(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await RepresentativePathTests.contactIs("A08b", town)
        let (odile, access, desk, _) = try await RepresentativePathTests.representing(town, "CS")
        _ = try await RepresentativePathTests.act(odile, access)
        let number = try await RepresentativePathTests.file(odile)
        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("Accord manquant"))
        #expect(try await odile.get("/suivi/\(number)").contains("L&#39;accord de la personne protégée est nécessaire"))
        _ = try await odile.get("/suivi/\(number)/accord")
        #expect(try await odile.post("/suivi/\(number)/accord", ["email": "moi@exemple.example"]).status == 303)

        let person = town.browser(), link = try await RepresentativePathTests.link(to: RepresentativePathTests.yvette, town),
            page = try await person.get(link)
        #expect(link.hasPrefix("/accord/") && page.contains("à quelle heure ouvre"))
        let digest = String(try #require(page.body.firstMatch(of: /name="lu" value="([0-9a-f]+)"/)).output.1)
        #expect(try await person.post(link, ["lu": digest, "reponse": "oui", "nom": "Yvette Lambert"]).location == "/accord/merci")

        let seen = try await desk.get("/bureau/dossiers/\(number)")
        #expect(seen.contains("Yvette Lambert a donné son accord") && !seen.contains("Accord manquant"))
        let told = try await town.product.database.read { connection in
            try connection.row("SELECT subject FROM outgoing_mail WHERE to_address = 'amina@exemple.example' ORDER BY id DESC LIMIT 1")
        }
        #expect(try told?.string("subject").contains("Une réponse pour votre demande") == true)
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test(
        "What a judge must authorise: the decision is asked for, the agent sees whether it was given, and with two representatives both agree",
        arguments: TestEngine.allCases)
    func authorised(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await RepresentativePathTests.contactIs("A15", town)
        let (odile, access, desk, _) = try await RepresentativePathTests.representing(town, second: "Paul Lambert")
        _ = try await RepresentativePathTests.act(odile, access)
        let number = try await RepresentativePathTests.file(odile)
        let before = try await desk.get("/bureau/dossiers/\(number)")
        #expect(before.contains("Autorisation du juge manquante") && before.contains("article 505"))
        #expect(before.contains("Accord du curateur ou de l&#39;autre représentant"))
        _ = try await odile.get("/suivi/\(number)/autorisation")
        #expect(try await Self.give("", odile, number).contains("Ajoutez la décision"))

        #expect(try await Self.give("decision.png", odile, number).status == 303)

        let after = try await desk.get("/bureau/dossiers/\(number)")
        #expect(!after.contains("Autorisation du juge manquante") && after.contains("Décision du 2 février 2026, n° 26/00042"))
        #expect(after.contains("decision.png") && after.contains("Accord manquant"))
        #expect(try await town.browser().get("/suivi/\(number)/autorisation").status == 404)
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    /// - Parameter file: its name; empty for none.
    static func give(_ file: String, _ browser: TestBrowser, _ number: String) async throws -> TestBrowser.Page {
        func part(_ head: String, _ content: [UInt8]) -> [UInt8] {
            Array("--B\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + [13, 10]
        }
        var body = part("name=\"_jeton\"", Array((browser.token ?? "").utf8)) + part("name=\"numero\"", Array("26/00042".utf8))
        for (name, value) in [("day", "2"), ("month", "2"), ("year", "2026")] { body += part("name=\"jour.\(name)\"", Array(value.utf8)) }
        if !file.isEmpty { body += part("name=\"autorisation\"; filename=\"\(file)\"", PhotosTests.dot) }
        return try await browser.send(
            .post, "/suivi/\(number)/autorisation", body: body + Array("--B--\r\n".utf8), type: "multipart/form-data; boundary=B")
    }

    /// Filed by the protected person themself, under a curatelle simple, on a form that asks for their day of birth.
    static func filedAlone(
        _ town: TestTown, act: String, _ kind: String = "CS", workflow: String = "report", bond: String = "professional", supervisor: String = "",
        second: String = ""
    ) async throws -> (person: TestBrowser, number: String, desk: TestBrowser, measure: String) {
        let source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        let born = "        - id: naissance\n          kind: date\n          label: Date de naissance\n          role: birthDate\n"
        let yaml = source.replacing("workflow: report", with: "workflow: \(workflow)").replacing("act: A03\n", with: "act: \(act)\n").replacing(
            "        - id: nom\n", with: born + "        - id: nom\n")
        _ = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        let (desk, measure) = try await RepresentativePathTests.measure(town, kind, second: second, bond: bond, supervisor: supervisor),
            person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        var path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        let answers: KeyValuePairs<String, String> = [
            "objet": "question", "message": "Une convention de Pacs, s'il vous plaît.", "reponse": "email", "prenom": "Yvette", "nom": "Lambert",
            "email": "yvette@exemple.example", "naissance.day": "4", "naissance.month": "5", "naissance.year": "1941",
        ]
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, answers).location)
        }
        let number = try #require(path.split(separator: "/").dropFirst().first.map(String.init))
        _ = try await person.get(path)
        _ = try await person.post("/brouillons/\(number)/depot")
        return (person, number, desk, measure)
    }

    @Test("What a protected person files alone is told to the agents, with what the measure asks, and to nobody else", arguments: TestEngine.allCases)
    func alone(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (person, number, desk, _) = try await Self.filedAlone(town, act: "A08b")

        let seen = try await desk.get("/bureau/dossiers/\(number)")

        #expect(seen.contains("Curatelle simple. Pour cette démarche : La personne, et la signature du curateur."))
        #expect(seen.contains("C&#39;est bien la même personne") && seen.contains("Il manque l&#39;accord de la personne qui assiste"))
        #expect(try await !person.get("/suivi/\(number)").contains("uratelle"))
    }

    @Test("What a representative filed is not accepted either without what the law asks, unless the agent says why", arguments: TestEngine.allCases)
    func held(engine: TestEngine) async throws {
        let town = try await TestTown(engine), source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        _ = try await town.product.procedures.importFile(
            yaml: source.replacing("act: A03\n", with: "act: A15\n").replacing("workflow: report", with: "workflow: standard"),
            organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        let (odile, access, desk, _) = try await RepresentativePathTests.representing(town)
        _ = try await RepresentativePathTests.act(odile, access)
        let number = try await RepresentativePathTests.file(odile), path = "/bureau/dossiers/\(number)"
        _ = try await desk.get(path)
        _ = try await desk.post(path + "/actions/take")

        let refused = try await desk.post(path + "/actions/accept")

        #expect(refused.status == 422 && refused.contains("Autorisation du juge manquante") && refused.contains("name=\"malgre\""))
        #expect(try await desk.post(path + "/actions/accept", ["malgre": "Décision vue au guichet."]).status == 303)
    }

    @Test(
        "Of a request of one of two tutors, the agreement that an agent asks of the supervisor goes to the supervisor", arguments: TestEngine.allCases
    )
    func supervisor(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (odile, access, desk, measure) = try await RepresentativePathTests.representing(town, second: "Jeanne Roy", supervisor: "Nadia Ferrand")
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/acces/2", ["email2": "jeanne@exemple.example"])
        _ = try await RepresentativePathTests.act(odile, access)
        let number = try await RepresentativePathTests.file(odile)
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")

        let sent = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "supervisor", "email": "nadia@exemple.example"])

        let last = try await town.outbox("to_address").last
        #expect(sent.status == 303 && last == "nadia@exemple.example")
    }

    @Test("At the counter an agent asks for anybody's agreement, and the history names the agent", arguments: TestEngine.allCases)
    func counter(engine: TestEngine) async throws {
        let town = try await TestTown(engine), desk = try await town.browser(as: "accueil@essai.example")
        let number = try await RepresentativePathTests.file(town.browser())
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        #expect(try await desk.post("/bureau/dossiers/\(number)/accord").status == 422)

        let asked = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "representative", "email": "curateur@exemple.example"])

        #expect(asked.location == "/bureau/dossiers/\(number)#accord")
        #expect(
            try await town.browser().get(RepresentativePathTests.link(to: "curateur@exemple.example", town)).contains(
                "une personne que vous assistez"))
        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("Accord manquant"))
        let other = try await town.browser(as: "alix@essai.example")
        #expect(try await other.get("/bureau/dossiers/\(number)/accord").status == 404)
    }
}
