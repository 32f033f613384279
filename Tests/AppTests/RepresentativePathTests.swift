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

/// A representative acts for who they protect, from a space of their own, through the pages of the whole product.
@Suite("Representing a protected adult")
struct RepresentativePathTests {
    static let odile = "odile@exemple.example"
    static let yvette = "yvette@exemple.example"

    /// A measure recorded by an agent, for one representative or two.
    /// - Returns: the agent, and the path of the measure.
    static func measure(
        _ town: TestTown, _ kind: String, second: String = "", until: String = "2030", bond: String = "professional", supervisor: String = "",
        charges: (String, String) = ("whole", "whole")
    )
        async throws -> (desk: TestBrowser, path: String)
    {
        let desk = try await town.browser(as: "accueil@essai.example")
        _ = try await desk.get("/bureau/protections/nouvelle")
        let answer = try await desk.post(
            "/bureau/protections/nouvelle",
            [
                "personne": "Yvette Lambert", "naissance.day": "4", "naissance.month": "5", "naissance.year": "1941", "mesure": kind,
                "tribunal": "Tribunal judiciaire de Rennes", "numero": "25/00123", "jugement.day": "1", "jugement.month": "2",
                "jugement.year": "2025", "fin.day": "1", "fin.month": "3", "fin.year": until, "representant": "Odile Marchand",
                "representant_lien": bond, "representant2": second, "representant2_lien": "family", "surveillant": supervisor,
                "representant_charge": charges.0, "representant2_charge": charges.1,
            ])
        return (desk, try #require(answer.location?.split(separator: "?").first.map(String.init)))
    }

    static func invite(_ desk: TestBrowser, _ path: String, _ town: TestTown, person: String = yvette) async throws -> String {
        _ = try await desk.get(path)
        let answer = try await desk.post(path + "/acces/1", ["email": odile, "email_personne": person])
        #expect(answer.status == 303)
        return try await link(to: odile, town)
    }

    /// Their own space, where they took the invitation up.
    static func representing(
        _ town: TestTown, _ kind: String = "TU", second: String = "", person: String = yvette, bond: String = "professional", supervisor: String = "",
        charges: (String, String) = ("whole", "whole")
    )
        async throws -> (odile: TestBrowser, access: String, desk: TestBrowser, measure: String)
    {
        let (desk, path) = try await measure(town, kind, second: second, bond: bond, supervisor: supervisor, charges: charges),
            invitation = try await invite(desk, path, town, person: person)
        let browser = try await SpaceTests.signedIn(town, odile)
        #expect(try await browser.get(invitation).contains("Yvette Lambert"))
        let access = try #require(try await browser.post(invitation).location?.split(separator: "?").first.map(String.init))
        return (browser, access, desk, path)
    }

    static func act(_ browser: TestBrowser, _ access: String, slug: String = "contact-mairie") async throws -> TestBrowser.Page {
        _ = try await browser.get(access)
        return try await browser.post(access + "/agir", ["demarche": slug])
    }

    static func file(_ browser: TestBrowser) async throws -> String {
        let number = try await FilingPathTests.write(browser)
        _ = try await browser.get("/brouillons/\(number)/verification")
        #expect(try await browser.post("/brouillons/\(number)/depot").location == "/suivi/\(number)?depot=1")
        return number
    }

    /// The shipped contact form, as if it were another act for the law.
    static func contactIs(_ act: String, _ town: TestTown) async throws {
        let source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        _ = try await town.product.procedures.importFile(
            yaml: source.replacing("act: A03\n", with: "act: \(act)\n"), organisation: town.organisation, units: town.units, publish: true,
            now: town.clock.now)
    }

    static func link(to address: String, _ town: TestTown) async throws -> String {
        let mail = try await town.product.database.read { connection in
            try connection.row("SELECT text FROM outgoing_mail WHERE to_address = \(address) ORDER BY id DESC LIMIT 1")?.string("text")
        }
        return String(try #require(mail?.firstMatch(of: /https:\/\/demarches\.essai\.example(\S+)/)).output.1)
    }

    /// The lines of the journal that say that a representative was refused.
    static func refusals(_ town: TestTown) async throws -> [String] {
        try await town.product.database.read {
            try $0.rows("SELECT detail FROM mandate_act WHERE kind = 'representationRefused' ORDER BY number").map { try $0.string("detail") }
        }
    }

    @Test(
        "They file under a banner, from their own space; the history says who, in what capacity, under which measure, and the person is told",
        arguments: TestEngine.allCases)
    func filed(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, desk, measure) = try await Self.representing(town)
        #expect(try await odile.get(access).contains("Vous pouvez la faire pour elle ; elle peut aussi la faire elle-même."))
        #expect(try await Self.act(odile, access).location == "/demarches/contact-mairie")
        #expect(try await odile.get("/demarches/contact-mairie").contains("Vous agissez pour Yvette Lambert."))

        let number = try await Self.file(odile)
        _ = try await town.product.runJobs()

        #expect(
            try await odile.get("/suivi/\(number)").contains("Fait par un représentant : Odile Marchand, Tutelle, mesure jusqu&#39;au 1er mars 2030"))
        let seen = try await desk.get("/bureau/dossiers/\(number)")
        #expect(seen.contains("Odile Marchand, Tutelle") && seen.contains("href=\"\(measure)\""))
        let person = town.browser()
        #expect(try await person.follow(try await person.get(try await Self.link(to: Self.yvette, town))).contains(number))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
        #expect(try await town.product.mandates.firstBreak(of: town.organisation) == nil)
    }

    @Test(
        "Of two whom the judgment divides, each files in what they look after, without the other; the history says for what",
        arguments: TestEngine.allCases
    )
    func divided(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (odile, access, desk, _) = try await Self.representing(town, second: "Jeanne Roy", charges: ("property", "person"))
        try await Self.contactIs("A21", town)
        let refused = try await Self.act(odile, access)
        #expect(refused.status == 403 && refused.contains("au représentant chargé de la personne") && !refused.contains("Jeanne Roy"))
        odile.setCookie("represente", String(try #require(access.split(separator: "/").last)))
        _ = try await odile.get("/demarches/contact-mairie")
        #expect(try await odile.post("/demarches/contact-mairie/brouillons").status == 403, "nor by another way")
        try await Self.contactIs("A15", town)

        _ = try await Self.act(odile, access)
        let number = try await Self.file(odile)

        let page = try await desk.get("/bureau/dossiers/\(number)")
        #expect(page.contains("Odile Marchand, Tutelle pour les biens, mesure jusqu"))
        #expect(page.contains("Autorisation du juge manquante") && !page.contains("Accord manquant"))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("Out of the mode their own space is theirs, and what was begun in it does not open", arguments: TestEngine.allCases)
    func apart(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, _, _) = try await Self.representing(town)
        _ = try await Self.act(odile, access)
        let number = try await FilingPathTests.write(odile)
        #expect(try await odile.get("/espace").location == "/espace/representations")

        _ = try await odile.get("/espace/representations")
        _ = try await odile.post("/espace/representations/arret")

        #expect(try await odile.get("/brouillons/\(number)/verification").status == 404)
        #expect(try await !odile.get("/espace").contains(number))
        _ = try await Self.act(odile, access)
        #expect(try await odile.get("/brouillons/\(number)/verification").status == 200)
    }

    @Test(
        "What the measure leaves to the person alone, or what is strictly personal, is refused, and nothing is begun", arguments: TestEngine.allCases)
    func notTheirs(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, _, _) = try await Self.representing(town, "CS")

        let refused = try await Self.act(odile, access)
        #expect(refused.status == 403 && refused.contains("laisse cette démarche à la personne, seule"))
        let told = try await town.product.database.read { try $0.row("SELECT author FROM mandate_act WHERE kind = 'representationRefused'") }
        #expect(try told?.string("author") == "Odile Marchand")
        // In the mode all the same, by another way.
        odile.setCookie("represente", String(try #require(access.split(separator: "/").last)))
        _ = try await odile.get("/demarches/contact-mairie")
        #expect(try await odile.post("/demarches/contact-mairie/brouillons").status == 403)
        try await Self.contactIs("A04", town)
        let personal = try await odile.post("/demarches/contact-mairie/brouillons")

        #expect(personal.status == 403 && personal.contains("strictement personnelle"))
        _ = try await odile.post("/demarches/contact-mairie/brouillons")
        #expect(try await Self.refusals(town) == ["1.1.A03", "1.1.A04"], "one line for each act, whatever the way")
        let drafts = try await town.product.database.read { try $0.row("SELECT COUNT(*) AS number FROM draft")?.int("number") }
        #expect(drafts == 0)
    }

    @Test("Lifted in the middle of a request: nothing is filed, and they are told in plain words", arguments: TestEngine.allCases)
    func lifted(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, desk, measure) = try await Self.representing(town)
        _ = try await Self.act(odile, access)
        let number = try await FilingPathTests.write(odile)
        _ = try await odile.get("/brouillons/\(number)/verification")
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/mainlevee")

        let answer = try await odile.post("/brouillons/\(number)/depot")

        #expect(answer.contains("Vous ne représentez plus cette personne") && !answer.contains("Lambert") && answer.status == 403)
        #expect(try await Self.refusals(town) == ["1.1.over"])
        #expect(try await town.product.dossiers.reference(of: DossierID(1)) == nil)
        #expect(try await odile.post("/demarches/contact-mairie/brouillons").status == 403)
    }

    @Test("The day after its last day, nobody had to close anything", arguments: TestEngine.allCases)
    func ended(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, _, _) = try await Self.representing(town)
        #expect(try await Self.act(odile, access).status == 303)
        town.clock.advance(days: 5 * 365)
        try await SpaceTests.signIn(odile, town, Self.odile)
        odile.setCookie("represente", String(try #require(access.split(separator: "/").last)))

        #expect(try await odile.get("/espace/representations").contains("Un accès est terminé"))
        #expect(try await odile.get("/demarches/contact-mairie").contains("Vous ne représentez plus cette personne."))
        #expect(try await Self.refusals(town).isEmpty, "who reads a page tried nothing")
        #expect(try await odile.get(access).status == 403)
        #expect(try await odile.post("/demarches/contact-mairie/brouillons").status == 403)
        // However often they try: one line that day, in a journal that stays whole.
        let refused = try await Self.refusals(town)
        #expect(refused.count == 1 && refused[0].hasSuffix(".over"))
        #expect(try await town.product.mandates.firstBreak(of: town.organisation) == nil)
    }

    @Test("Closed by an agent while a request is being filed: the transaction reads the access again", arguments: TestEngine.allCases)
    func closedMeanwhile(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, desk, measure) = try await Self.representing(town)
        _ = try await Self.act(odile, access)
        let number = try #require(access.split(separator: "/").last.flatMap { Int64($0) })
        let known = ActingMeasure(
            id: 1, kind: "TU", until: LocalDate("2030-03-01")!, profiles: ["A03": "P|R"], reachesPerson: true, isOver: false)
        let acting = ActingFor(
            mandate: number, helper: "Odile Marchand", relay: "", person: "Yvette Lambert", key: "", until: town.clock.now + 60, measure: known)
        func files() async -> Bool {
            do {
                try await town.product.database.write { connection in
                    try town.product.mandates.admit(
                        acting, act: .informationOrParticipation, isFiling: true, at: town.clock.now, on: connection)
                }
                return true
            } catch { return false }
        }
        #expect(await files())
        _ = try await desk.get(measure)
        _ = try await desk.post(measure + "/acces/1/fin")

        #expect(await !files())
        #expect(try await odile.get(access).status == 403)
    }

    @Test(
        "An access opens to nobody else: not with its number, not with a link that served, was replaced or was closed", arguments: TestEngine.allCases
    )
    func othersDoNot(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (desk, path) = try await Self.measure(town, "TU")
        let replaced = try await Self.invite(desk, path, town), invitation = try await Self.invite(desk, path, town)
        let odile = try await SpaceTests.signedIn(town, Self.odile), other = try await SpaceTests.signedIn(town, "autre@exemple.example")
        #expect(try await other.get(replaced).status == 410)
        #expect(try await !town.browser().get(invitation).contains("Lambert"))
        _ = try await odile.get(invitation)
        let access = try #require(try await odile.post(invitation).location?.split(separator: "?").first.map(String.init))
        _ = try await other.get("/espace")

        #expect(try await other.post(invitation).status == 410)
        #expect(try await other.get(access).status == 404)
        #expect(try await other.post(access + "/agir").status == 404)
        other.setCookie("represente", String(try #require(access.split(separator: "/").last)))
        #expect(try await !other.get("/demarches/contact-mairie").contains("Lambert"))
        #expect(try await town.browser().get(access).location?.hasPrefix("/espace/connexion") == true)
        _ = try await desk.get(path)
        #expect(try await desk.post(path + "/acces/1", ["email": "autre@exemple.example"]).status == 409)
        _ = try await desk.post(path + "/acces/1/fin")
        let closed = try await Self.invite(desk, path, town)
        _ = try await desk.post(path + "/acces/1/fin")
        #expect(try await other.get(closed).status == 410)
    }
}
