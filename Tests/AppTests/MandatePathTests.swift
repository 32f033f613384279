import App
import Core
import Foundation
import Mandates
import Secrets
import Storage
import TestSupport
import Testing
import TownSupport

/// A helper acts for somebody, through the pages of the whole product.
@Suite("Acting for somebody, with a mandate")
struct MandatePathTests {
    /// A helper of an association, signed in, with a mandate signed on paper for these families.
    /// - Returns: their browser, and the path of the mandate.
    static func helper(_ town: TestTown, families: String = "papiers", email: String = "camille@coup.example", of relay: String? = nil)
        async throws -> (browser: TestBrowser, mandate: String)
    {
        let desk = try await town.browser(as: "chloe@essai.example")
        _ = try await desk.get("/bureau/reglages/aidants")
        let own = try #require(try await desk.post("/bureau/reglages/aidants").location)
        let relay = relay ?? own
        _ = try await desk.get(relay)
        let invitation: KeyValuePairs = [
            "nom": "Camille Roux", "email": email, "formation.day": "12", "formation.month": "1", "formation.year": "2026",
        ]
        _ = try await desk.post(relay + "/invitations", invitation)
        let helper = town.browser(), link = try await link(to: email, town)
        let page = try await helper.get(link)
        let code = try code(in: page.body)
        let phrase = TestTown.password
        func typed() -> String { code.code(at: OneTimeCode.step(at: town.clock.now)) }
        _ = try await helper.post(link, ["phrase": phrase, "encore": phrase, "code": typed()])
        town.clock.advance(hours: 0.1)
        _ = try await helper.get("/aidants/connexion")
        _ = try await helper.post("/aidants/connexion", ["identifiant": email, "phrase": phrase, "code": typed()])
        let mandate = try await written(by: helper, families: families)
        _ = try await helper.get(mandate)
        _ = try await helper.post(mandate + "/signature")
        return (helper, mandate)
    }

    private static func written(by helper: TestBrowser, families: String = "papiers", consent: String = "papier") async throws -> String {
        _ = try await helper.get("/aidants/nouveau-mandat")
        return try #require(
            try await helper.post(
                "/aidants/nouveau-mandat",
                [
                    "personne": "Amina Benali", "naissance.day": "3", "naissance.month": "3", "naissance.year": "1985", "capacite": "oui",
                    "familles": families, "duree": "31", "accord": consent,
                ]
            ).location)
    }

    static func act(_ helper: TestBrowser, _ mandate: String) async throws {
        _ = try await helper.get(mandate)
        _ = try await helper.post(mandate + "/agir")
    }

    private static func link(to address: String, _ town: TestTown) async throws -> String {
        let mail = try await town.product.database.read { connection in
            try connection.row("SELECT text FROM outgoing_mail WHERE to_address = \(address) ORDER BY id DESC LIMIT 1")?.string("text")
        }
        return String(try #require(mail?.firstMatch(of: /https:\/\/demarches\.essai\.example(\S+)/)).output.1)
    }

    private static func code(in page: String) throws -> OneTimeCode {
        let text = try #require(page.firstMatch(of: /secret=([A-Z2-7]+)/)).output.1, letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = text.flatMap { letter -> [Int] in
            let value = letters.firstIndex(of: letter) ?? 0
            return (0..<5).map { value >> (4 - $0) & 1 }
        }
        return OneTimeCode(
            secret: stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in UInt8(bits[start..<start + 8].reduce(0) { $0 * 2 + $1 }) })
    }

    @Test(
        "They file for the person under a banner; the history says who held the pen, to the agents and to the person", arguments: TestEngine.allCases)
    func filed(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (helper, mandate) = try await Self.helper(town)
        try await Self.act(helper, mandate)
        #expect(try await helper.get("/demarches/contact-mairie").contains("Vous agissez pour Amina Benali."))
        let number = try await FilingPathTests.write(helper)
        #expect(try await helper.get("/brouillons/\(number)/verification").contains("Vous agissez pour Amina Benali."))

        #expect(try await helper.post("/brouillons/\(number)/depot").location == "/suivi/\(number)?depot=1")

        #expect(try await helper.get("/suivi/\(number)").contains("Fait par un aidant, avec un mandat : Camille Roux"))
        let desk = try await town.browser(as: "accueil@essai.example")
        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("Camille Roux (Ville"))
        #expect(try await town.product.verifyHistory().read == 1)
        #expect(try await town.product.mandates.firstBreak(of: town.organisation) == nil)
    }

    @Test("What was begun under the mandate opens while they act, and closes with it", arguments: TestEngine.allCases)
    func closes(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (helper, mandate) = try await Self.helper(town)
        try await Self.act(helper, mandate)
        let number = try await FilingPathTests.write(helper)

        _ = try await helper.post("/aidants/arret")
        #expect(try await helper.get("/brouillons/\(number)/verification").status == 404)
        try await Self.act(helper, mandate)
        #expect(try await helper.get("/brouillons/\(number)/verification").status == 200)
        _ = try await helper.get(mandate)
        _ = try await helper.post(mandate + "/fin")

        #expect(try await helper.get("/brouillons/\(number)/verification").status == 404)
    }

    @Test("A procedure of another family is refused, and nothing is begun", arguments: TestEngine.allCases)
    func notCovered(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (helper, mandate) = try await Self.helper(town)
        try await Self.act(helper, mandate)
        _ = try await helper.get("/demarches/signalement-voirie")

        let answer = try await helper.post("/demarches/signalement-voirie/brouillons")

        #expect(answer.status == 403 && answer.contains("Le mandat ne permet pas cette démarche"))
        let drafts = try await town.product.database.read { try $0.row("SELECT COUNT(*) AS number FROM draft")?.int("number") }
        #expect(drafts == 0)
    }

    @Test("A mandate that ends while a request is being filed files nothing: it is read again in the transaction", arguments: TestEngine.allCases)
    func endsMeanwhile(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (helper, mandate) = try await Self.helper(town)
        try await Self.act(helper, mandate)
        let acting = try #require(try await Self.acting(town))
        _ = try await helper.get(mandate)
        _ = try await helper.post(mandate + "/fin")

        await #expect(throws: (any Error).self) {
            try await town.product.database.write { connection in
                try town.product.mandates.admit(acting, theme: "contact", isFiling: true, at: town.clock.now, on: connection)
            }
        }
    }

    /// Whom the only open session acts for, as the front door knew it a moment ago.
    private static func acting(_ town: TestTown) async throws -> ActingFor? {
        let row = try await town.product.database.read { try $0.row("SELECT mandate_id FROM helper_session WHERE mandate_id IS NOT NULL") }
        guard let mandate = try row?.int("mandate_id") else { return nil }
        return ActingFor(mandate: Int64(mandate), helper: "Camille Roux", relay: "Ville", person: "Amina", key: "", until: town.clock.now + 60)
    }

    @Test("Given with the person's card, it is in their space, after a change of keys too, and they end it there", arguments: TestEngine.allCases)
    func card(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let desk = try await town.browser(as: "alix@essai.example")
        _ = try await desk.get("/bureau/cartes")
        let card = try #require(try await desk.post("/bureau/cartes", ["code": "482017", "code_encore": "482017"]).location)
        let number = String(try #require(card.firstMatch(of: /cartes\/([^?]+)/)).output.1)
        let (helper, _) = try await Self.helper(town)
        let mandate = try await Self.written(by: helper, consent: "carte")
        _ = try await helper.get(mandate)

        #expect(try await helper.post(mandate + "/carte", ["numero": number, "secret": "000000"]).status == 422)
        #expect(try await helper.post(mandate + "/carte", ["numero": number, "secret": "482017"]).status == 303)
        _ = try await town.product.rotateSectorKeys()
        let kiosk = town.browser()
        _ = try await kiosk.get("/espace/carte")
        _ = try await kiosk.post("/espace/carte", ["numero": number, "secret": "482017"])
        let page = try await kiosk.get("/espace/mandats")
        let end = String(try #require(page.body.firstMatch(of: /\/espace\/mandats\/\d+\/fin/)).output)
        _ = try await kiosk.post(end)

        #expect(try await helper.post(mandate + "/agir").status == 410)
    }

    @Test("No value that is stored leads from a mandate to the requests filed under it")
    func sealed() async throws {
        let town = try await TestTown()
        let (helper, mandate) = try await Self.helper(town)
        try await Self.act(helper, mandate)
        let number = try await FilingPathTests.write(helper)
        _ = try await helper.get("/brouillons/\(number)/verification")
        _ = try await helper.post("/brouillons/\(number)/depot")

        let (marks, instants) = try await town.product.database.read { connection in
            let stored = try connection.rows("SELECT * FROM mandate").flatMap { row in
                try ["seed", "number_mark", "name_mark", "attestation"].map { try row.string($0) }
            }
            return (Set(stored), try connection.rows("SELECT at FROM mandate_act WHERE kind = 'used'").map { try $0.int("at") })
        }
        let opened = try await town.product.database.read { connection in
            try connection.rows("SELECT visitor FROM access").map { try $0.string("visitor") }
        }
        #expect(marks.isDisjoint(with: opened))
        #expect(instants.count == 1 && instants.allSatisfy { $0 % 3_600_000_000 == 0 })
    }
}
