import App
import Core
import Foundation
import HTTPTypes
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

@testable import Mandates
@testable import Storage

/// What somebody could try in order to see, to agree or to go on in another's place.
@Suite("Nobody agrees, reads or goes on in another's place")
struct AgreementSafetyTests {
    private typealias Path = RepresentativePathTests

    private static func mails(_ town: TestTown, to address: String) async throws -> Int {
        try await town.product.database.read { connection in
            try connection.rows("SELECT id FROM outgoing_mail WHERE to_address = \(address)").count
        }
    }

    @Test("Who leaves their space leaves the mode in which they act, and what is in the space closes", arguments: TestEngine.allCases)
    func leaving(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, _, _) = try await Path.representing(town)
        let own = try await FilingPathTests.write(odile)
        _ = try await Path.act(odile, access)
        _ = try await odile.get("/espace/representations")
        _ = try await odile.post("/espace/deconnexion")
        #expect(try await odile.get("/brouillons/\(own)/verification").status == 404)

        try await SpaceTests.signIn(odile, town, Path.odile)

        #expect(try await !odile.get("/demarches/contact-mairie").contains("Vous agissez pour"))
        #expect(try await odile.get("/brouillons/\(own)/verification").status == 200)
    }

    @Test("A representative does not type where the person's agreement is asked for: an agent does", arguments: TestEngine.allCases)
    func chosenAddress(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await Path.contactIs("A08b", town)
        let (odile, access, desk, _) = try await Path.representing(town, "CS", person: "")
        _ = try await Path.act(odile, access)
        let number = try await Path.file(odile)
        #expect(try await odile.get("/suivi/\(number)/accord").contains("C&#39;est la mairie qui envoie ce lien"))
        #expect(try await odile.post("/suivi/\(number)/accord", ["email": "moi@exemple.example"]).location == nil)
        #expect(try await Self.mails(town, to: "moi@exemple.example") == 0)

        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        #expect(try await desk.post("/bureau/dossiers/\(number)/accord", ["email": Path.yvette]).status == 303)
        #expect(try await Self.mails(town, to: Path.yvette) == 1)
    }

    @Test("What an agent asked of the curator is not asked again by the person, at an address of theirs", arguments: TestEngine.allCases)
    func askedByAnAgent(engine: TestEngine) async throws {
        let town = try await TestTown(engine), person = town.browser(), number = try await Path.file(person)
        let desk = try await town.browser(as: "accueil@essai.example")
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        _ = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "representative", "email": "curateur@exemple.example"])
        _ = try await person.get("/suivi/\(number)")

        #expect(try await person.post("/suivi/\(number)/accord", ["email": "moi@exemple.example"]).location == nil)

        #expect(try await Self.mails(town, to: "moi@exemple.example") == 0)
        #expect(try await town.browser().get(Path.link(to: "curateur@exemple.example", town)).status == 200)
    }

    @Test("Once their access is closed, or the measure lifted, the other representative's link opens nothing", arguments: TestEngine.allCases)
    func closedRepresentative(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await Path.contactIs("A15", town)
        let (odile, access, desk, measure) = try await Path.representing(town, second: "Paul Lambert")
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/acces/2", ["email2": "paul@exemple.example"])
        _ = try await Path.act(odile, access)
        let number = try await Path.file(odile)
        _ = try await odile.get("/suivi/\(number)/accord")
        #expect(try await odile.post("/suivi/\(number)/accord").status == 303)
        let link = try await Path.link(to: "paul@exemple.example", town)
        #expect(try await town.browser().get(link).status == 200)

        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/acces/2/fin")
        #expect(try await town.browser().get(link).status == 410)

        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/acces/2", ["email2": "paul@exemple.example"])
        #expect(try await town.browser().get(link).status == 200)
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/mainlevee")
        #expect(try await town.browser().get(link).status == 410)
    }

    @Test("Two who must agree are not reached at one address", arguments: TestEngine.allCases)
    func oneAddress(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (_, _, desk, measure) = try await Path.representing(town, second: "Paul Lambert")
        _ = try await desk.get(measure)

        #expect(try await desk.post(measure + "/acces/2", ["email2": Path.odile]).status == 422)
        #expect(try await desk.post(measure + "/acces/2", ["email2": Path.yvette]).status == 422)
        #expect(try await desk.post(measure + "/acces/2", ["email2": "paul@exemple.example", "email_personne2": Path.odile]).status == 422)
        #expect(try await desk.post(measure + "/acces/2", ["email2": "paul@exemple.example"]).status == 303)
    }

    @Test("The page to answer on tells nothing from which an address or a telephone could be found by trying", arguments: TestEngine.allCases)
    func noDigest(engine: TestEngine) async throws {
        let town = try await TestTown(engine), person = town.browser(), number = try await Path.file(person)
        let desk = try await town.browser(as: "accueil@essai.example")
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        _ = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "parent", "email": "autre@exemple.example"])
        let answers = try await town.product.database.read { try $0.row("SELECT answers FROM dossier")?.json("answers").text }

        let page = try await town.browser().get(Path.link(to: "autre@exemple.example", town))

        let digest = Secret.digest(try #require(answers))
        #expect(page.contains("name=\"lu\"") && !page.contains(digest))
    }

    @Test("An e-mail address is not shown to who must agree, even where the form gives the question no role", arguments: TestEngine.allCases)
    func unnamedRoles(engine: TestEngine) async throws {
        let town = try await TestTown(engine), source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        _ = try await town.product.procedures.importFile(
            yaml: source.replacing("role: email\n", with: "statistical: false\n"), organisation: town.organisation, units: town.units, publish: true,
            now: town.clock.now)
        let number = try await Path.file(town.browser()), desk = try await town.browser(as: "accueil@essai.example")
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        _ = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "parent", "email": "autre@exemple.example"])

        let page = try await town.browser().get(Path.link(to: "autre@exemple.example", town))

        #expect(page.contains("à quelle heure ouvre") && !page.contains("amina@exemple.example"))
    }

    @Test("Nothing stored with a request tells which measure it was filed under: two requests have nothing in common", arguments: TestEngine.allCases)
    func sealedMeasure(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, desk, measure) = try await Path.representing(town)
        _ = try await Path.act(odile, access)
        let first = try await Path.file(odile)
        _ = try await Path.act(odile, access)
        _ = try await Path.file(odile)

        let details = try await town.product.database.read { connection in
            try connection.rows("SELECT detail FROM dossier_history WHERE event = 'represented'").map { try $0.json("detail") }
        }

        #expect(details.count == 2 && details.allSatisfy { $0["measure"] == nil && $0["access"] == nil })
        #expect(details.first?["trace"] != details.last?["trace"])
        #expect(try await desk.get("/bureau/dossiers/\(first)").contains("href=\"\(measure)\""))
    }

    @Test("A link that nobody answered in time is forgotten, with the address it went to", arguments: TestEngine.allCases)
    func forgottenLink(engine: TestEngine) async throws {
        let town = try await TestTown(engine), number = try await Path.file(town.browser()),
            desk = try await town.browser(as: "accueil@essai.example")
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        _ = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "parent", "email": "autre@exemple.example"])
        func kept() async throws -> Int { try await town.product.database.read { try $0.rows("SELECT dossier_id FROM parental_agreement").count } }
        #expect(try await kept() == 1)
        town.clock.advance(days: 31)

        _ = try await town.product.mandates.sweep(now: town.clock.now)

        #expect(try await kept() == 0)
    }

    @Test("A representative whose measure is over is not written to any more: the person is", arguments: TestEngine.allCases)
    func formerRepresentative(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, desk, measure) = try await Path.representing(town)
        _ = try await Path.act(odile, access)
        _ = try await Path.file(odile)
        try await town.product.database.write { _ = try $0.run("UPDATE dossier SET email = \(Path.odile)") }
        let before = try await Self.mails(town, to: Path.odile)
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/mainlevee")

        _ = try await town.product.runJobs()

        #expect(try await Self.mails(town, to: Path.odile) == before)
        #expect(try await Self.mails(town, to: Path.yvette) == 2)
    }

    @Test("A curator who is the partner has no part in the person's Pacs", arguments: TestEngine.allCases)
    func partner(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await Path.contactIs("A08b", town)
        let (odile, access, _, _) = try await Path.representing(town, "CS", bond: "partner")

        #expect(try await Path.act(odile, access).status == 403)

        odile.setCookie("represente", String(try #require(access.split(separator: "/").last)))
        _ = try await odile.get("/demarches/contact-mairie")
        #expect(try await odile.post("/demarches/contact-mairie/brouillons").status == 403)
    }
}
