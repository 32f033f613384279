import App
import Core
import Foundation
import HTTPTypes
import Identity
import TestSupport
import Testing
import TownSupport
import Web

@testable import Dossiers
@testable import Storage

/// What a protected person files alone, from its filing to the agent who decides: the workflow cases of the law of protected adults.
@Suite("Filed alone under a measure of protection")
struct ProtectedFilingTests {
    private typealias Path = RepresentativePathTests

    /// What a request of Yvette's has become, an agent having recognised her.
    private struct Tied {
        let town: TestTown
        let person: TestBrowser
        let number: String
        let desk: TestBrowser
        let measure: String
        let answer: TestBrowser.Page

        static func open(
            _ engine: TestEngine, act: String, _ kind: String = "CS", bond: String = "professional", supervisor: String = "", second: String = ""
        )
            async throws
            -> Tied
        {
            let town = try await TestTown(engine)
            let (person, number, desk, measure) = try await CosigningPathTests.filedAlone(
                town, act: act, kind, workflow: "standard", bond: bond, supervisor: supervisor, second: second)
            _ = try await Path.invite(desk, measure, town)
            let before = try await person.get("/suivi/\(number)")
            #expect(!before.contains("uratelle") && !before.contains("protection"), "not before an agent recognised her")
            _ = try await desk.get("/bureau/dossiers/\(number)")
            _ = try await desk.post("/bureau/dossiers/\(number)/actions/take")
            let answer = try await desk.post("/bureau/dossiers/\(number)/protection", ["mesure": "1", "verifie": "oui"])
            _ = try await town.product.runJobs()
            return Tied(town: town, person: person, number: number, desk: desk, measure: measure, answer: answer)
        }

        func seen() async throws -> TestBrowser.Page { try await desk.get("/bureau/dossiers/\(number)") }
        func followed() async throws -> TestBrowser.Page { try await person.get("/suivi/\(number)") }

        func accept(_ fields: KeyValuePairs<String, String> = [:]) async throws -> TestBrowser.Page {
            _ = try await desk.get("/bureau/dossiers/\(number)/actions/accept")
            return try await desk.post("/bureau/dossiers/\(number)/actions/accept", fields)
        }

        /// Whoever the link was mailed to answers.
        func reply(_ answer: String, at address: String = Path.odile) async throws {
            let browser = town.browser(), link = try await Path.link(to: address, town), page = try await browser.get(link)
            let digest = String(try #require(page.body.firstMatch(of: /name="lu" value="([0-9a-f]+)"/)).output.1)
            #expect(try await browser.post(link, ["lu": digest, "reponse": answer, "nom": "Odile Marchand"]).location == "/accord/merci")
        }

        func ask() async throws {
            #expect(try await desk.follow(answer).contains("adresse que la mairie a enregistrée"))
            #expect(try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "representative"]).status == 303)
        }
    }

    @Test(
        "A disposal under a curatelle waits for the curator, keeps its date, and the person is invited with a day; agreed, it is accepted",
        arguments: TestEngine.allCases)
    func assistance(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A15")
        #expect(tied.answer.location == "/bureau/dossiers/\(tied.number)/accord")
        let told = try await tied.followed()
        #expect(told.contains("article L114-6") && told.contains("2 avril 2026") && told.contains("Elle garde sa date"))
        #expect(told.contains("Votre demande attend ce que demande votre mesure de protection") && !told.contains("Vous n&#39;avez rien à faire"))
        let mails = try await tied.town.outbox("to_address")
        #expect(mails.last == Path.yvette)
        let held = try await tied.accept()
        #expect(held.status == 422 && held.contains("Dites pourquoi vous acceptez") && held.contains("name=\"malgre\""))
        #expect(try await tied.seen().contains("il manque quelque chose pour accepter"))

        try await tied.ask()
        try await tied.reply("oui")

        #expect(try await tied.accept().status == 303)
        #expect(try await tied.town.product.verifyHistory().broken.isEmpty)
    }

    @Test("The curator refuses: the person reads that they may ask the judge to act alone", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A15")
        try await tied.ask()

        try await tied.reply("non")

        #expect(try await tied.followed().contains("article 469, alinéa 3"))
        #expect(try await tied.accept().status == 422)
        let despite = try await tied.accept(["malgre": "Le juge l'autorise seule, décision vue au guichet."])
        #expect(despite.status == 303)
        let seen = try await tied.seen()
        #expect(seen.contains("accepte sans ce que la mesure de protection demande") && seen.contains("décision vue au guichet"))
        #expect(try await !tied.followed().contains("décision vue au guichet"))
    }

    @Test("The person asks their curator too, at the address that an agent wrote and at no other", arguments: TestEngine.allCases)
    func askedByPerson(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A15")
        _ = try await tied.person.get("/suivi/\(tied.number)/accord")

        #expect(try await tied.person.post("/suivi/\(tied.number)/accord", ["email": "moi@exemple.example"]).status == 303)

        let mails = try await tied.town.outbox("to_address")
        #expect(mails.last == Path.odile && !mails.contains("moi@exemple.example"))
        let link = try await Path.link(to: Path.odile, tied.town)
        #expect(try await tied.town.browser().get(link).status == 200)
        _ = try await tied.desk.get(tied.measure)
        _ = try await tied.desk.post(tied.measure + "/acces/1/fin")
        #expect(try await tied.town.browser().get(link).status != 200, "their access was closed")
    }

    @Test("What a judge must authorise: the person sends the decision themself, and nobody else does", arguments: TestEngine.allCases)
    func authorised(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A17")
        try await tied.ask()
        try await tied.reply("oui")
        #expect(try await tied.accept().status == 422)
        #expect(try await tied.town.browser().get("/suivi/\(tied.number)/autorisation").status == 404)
        _ = try await tied.person.get("/suivi/\(tied.number)/autorisation")

        #expect(try await CosigningPathTests.give("decision.png", tied.person, tied.number).status == 303)

        #expect(try await tied.accept().status == 303)
    }

    @Test("A bank account under a curatelle renforcée is the curator's alone: blocked, and said to both", arguments: TestEngine.allCases)
    func blocked(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A13", "CR")

        #expect(tied.answer.location?.hasSuffix("#protection") == true)
        let told = try await tied.followed()
        #expect(told.contains("Votre représentant doit faire cette démarche") && told.contains("472, 473, 490 ou 494-6"))
        #expect(try await tied.accept().status == 422)
        #expect(try await tied.seen().contains("il manque quelque chose pour accepter"))
        _ = try await tied.desk.get("/bureau/dossiers/\(tied.number)/actions/reject")
        let other = try await tied.desk.post("/bureau/dossiers/\(tied.number)/actions/reject", ["motif": "Votre curateur doit faire la demande."])
        #expect(other.status == 303, "only what accepts is held")
    }

    @Test("A partner who is the curator does not assist in the Pacs: the supervisor does", arguments: TestEngine.allCases)
    func conflict(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A08b", bond: "partner", supervisor: "Jeanne Roy")

        let told = try await tied.followed()

        #expect(told.contains("subrogé curateur") && told.contains("L&#39;accord du subrogé est nécessaire"))
        #expect(try await tied.desk.follow(tied.answer).contains("name=\"email\""), "the supervisor was not invited")
        #expect(try await tied.seen().contains("articles 454 et 461"))
    }

    @Test("Of two curators, the one who is the partner is not asked", arguments: TestEngine.allCases)
    func otherCurator(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A08b", bond: "partner", second: "Jeanne Roy")
        _ = try await tied.desk.get(tied.measure)
        #expect(try await tied.desk.post(tied.measure + "/acces/2", ["email2": "jeanne@exemple.example"]).status == 303)

        try await tied.ask()

        #expect(try await tied.town.outbox("to_address").last == "jeanne@exemple.example")
    }

    @Test("Strictly personal acts hold nothing and tie nothing; a second click says nothing again", arguments: TestEngine.allCases)
    func personal(engine: TestEngine) async throws {
        let personal = try await Tied.open(engine, act: "A04", "TU")
        #expect(personal.answer.status == 404)
        #expect(try await personal.accept().status == 303)
        #expect(try await !personal.seen().contains("C&#39;est bien la même personne"))

        let tied = try await Tied.open(engine, act: "A15"), before = try await tied.town.outbox("subject").count
        _ = try await tied.desk.post("/bureau/dossiers/\(tied.number)/protection", ["mesure": "1", "verifie": "oui"])
        _ = try await tied.town.product.runJobs()
        #expect(try await tied.town.outbox("subject").count == before)
    }

    @Test("An agent of another service ties nothing", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A12")
        let other = try await tied.town.browser(as: "alix@essai.example")
        _ = try await other.get("/bureau")

        #expect(try await other.post("/bureau/dossiers/\(tied.number)/protection", ["mesure": "1", "verifie": "oui"]).status == 404)
        #expect(try await other.post("/bureau/dossiers/\(tied.number)/protection/fin").status == 404)
    }

    @Test(
        "Nothing is told before the agent says that they checked who it is; a mistake is taken back, and the curator's link with it",
        arguments: TestEngine.allCases)
    func mistaken(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A15")
        try await tied.ask()
        let link = try await Path.link(to: Path.odile, tied.town)
        let unchecked = try await CosigningPathTests.filedAlone(tied.town, act: "A15", workflow: "standard")
        _ = try await unchecked.desk.get("/bureau/dossiers/\(unchecked.number)")
        #expect(try await unchecked.desk.post("/bureau/dossiers/\(unchecked.number)/protection", ["mesure": "1"]).status == 409)
        #expect(try await !unchecked.person.get("/suivi/\(unchecked.number)").contains("protection"))

        _ = try await tied.seen()
        #expect(try await tied.desk.post("/bureau/dossiers/\(tied.number)/protection/fin").status == 303)
        _ = try await tied.town.product.runJobs()

        let told = try await tied.followed()
        #expect(told.contains("Nous nous sommes trompés") && !told.contains("id=\"accord\"") && !told.contains("attend ce que demande"))
        #expect(try await tied.town.browser().get(link).status != 200)
        #expect(try await tied.seen().contains("C&#39;est bien la même personne"), "and another measure may be theirs")
        #expect(try await tied.accept().status == 303)
        #expect(try await tied.town.product.verifyHistory().broken.isEmpty)
    }

    @Test(
        "The measure is lifted meanwhile: nothing holds, nobody is asked, and the person reads nothing of it any more", arguments: TestEngine.allCases
    )
    func lifted(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A15")
        _ = try await tied.desk.get(tied.measure)
        _ = try await tied.desk.post(tied.measure + "/mainlevee")

        let told = try await tied.followed(), asked = try await tied.person.get("/suivi/\(tied.number)/accord")

        #expect(!told.contains("id=\"accord\"") && !told.contains("attend ce que demande"))
        #expect(!asked.contains("adresse que la mairie a enregistrée"))
        #expect(try await tied.accept().status == 303)
    }

    @Test("A reason is of one act: opened again, it is asked for again", arguments: TestEngine.allCases)
    func reopened(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A15")
        #expect(try await tied.accept(["malgre": "Décision vue au guichet."]).status == 303)
        let unit = try #require(tied.town.units["accueil"])
        try await tied.town.product.identity.addAgents(
            [
                NewAgent(
                    organisation: tied.town.organisation, email: EmailAddress("cheffe@essai.example")!, name: "Cheffe", quality: "",
                    roles: [unit: [.caseworker, .manager]])
            ], sharing: TestTown.password, now: tied.town.clock.now)
        let chief = try await tied.town.browser(as: "cheffe@essai.example")
        _ = try await chief.get("/bureau/dossiers/\(tied.number)/actions/reopen")
        #expect(try await chief.post("/bureau/dossiers/\(tied.number)/actions/reopen", ["motif": "Erreur"]).status == 303)

        #expect(try await tied.accept().status == 422)
    }

    @Test("Only the agreement of who is asked counts: the other parent's, given before, is not the curator's", arguments: TestEngine.allCases)
    func anothersAgreement(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (_, number, desk, measure) = try await CosigningPathTests.filedAlone(town, act: "A15", workflow: "standard")
        _ = try await Path.invite(desk, measure, town)
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        _ = try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "supervisor", "email": "autre@exemple.example"])
        let other = town.browser(), link = try await Path.link(to: "autre@exemple.example", town), page = try await other.get(link)
        let digest = String(try #require(page.body.firstMatch(of: /name="lu" value="([0-9a-f]+)"/)).output.1)
        _ = try await other.post(link, ["lu": digest, "reponse": "oui", "nom": "Jean"])
        _ = try await desk.get("/bureau/dossiers/\(number)")
        _ = try await desk.post("/bureau/dossiers/\(number)/actions/take")

        let answer = try await desk.post("/bureau/dossiers/\(number)/protection", ["mesure": "1", "verifie": "oui"])

        #expect(answer.location?.hasSuffix("/accord") == true)
        #expect(try await desk.follow(answer).contains("adresse que la mairie a enregistrée"))
        _ = try await desk.get("/bureau/dossiers/\(number)/actions/accept")
        #expect(try await desk.post("/bureau/dossiers/\(number)/actions/accept").status == 422)
    }

    @Test("What nobody may do under the measure is said, and held", arguments: TestEngine.allCases)
    func nobody(engine: TestEngine) async throws {
        let tied = try await Tied.open(engine, act: "A23", "TU")

        #expect(try await tied.followed().contains("Cette démarche n&#39;est pas possible pendant la mesure"))
        #expect(try await tied.accept().status == 422)
    }

    @Test("The day by which it is made complete comes before silence decides")
    func day() {
        let today = LocalDate("2026-03-02")!
        #expect(ProtectionTie.lastDay(from: today, silenceOn: nil) == LocalDate("2026-04-02"))
        #expect(ProtectionTie.lastDay(from: today, silenceOn: LocalDate("2026-03-31")) == LocalDate("2026-03-24"))
        #expect(ProtectionTie.lastDay(from: today, silenceOn: LocalDate("2026-03-05")) == LocalDate("2026-03-03"))
    }
}
