import App
import Core
import Definitions
import Dossiers
import Foundation
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// From one request to another of the same person.
@Suite("A linked request")
struct LinkedRequestTests {
    /// The contact form, where the agents of the reception can begin a request to another unit, and where every question moves on by itself.
    static func town(_ engine: TestEngine) async throws -> TestTown {
        let town = try await TestTown(engine)
        let yaml = (EmbeddedAssets.text("catalogue/contact-mairie.yaml") ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("workflow:") ? Self.workflow : String($0) }.joined(separator: "\n")
        let outcome = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        guard case .kept(_, let faults) = outcome, !faults.contains(where: { $0.severity == .error }) else { throw LinkedFault.refused("\(outcome)") }
        return town
    }

    enum LinkedFault: Error { case refused(String) }

    private static let workflow = """
        workflow:
          statuses:
            - {key: received, nature: open, label: "Nous avons votre message", desk: Nouveau, next: "Un agent le lit."}
            - {key: sent_on, nature: open, label: "Nous cherchons le bon service", desk: Orienté, next: "Vous n'avez rien à faire."}
            - {key: done, nature: closed, label: "C'est terminé", desk: Terminé, next: "Vous pouvez nous écrire à nouveau."}
          actions:
            - {key: report, label: "Demander un acte", from: [received, sent_on], by: [caseworker], create: acte-naissance, call: Publik}
            - {key: again, label: "Reposer la question", from: [received, sent_on], by: [caseworker], create: contact-mairie, carry: {objet: objet, message: message}}
            - {key: thank, label: "Remercier", from: [received, sent_on], to: done, by: [caseworker], when: {field: objet, is: merci}}
            - {key: send_on, label: "Orienter", from: [received], to: sent_on, by: [system], when: {field: objet, is: question}}
            - {key: finish, label: "Terminer", from: [received, sent_on], to: done, by: [caseworker], confirm: "Terminer ?"}
          timers:
            - {status: received, after: 0 minutes, action: send_on}
        """

    private static let certificate: KeyValuePairs<String, String> = [
        "_pour": "lui-meme", "lien": "moi", "forme": "extrait_sans_filiation", "prenom": "Amina", "nom": "Benali", "date_naissance.day": "3",
        "date_naissance.month": "3", "date_naissance.year": "1985", "adresse.line": "12 rue des Lilas", "adresse.postcode": "35000",
        "adresse.commune": "Rennes", "email": "amina@exemple.example",
    ]

    private static let question: KeyValuePairs<String, String> = [
        "_pour": "lui-meme", "objet": "question", "message": "Et le dimanche ?", "reponse": "email", "prenom": "Amina", "nom": "Benali",
        "email": "amina@exemple.example",
    ]

    /// A question that a person sent.
    private static func asked(in town: TestTown) async throws -> (person: TestBrowser, number: String) {
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        var path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, ContactForm.answers).location)
        }
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        return (person, number)
    }

    @Test("A jump on condition is done by the clock, and the buttons follow the answers", arguments: TestEngine.allCases)
    func jump(engine: TestEngine) async throws {
        let town = try await Self.town(engine)
        let (_, number) = try await Self.asked(in: town)
        let agent = try await town.browser(as: "accueil@essai.example")

        try await town.product.runTimers()

        let page = try await agent.get("/bureau/dossiers/\(number)")
        #expect(page.contains("Orienté") && page.contains("Terminer") && !page.contains("Remercier"))
        #expect(try await agent.get("/bureau/dossiers/\(number)/actions/thank").status == 404)
        let refused = try await agent.post("/bureau/dossiers/\(number)/actions/thank")
        #expect(refused.status == 409 && refused.contains("les réponses de cette demande ne le permettent pas"))
    }

    @Test("The agent is led to the form, filled with who the person is; both pages show the other", arguments: TestEngine.allCases)
    func linked(engine: TestEngine) async throws {
        let town = try await Self.town(engine)
        let (person, number) = try await Self.asked(in: town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = "/bureau/dossiers/\(number)"
        _ = try await agent.get(desk)

        let entry = try #require(try await agent.post(desk + "/actions/report").location)
        let form = try await agent.get(entry)
        let page = try await agent.get(desk)

        #expect(entry.hasPrefix("/bureau/demandes/") && form.status == 200)
        #expect(form.contains("Benali") && form.contains("amina@exemple.example") && form.contains("href=\"\(desk)\""))
        #expect(page.contains("href=\"\(entry)\"") && page.contains("appel à Publik : pas encore branché"))
        #expect(page.contains("commence une demande liée : "))
        let draft = entry.split(separator: "/").last.map(String.init) ?? ""

        // A colleague of the same unit is told that it exists, never the number that would open it.
        let forAnother = try await Self.report(on: number, by: agent, for: "Ida Benali")
        #expect(try await agent.get("/bureau/dossiers/\(forAnother)/recepisse.pdf").status == 200, "for whom it is stands in a note of the filing")
        let colleague = try await town.browser(as: "accueil2@essai.example")
        let seen = try await colleague.get(desk)
        #expect(seen.contains("pas encore déposée") && !seen.contains(draft))

        _ = try await agent.get(entry)
        let registered = try #require(try await agent.post(entry, Self.certificate).location)
        #expect(registered.hasPrefix("\(desk)?enregistree=\(draft)&service="))
        #expect(try await agent.get(registered).contains("transmise à ce service : Service etat-civil, 01 99 00 12 10"))
        let filed = try await person.get("/suivi/\(number)")
        #expect(filed.contains("Elle est déposée") && !filed.contains(draft))
    }

    @Test("An agent outside the unit of a linked request is told that there is one, and nothing else of it", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let town = try await Self.town(engine)
        let (_, number) = try await Self.asked(in: town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let linked = try await Self.report(on: number, by: agent)
        let clerk = try await town.browser(as: "alix@essai.example")

        let origin = try await agent.get("/bureau/dossiers/\(number)")
        let other = try await clerk.get("/bureau/dossiers/\(linked)")

        let sentence = "Une demande liée est traitée par un autre service."
        #expect(origin.contains(sentence) && !origin.contains(linked) && !origin.contains("Commencée à partir de cette demande"))
        #expect(other.contains(sentence) && !other.contains(number) && !other.contains("À l&#39;origine de cette demande"))
        #expect(try await clerk.get("/bureau/dossiers/\(number)").status == 404)
        // Whoever wrote it down gives the person their receipt that day, and sees no more of it.
        #expect(try await agent.get("/bureau/dossiers/\(linked)/recepisse.pdf").status == 200)
        let colleague = try await town.browser(as: "accueil2@essai.example")
        #expect(try await colleague.get("/bureau/dossiers/\(linked)/recepisse.pdf").status == 404)
        #expect(try await agent.get("/bureau/dossiers/\(linked)").status == 404)
        town.clock.advance(days: 2)
        let later = try await town.browser(as: "accueil@essai.example")
        #expect(try await later.get("/bureau/dossiers/\(linked)/recepisse.pdf").status == 404)
    }

    @Test("What is the same person's in the same sector is told with its number, to them and to those who may see it", arguments: TestEngine.allCases)
    func samePerson(engine: TestEngine) async throws {
        let town = try await Self.town(engine)
        let (person, number) = try await Self.asked(in: town)
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get("/bureau/dossiers/\(number)")
        let entry = try #require(try await agent.post("/bureau/dossiers/\(number)/actions/again").location)
        let linked = entry.split(separator: "/").last.map(String.init) ?? ""

        let form = try await agent.get(entry)
        #expect(form.contains("à quelle heure ouvre la mairie"))
        let begun = try await person.get("/suivi/\(number)")
        #expect(begun.contains("Service accueil") && begun.contains("nous avons commencé pour vous la demande") && !begun.contains(linked))
        #expect(begun.contains("Elle n'est pas encore déposée") || begun.contains("Elle n&#39;est pas encore déposée"))
        _ = try await agent.post(entry, Self.question)

        let desk = try await agent.get("/bureau/dossiers/\(number)"), following = try await person.get("/suivi/\(number)")
        #expect(desk.contains("href=\"/bureau/dossiers/\(linked)\"") && desk.contains("Commencée à partir de cette demande"))
        #expect(following.contains("href=\"/suivi/\(linked)\""))
        let back = try await agent.get("/bureau/dossiers/\(linked)")
        #expect(back.contains("href=\"/bureau/dossiers/\(number)\"") && back.contains("origine de cette demande"))
    }

    /// A linked request, filed by the agent.
    private static func report(on number: String, by agent: TestBrowser, for other: String? = nil) async throws -> String {
        _ = try await agent.get("/bureau/dossiers/\(number)")
        let entry = try #require(try await agent.post("/bureau/dossiers/\(number)/actions/report").location)
        _ = try await agent.get(entry)
        let writer = other.map { [("_pour", "autre"), ("_pour.nom", $0)] } ?? [("_pour", "lui-meme")]
        _ = try await agent.post(entry, pairs: certificate.filter { $0.key != "_pour" }.map { ($0.key, $0.value) } + writer)
        return entry.split(separator: "/").last.map(String.init) ?? ""
    }

    @Test("An expired draft takes its link away", arguments: TestEngine.allCases)
    func expired(engine: TestEngine) async throws {
        let town = try await Self.town(engine)
        let (_, number) = try await Self.asked(in: town)
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/report")

        #expect(try await town.product.dossiers.eraseExpiredDrafts(now: TestTown.morning + 91 * 86_400) == 1)

        let left = try await town.product.database.read { try $0.row("SELECT COUNT(*) AS number FROM dossier_link")?.int("number") }
        #expect(left == 0)
    }
}
