import App
import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// What no mail can tell: letters printed by an agent, and the choice of the person.
@Suite("From a decision to the envelope")
struct PostPathTests {
    /// A birth certificate asked by somebody, up to "check your answers".
    private static func written(_ town: TestTown, email: String?) async throws -> (TestBrowser, number: String) {
        let person = town.browser()
        _ = try await person.get("/demarches/acte-naissance")
        var path = try #require(try await person.post("/demarches/acte-naissance/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, email == nil ? withoutEmail : DecisionTests.answers).location)
        }
        return (person, String(path.split(separator: "/")[1]))
    }

    private static let withoutEmail: KeyValuePairs<String, String> = [
        "lien": "moi", "forme": "extrait_sans_filiation", "prenom": "Amina", "nom": "Benali", "date_naissance.day": "3", "date_naissance.month": "3",
        "date_naissance.year": "1985", "adresse.line": "12 rue des Lilas", "adresse.postcode": "35000", "adresse.commune": "Rennes", "email": "",
    ]

    /// Filed, and refused by the agent who may.
    static func refused(_ town: TestTown, email: String?, agrees: Bool = false) async throws -> (TestBrowser, TestBrowser, number: String) {
        let (person, number) = try await written(town, email: email)
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot", agrees ? ["decision_en_ligne": "oui"] : [:])
        _ = try await town.work()
        let agent = try await town.browser(as: "basile@essai.example")
        _ = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/take")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/reject", ["motif": "Cet acte n'est pas dans nos registres."])
        _ = try await town.work()
        return (person, agent, number)
    }

    static func first(_ pattern: Regex<(Substring, Substring)>, in page: TestBrowser.Page) throws -> String {
        String(try #require(page.body.firstMatch(of: pattern)).output.1)
    }

    @Test("Without an e-mail the receipt and the decision wait to be printed, leave, and the history says so", arguments: TestEngine.allCases)
    func queue(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, agent, number) = try await Self.refused(town, email: nil)

        let queue = try await agent.get("/bureau/courriers")
        let ids = queue.body.matches(of: /name="lettre" value="(\d+)"/).map { String($0.output.1) }
        #expect(queue.contains("Nous avons bien reçu votre demande") && queue.contains("12 rue des Lilas") && queue.contains("Décision"))
        #expect(ids.count >= 2)
        let decision = try #require(ids.last)

        let printed = try await agent.post("/bureau/courriers/lots", ["lettre": decision, "pages_adresse": "oui"])
        let batch = try #require(printed.location)
        let page = try await agent.follow(printed)
        let pdf = try await agent.get(batch + "/lettres.pdf")
        let wrong = try await agent.post(
            batch + "/envoi", ["lettre": decision, "suivi-\(decision)": "1A 123", "jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        let sent = try await agent.post(
            batch + "/envoi", ["lettre": decision, "suivi-\(decision)": "1A 123 456 7890 1", "jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        _ = try await town.work()

        #expect(page.contains("Faites-les signer") && pdf.bytes.starts(with: "%PDF-".utf8))
        #expect(wrong.status == 422 && wrong.contains("1A 123\"") && sent.location == batch + "?fait=1")
        let dossier = try await agent.get("/bureau/dossiers/\(number)")
        #expect(dossier.contains("envoie une lettre recommandée le 2 mars 2026") && dossier.contains("1A12345678901"))
        #expect(try await person.get("/suivi/\(number)").contains("Nous vous avons envoyé une lettre."))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("Whoever opens a letter, alone or in a batch, reads the request: it is written down", arguments: TestEngine.allCases)
    func journaled(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (_, agent, _) = try await Self.refused(town, email: nil)
        let id = try Self.first(/name="lettre" value="(\d+)"/, in: try await agent.get("/bureau/courriers"))
        let batch = try #require(try await agent.post("/bureau/courriers/lots", ["lettre": id]).location)
        func readings() async throws -> Int {
            try await town.product.database.read { try $0.row("SELECT count(*) AS number FROM dossier_reading")!.int("number") }
        }
        let before = try await readings()

        for path in ["/bureau/courriers/\(id)", "/bureau/courriers/\(id)/lettre.pdf", batch + "/lettres.pdf"] { _ = try await agent.get(path) }

        #expect(try await readings() == before + 3)
    }

    @Test("A decision that leaves on paper is kept as it leaves, with the place to sign it")
    func keptAsSent() async throws {
        let town = try await TestTown()
        let (_, agent, number) = try await Self.refused(town, email: nil)
        let page = try await agent.get("/bureau/dossiers/\(number)")
        let kept = try Self.first(/href="(\/bureau\/dossiers\/[^"]+\/fichiers\/\d+)"/, in: page)

        let file = try TestFolder.make().appending(path: "kept.pdf")
        try Data(try await agent.get(kept).bytes).write(to: file)

        #expect(try ChildOutput.of(["pdftotext", file.path, "-"]).contains("Signature"))
    }

    @Test("A letter that came back is noted, then sent elsewhere")
    func returned() async throws {
        let town = try await TestTown()
        let (_, agent, number) = try await Self.refused(town, email: nil)
        let id = try Self.first(/name="lettre" value="(\d+)"/, in: try await agent.get("/bureau/courriers"))
        let batch = try #require(try await agent.post("/bureau/courriers/lots", ["lettre": id]).location)
        _ = try await agent.post(batch + "/envoi", ["lettre": id, "jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        let letter = "/bureau/courriers/\(id)"

        _ = try await agent.get(letter)
        let incomplete = try await agent.post(letter + "/retour", ["jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        let noted = try await agent.post(letter + "/retour", ["motif": "unknownRecipient", "jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        let todo = try await agent.follow(noted)
        let long = try await agent.post(letter + "/renvoi", ["adresse": "Amina"])
        let again = try await agent.post(letter + "/renvoi", ["adresse": "Amina Benali\r\n3 rue Neuve\r\n29200 Brest"])
        _ = try await town.work()

        #expect(incomplete.status == 422 && incomplete.contains("Choisissez le motif"))
        #expect(todo.contains("Lettres revenues") && todo.contains("Destinataire inconnu"))
        #expect(long.status == 422 && again.status == 303)
        #expect(try await agent.follow(again).contains("3 rue Neuve"))
        let dossier = try await agent.get("/bureau/dossiers/\(number)")
        #expect(
            dossier.contains("note le retour d&#39;une lettre") && dossier.contains("remet une lettre à envoyer") && !dossier.contains("3 rue Neuve"))
    }

    @Test("Another unit sees none of it")
    func sealed() async throws {
        let town = try await TestTown()
        let (_, agent, _) = try await Self.refused(town, email: nil)
        let id = try Self.first(/name="lettre" value="(\d+)"/, in: try await agent.get("/bureau/courriers"))
        let batch = try #require(try await agent.post("/bureau/courriers/lots", ["lettre": id]).location)
        let other = try await town.browser(as: "accueil@essai.example")

        #expect(try await other.get("/bureau/courriers").contains("Aucune lettre à envoyer"))
        for path in ["/bureau/courriers/\(id)", "/bureau/courriers/\(id)/lettre.pdf", batch, batch + "/lettres.pdf"] {
            #expect(try await other.get(path).status == 404, "\(path)")
        }
        for path in ["/bureau/courriers/\(id)/cloture", batch + "/envoi"] { #expect(try await other.post(path).status == 404, "\(path)") }
        #expect(try await other.post("/bureau/courriers/lots", ["lettre": id]).status == 409)
    }

    @Test("Who did not agree gets the decision on paper, and a mail that says so; who agreed gets it by mail")
    func consent() async throws {
        let town = try await TestTown()
        let (person, agent, number) = try await Self.refused(town, email: "amina@exemple.example")
        let admin = try await town.browser(as: "chloe@essai.example")
        #expect(try await admin.get("/bureau/courriels").contains("arrive par courrier"))
        #expect(try await agent.get("/bureau/courriers").contains("Notre réponse à votre demande \(number)"))

        let other = try await TestTown()
        let (agreeing, second, agreed) = try await Self.refused(other, email: "amina@exemple.example", agrees: true)
        #expect(try await second.get("/bureau/courriers").contains("Aucune lettre à envoyer"))
        let mails = try await other.browser(as: "chloe@essai.example").get("/bureau/courriels")
        #expect(mails.contains("Notre réponse à votre demande \(agreed)") && !mails.contains("arrive par courrier"))
        #expect(try await agreeing.get("/suivi/\(agreed)").contains("Vous acceptez de recevoir la décision"))
        #expect(try await person.get("/suivi/\(number)/contact").contains("R112-20"))
    }

    @Test("The agreement can be taken back, and given later")
    func revoked() async throws {
        let town = try await TestTown()
        let (person, number) = try await Self.written(town, email: "amina@exemple.example")
        let check = try await person.get("/brouillons/\(number)/verification")
        let filed = try await person.post("/brouillons/\(number)/depot", ["decision_en_ligne": "oui"])
        let receipt = try await person.follow(filed)
        let contact = "/suivi/\(number)/contact"

        let given = try await person.get(contact)
        let back = try await person.post(contact, ["moyen": "courrier"])
        let after = try await person.follow(back)

        #expect(check.contains("J&#39;accepte de recevoir la décision par voie électronique") && receipt.contains("Votre demande est envoyée"))
        #expect(given.contains("Accepté le 2 mars 2026") && after.contains("C&#39;est enregistré") && !after.contains("Accepté le"))
        #expect(try await person.get("/suivi/\(number)").contains("Vous demandez à recevoir nos décisions par courrier"))
        #expect(try await town.browser().get(contact).status == 404)
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("What a server refused for good becomes a letter, once", arguments: TestEngine.allCases)
    func givenUp(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await Self.written(town, email: "amina@exemple.example")
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        _ = try await town.work()
        let news: JSON = ["dossier": 1, "line": 1, "template": "moved", "key": "moved:1:1", "tried": ["email", "sms"]]
        for _ in 0..<2 {
            try await town.product.database.write {
                try Jobs.enqueue(kind: Job.kind(of: .messageGivenUp), payload: news, now: TestTown.morning, on: $0)
            }
        }

        let (_, failed) = try await town.work()

        let queue = try await town.browser(as: "basile@essai.example").get("/bureau/courriers")
        #expect(failed == 0)
        #expect(queue.body.matches(of: /name="lettre" value="\d+"/).count == 1 && queue.contains("Amina Benali, 12 rue des Lilas"))
    }

    @Test("Who gave only a telephone is called, with the words to say, and the history says what came of it")
    func called() async throws {
        let town = try await TestTown()
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        var path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, Self.byPhone).location)
        }
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get(path)
        _ = try await person.post("/brouillons/\(number)/depot")
        _ = try await town.work()
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await !agent.get("/bureau/courriers").contains("Appels à passer"), "an acknowledgement is not worth a call")
        _ = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/message", ["message": "La mairie ouvre à neuf heures."])
        _ = try await town.work()

        let call = try Self.first(/href="(\/bureau\/appels\/\d+)"/, in: try await agent.get("/bureau/courriers"))
        let page = try await agent.get(call)
        let nothing = try await agent.post(call + "/essais")
        let missed = try await agent.post(call + "/essais", ["issue": "notReached"])
        let still = try await agent.follow(missed)
        let reached = try await agent.post(call + "/essais", ["issue": "reached"])
        _ = try await town.work()

        #expect(page.contains("neuf heures") && page.contains("tel:+33299001234") && !page.contains("suivi/lien"))
        #expect(nothing.status == 422 && still.contains(call) && reached.status == 303)
        #expect(try await agent.post(call + "/essais", ["issue": "reached"]).status == 409)
        #expect(try await !agent.get("/bureau/courriers").contains("Appels à passer"))
        #expect(try await agent.get("/bureau/dossiers/\(number)").contains("prévient la personne par téléphone"))
        #expect(try await person.get("/suivi/\(number)").contains("Nous vous avons appelé."))
    }

    private static let byPhone: KeyValuePairs<String, String> = [
        "objet": "question", "message": "Bonjour, à quelle heure ouvre la mairie le samedi ?", "reponse": "telephone", "prenom": "Amina",
        "nom": "Benali",
        "telephone": "02 99 00 12 34",
    ]
}
