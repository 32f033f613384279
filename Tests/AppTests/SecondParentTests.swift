import App
import Core
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

@testable import Mandates
@testable import Storage

/// What one parent cannot ask alone, from its filing to the agent who decides.
@Suite("The agreement of the second parent")
struct SecondParentTests {
    /// A request that needs the other parent, filed: the shipped contact form, of which one question says so.
    static func filed(_ town: TestTown) async throws -> (person: TestBrowser, number: String) {
        let source = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        _ = try await town.product.procedures.importFile(
            yaml: source.replacing("act: A03\n", with: "act: A03\nparents: objet\n"), organisation: town.organisation, units: town.units,
            publish: true, now: town.clock.now)
        let person = town.browser(), number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        return (person, number)
    }

    static func ask(_ person: TestBrowser, _ number: String, email: String = "autre@exemple.example") async throws -> TestBrowser.Page {
        _ = try await person.get("/suivi/\(number)")
        _ = try await person.get("/suivi/\(number)/autre-parent")
        return try await person.post("/suivi/\(number)/autre-parent", ["situation": "deux", "email": email])
    }

    /// The link of the latest mail to them.
    private static func link(_ town: TestTown, to address: String = "autre@exemple.example") async throws -> String {
        let mail = try await town.product.database.read { connection in
            try connection.row("SELECT text FROM outgoing_mail WHERE to_address = \(address) ORDER BY id DESC LIMIT 1")?.string("text")
        }
        return String(try #require(mail?.firstMatch(of: /https:\/\/demarches\.essai\.example(\/accord-parental\/\S+)/)).output.1)
    }

    private static func answer(_ browser: TestBrowser, _ link: String, _ answer: String, in page: TestBrowser.Page) async throws -> TestBrowser.Page {
        let digest = String(try #require(page.body.firstMatch(of: /name="lu" value="([0-9a-f]+)"/)).output.1)
        return try await browser.post(link, ["lu": digest, "reponse": answer, "nom": "Karim Benali"])
    }

    @Test("Asked, read without an account, agreed: the person and the agents see it, and the link is over", arguments: TestEngine.allCases)
    func agreed(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (person, number) = try await Self.filed(town),
            desk = try await town.browser(as: "accueil@essai.example")
        #expect(try await person.get("/suivi/\(number)").contains("L&#39;accord de l&#39;autre parent est nécessaire"))
        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("Accord manquant"))
        #expect(try await Self.ask(person, number).status == 303)

        let other = town.browser(), link = try await Self.link(town), page = try await other.get(link)
        #expect(page.contains(number) && page.contains("à quelle heure ouvre") && !page.contains("amina@exemple.example"))
        #expect(try await other.post(link, ["reponse": "oui"]).status == 422)
        #expect(try await Self.answer(other, link, "oui", in: page).location == "/accord-parental/merci")

        let told = try await town.product.database.read { connection in
            try connection.row("SELECT text FROM outgoing_mail WHERE to_address = 'amina@exemple.example' ORDER BY id DESC LIMIT 1")?.string("text")
        }
        #expect(told?.contains("a reçu une réponse") == true && told?.contains("Karim") == false)
        #expect(try await other.get(link).status == 410)
        #expect(try await person.get("/suivi/\(number)").contains("Karim Benali a donné son accord"))
        let seen = try await desk.get("/bureau/dossiers/\(number)")
        #expect(seen.contains("Karim Benali a donné son accord") && !seen.contains("Accord manquant"))
        #expect(try await person.get("/suivi/\(number)/autre-parent").status == 409)
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("A refusal is told with what to do; the agent still decides", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (person, number) = try await Self.filed(town)
        _ = try await Self.ask(person, number)
        let other = town.browser(), link = try await Self.link(town)
        _ = try await Self.answer(other, link, "non", in: try await other.get(link))

        #expect(try await person.get("/suivi/\(number)").contains("juge aux affaires familiales"))
        let desk = try await town.browser(as: "accueil@essai.example").get("/bureau/dossiers/\(number)")
        #expect(desk.contains("Accord manquant") && desk.contains("Karim Benali a refusé"))
        #expect(desk.contains("id=\"faire\""))
    }

    @Test("Of two answers at once one counts; a link ends when another takes its place, and after thirty days", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (person, number) = try await Self.filed(town)
        _ = try await Self.ask(person, number, email: "faux@exemple.example")
        let old = try await Self.link(town, to: "faux@exemple.example")
        _ = try await Self.ask(person, number)
        #expect(try await town.browser().get(old).status == 410)
        let token = String(try #require(try await Self.link(town).split(separator: "/").last))
        let (parents, organisation, now) = (town.product.mandates.agreements, town.organisation, town.clock.now)
        let row = try await town.product.database.read { try $0.row("SELECT dossier_id FROM parental_agreement") }
        let request = SharedRequest(
            dossier: try #require(try row?.id("dossier_id")), reference: .random(), title: "", party: .parent, isOpen: true, digest: "", lines: [])
        @Sendable func answers(_ step: AgreementStep) async -> Bool {
            do {
                try await parents.answer(step, token: token, on: request, of: organisation, at: now)
                return true
            } catch { return false }
        }

        async let yes = answers(.agreed(name: "Karim", digest: ""))
        async let no = answers(.refused(name: "Karim", digest: ""))
        let counted = await [yes, no].filter { $0 }

        #expect(counted.count == 1)
        let lines = try await town.product.database.read { connection in
            try connection.rows("SELECT event FROM dossier_history WHERE event IN ('parentAgreed', 'parentRefused')").count
        }
        #expect(lines == 1)

        let (late, waiting) = try await Self.filed(town)
        _ = try await Self.ask(late, waiting)
        let ending = try await Self.link(town)
        town.clock.advance(days: 31)
        #expect(try await town.browser().get(ending).status == 410)
    }

    @Test("Alone, by a judge's decision: told to the agents, and the link that was mailed opens nothing", arguments: TestEngine.allCases)
    func alone(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (person, number) = try await Self.filed(town)
        _ = try await Self.ask(person, number)
        let link = try await Self.link(town)
        _ = try await person.get("/suivi/\(number)/autre-parent")
        #expect(try await person.post("/suivi/\(number)/autre-parent", ["situation": "seul"]).status == 422)
        #expect(try await person.post("/suivi/\(number)/autre-parent", ["situation": "seul", "motif": "judge"]).status == 303)

        #expect(try await town.browser().get(link).status == 410)
        let desk = try await town.browser(as: "accueil@essai.example").get("/bureau/dossiers/\(number)")
        #expect(desk.contains("par la décision d&#39;un juge") && desk.contains("Accord manquant"))
    }

    @Test("Nobody else asks or answers; who asks for nothing of the kind is asked nothing; nothing in clear tells whom the link went to")
    func closed() async throws {
        let town = try await TestTown()
        let plain = town.browser(), free = try await FilingPathTests.write(plain)
        _ = try await plain.get("/brouillons/\(free)/verification")
        _ = try await plain.post("/brouillons/\(free)/depot")
        #expect(try await plain.get("/suivi/\(free)/autre-parent").status == 404)
        let (person, number) = try await Self.filed(town)
        _ = try await Self.ask(person, number)

        #expect(try await plain.get("/suivi/\(number)/autre-parent").status == 404)
        #expect(try await plain.post("/suivi/\(number)/autre-parent", ["situation": "seul", "motif": "judge"]).status == 404)
        #expect(try await plain.get("/accord-parental/jeton-inventé").status == 410)
        let link = try await Self.link(town), token = try #require(link.split(separator: "/").last)
        let stored = try await town.product.database.read { connection in
            try connection.rows("SELECT * FROM parental_agreement").flatMap { $0.values.map { "\($0)" } }.joined(separator: " ")
        }
        #expect(!stored.isEmpty && !stored.contains("autre@") && !stored.contains(token))
    }
}
