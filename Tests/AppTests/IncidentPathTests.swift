import App
import Core
import Foundation
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// The server fails while people use it: what they see, what they get, what becomes of their time limits.
@Suite("A failure of ours")
struct IncidentPathTests {
    @Test(
        "A page that fails gives a certificate; the incident is counted, its person can be called, and nothing of them is kept",
        arguments: TestEngine.allCases)
    func fault(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await Self.awaiting(town)
        try await town.product.noteIncidents()
        try await Self.break(town)

        let apology = try await person.get("/suivi/\(number)")
        try await Self.mend(town)
        let path = try #require(apology.body.firstMatch(of: /href="(\/incidents\/attestation\/[^"]+)"/)).output.1
        let certificate = try await person.get(String(path))
        let code = try #require(path.split(separator: "/").last)
        let check = try await person.post("/incidents/verifier", ["code": code.lowercased(), "mention": ""])
        let forged = try await person.post("/incidents/verifier", ["code": "0" + code.dropFirst(), "mention": ""])
        try await town.product.noteIncidents()

        let admin = try await town.browser(as: "chloe@essai.example")
        let list = try await admin.get("/bureau/reglages/incidents")
        let incident = try #require(list.body.firstMatch(of: /href="(\/bureau\/reglages\/incidents\/\d+)"/)).output.1
        let page = try await admin.get(String(incident))
        #expect(apology.status == 500 && apology.contains("Ce n&#39;est pas de votre faute"))
        #expect(certificate.status == 200 && certificate.contains("2 mars 2026 à 9 h 00"))
        #expect(check.status == 200 && check.contains("Cette attestation vient de Ville d&#39;essai"))
        #expect(forged.status == 422)
        #expect(page.contains(number) && page.contains("Seulement les demandes touchées"))
    }

    @Test("The paper carries what its bearer had written on it, and is checked with it", arguments: [TestEngine.sqlite])
    func paper(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await Self.awaiting(town)
        try await Self.break(town)
        let apology = try await person.get("/suivi/\(number)")
        try await Self.mend(town)
        let path = String(try #require(apology.body.firstMatch(of: /href="(\/incidents\/attestation\/[^"]+)"/)).output.1)
        _ = try await person.get(path)

        let pdf = try await person.post(path, ["mention": "Amina Benali"])

        let file = try TestFolder.make().appending(path: "attestation.pdf")
        try Data(pdf.bytes).write(to: file)
        let text = try ChildOutput.of(["pdftotext", "-layout", file.path, "-"])
        let code = String(try #require(text.firstMatch(of: /([0-9A-Z]{4}(-[0-9A-Z]{4}){4})/)).output.1)
        let without = try await person.post("/incidents/verifier", ["code": code, "mention": ""])
        let with = try await person.post("/incidents/verifier", ["code": code, "mention": "amina BENALI"])
        let other = try await person.post("/incidents/verifier", ["code": code, "mention": "Bruno Petit"])
        #expect(pdf.status == 200 && text.contains("Amina Benali"))
        #expect(try ChildOutput.of(["pdfinfo", file.path]).contains(/Tagged: +yes/))
        #expect(without.status == 422 && with.status == 200 && other.status == 422)
    }

    @Test("A last day that falls in an outage moves to the next working day, once; the person is told and reads why", arguments: TestEngine.allCases)
    func outage(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await Self.awaiting(town)
        town.clock.advance(days: 15)  // 17 March, the last day
        try await town.product.noteIncidents()
        town.clock.advance(hours: 3)

        for _ in 0..<3 {
            try await town.product.noteIncidents()
            town.clock.advance(hours: 0.01)
        }
        _ = try await town.work()

        let page = try await person.get("/suivi/\(number)")
        let told = try await SilenceTests.mails(town)
        let agent = try await town.browser(as: "accueil@essai.example").get("/bureau/dossiers/\(number)")
        let open = try await person.get("/incidents")
        #expect(page.contains("au plus tard le 18 mars 2026") && page.contains("à cause d&#39;une panne de notre service"))
        #expect(told.count { $0.hasPrefix("Vous avez plus de temps") } == 1)
        #expect(agent.contains("prolonge le délai de la personne du 17 mars 2026 au 18 mars 2026"))
        #expect(open.contains("Service arrêté") && open.contains("le 17 mars 2026, de 9 h 00 à 12 h 00"))
    }

    @Test("An error that hit somebody else moves nobody else's last day")
    func isolated() async throws {
        let town = try await TestTown()
        let (person, number) = try await Self.awaiting(town)
        let (other, others) = try await Self.awaiting(town)
        town.clock.advance(days: 15)
        try await Self.break(town)
        _ = try await other.get("/suivi/\(others)")
        try await Self.mend(town)
        for _ in 0..<20 {
            try await town.product.noteIncidents()
            town.clock.advance(hours: 1.0 / 60)
        }

        #expect(try await person.get("/suivi/\(number)").contains("au plus tard le 17 mars 2026"))
        #expect(try await other.get("/suivi/\(others)").contains("au plus tard le 18 mars 2026"))
    }

    @Test(
        "Whoever left a telephone is called, once, with the words to say; nobody's name is on the administrators' page",
        arguments: TestEngine.allCases)
    func called(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        var path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, Self.withPhone).location)
        }
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        try await Self.break(town)
        _ = try await person.get("/suivi/\(number)")
        try await Self.mend(town)
        try await town.product.noteIncidents()
        let admin = try await town.browser(as: "chloe@essai.example")
        let list = try await admin.get("/bureau/reglages/incidents")
        let incident = String(try #require(list.body.firstMatch(of: /href="(\/bureau\/reglages\/incidents\/\d+)"/)).output.1)
        let page = try await admin.get(incident)

        for _ in 0..<2 { #expect(try await admin.post("\(incident)/appels").location == "\(incident)?appels=1") }

        let queue = try await town.browser(as: "accueil@essai.example").get("/bureau/courriers")
        #expect(page.contains(number) && !page.contains("Benali"))
        #expect(queue.body.matches(of: /Panne de notre service en ligne/).count == 1 && queue.contains("Benali"))
    }

    @Test("A draft that would have expired in an outage is kept longer", arguments: TestEngine.allCases)
    func drafts(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        let path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        let soon = town.clock.now + 3600
        _ = try await town.product.database.write { try $0.run("UPDATE draft SET expires_at = \(soon)") }

        try await town.product.noteIncidents()
        town.clock.advance(hours: 3)
        try await town.product.noteIncidents()
        try await town.product.clean()

        #expect(try await person.get(path).status == 200)
    }

    private static let withPhone: KeyValuePairs<String, String> = [
        "objet": "question", "message": "Bonjour, à quelle heure ouvre la mairie ?", "reponse": "telephone", "prenom": "Amina", "nom": "Benali",
        "telephone": "0199001234",
    ]

    @Test("A maintenance is announced to all, and a period that cannot be is said to be wrong")
    func maintenance() async throws {
        let town = try await TestTown()
        let admin = try await town.browser(as: "chloe@essai.example")
        _ = try await admin.get("/bureau/reglages/incidents")
        func declare(_ hours: String, _ until: String) async throws -> TestBrowser.Page {
            try await admin.post(
                "/bureau/reglages/incidents/maintenances",
                [
                    "debut.day": "3", "debut.month": "3", "debut.year": "2026", "debut_heure": hours, "fin.day": "3", "fin.month": "3",
                    "fin.year": "2026", "fin_heure": until, "motif": "Nouvelle version",
                ])
        }

        let wrong = try await declare("22:00", "20:00")
        let odd = try await declare("25:61", "20:00")
        let right = try await declare("20:00", "22:30")

        let open = try await town.browser().get("/incidents")
        #expect(wrong.status == 422 && odd.status == 422 && right.status == 303)
        #expect(open.contains("Maintenance le 3 mars 2026, de 20 h 00 à 22 h 30") && open.contains("Nouvelle version"))
    }

    /// A request of which two pieces are awaited until 17 March, its person's browser and its number.
    private static func awaiting(_ town: TestTown) async throws -> (TestBrowser, String) {
        let (person, number) = try await SilenceTests.file(town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = "/bureau/dossiers/\(number)"
        _ = try await agent.get(desk)
        _ = try await agent.post("\(desk)/actions/take")
        _ = try await agent.post("\(desk)/actions/ask_pieces", ["piece": "photo", "delai": "15", "message": "Il nous manque une photo."])
        _ = try await town.work()
        return (person, number)
    }

    /// A table that pages of requests read is not there.
    static func `break`(_ town: TestTown) async throws {
        try await town.product.database.write { try $0.execute(script: "ALTER TABLE dossier_message RENAME TO dossier_message_away") }
    }

    static func mend(_ town: TestTown) async throws {
        try await town.product.database.write { try $0.execute(script: "ALTER TABLE dossier_message_away RENAME TO dossier_message") }
    }
}
