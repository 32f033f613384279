import App
import Core
import Foundation
import HTTPTypes
import Organisations
import TestSupport
import Testing
import TownSupport
import Web

/// From the agent's buttons to what the person receives.
@Suite("Deciding, and asking for what is missing")
struct DecisionTests {
    static let answers: KeyValuePairs<String, String> = [
        "lien": "moi", "forme": "extrait_sans_filiation", "prenom": "Amina", "nom": "Benali", "date_naissance.day": "3", "date_naissance.month": "3",
        "date_naissance.year": "1985", "adresse.line": "12 rue des Lilas", "adresse.postcode": "35000", "adresse.commune": "Rennes",
        "email": "amina@exemple.example",
    ]

    @Test("The letter is seen before it is sent, with all that the law wants, and nothing is decided by looking")
    func preview() async throws {
        let town = try await TestTown()
        let (agent, desk) = try await Self.taken(town)

        let letter = try await agent.post("\(desk)/actions/reject/lettre", ["motif": "Cet acte n'est pas dans nos registres."])
        let empty = try await agent.post("\(desk)/actions/reject/lettre", ["motif": " "])
        let none = try await agent.post("\(desk)/actions/message/lettre", ["message": "Bonjour"])

        let text = try await Self.text(of: letter.bytes)
        for due in ["Projet", "Basile Diop", "Agent du service", "12 rue des Lilas", "pas dans nos registres", "tribunal judiciaire"] {
            #expect(text.contains(due), "\(due)")
        }
        #expect(letter.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
        #expect(empty.status == 422 && empty.contains("Expliquez pourquoi.") && none.status == 404)
        #expect(try await agent.get(desk).contains("En cours d&#39;étude"))
    }

    @Test("The decision names the court of the settings, unless the procedure has its own; nothing of the draft remains")
    func court() async throws {
        let town = try await TestTown()
        var organisation = try #require(try await town.product.organisations.organisation(town.organisation))
        organisation.details.notices[.court] = "tribunal administratif d'Essai"
        organisation.details.notices[.protectionOfficerEmail] = "dpo@essai.example"
        try await town.product.organisations.update(organisation, at: town.clock.now)
        let (agent, desk) = try await Self.taken(town)
        _ = try await agent.post("\(desk)/actions/reject", ["motif": "Cet acte n'est pas dans nos registres."])
        _ = try await town.work()

        let page = try await agent.get(desk)
        let file = try #require(page.body.firstMatch(of: /href="([^"]+\/fichiers\/\d+)"/).map { String($0.output.1) })
        let text = try await Self.text(of: try await agent.get(file).bytes)
        let site = try await town.product.organisations.site(host: nil, now: TestTown.morning)

        #expect(text.contains("tribunal judiciaire") && text.contains("dpo@essai.example") && !text.contains("Projet"))
        #expect(site.court == "tribunal administratif d'Essai")
    }

    @Test("Who is asked for a piece is told which, and until when (CRPA L114-5)")
    func pieces() async throws {
        let town = try await TestTown()
        let (agent, desk) = try await Self.taken(town)

        let form = try await agent.get("\(desk)/actions/ask_pieces")
        _ = try await agent.post("\(desk)/actions/ask_pieces", ["piece": "identity", "delai": "15", "message": "Il nous manque une pièce."])
        _ = try await town.work()

        let admin = try await town.browser(as: "chloe@essai.example")
        let outbox = try await admin.get("/bureau/courriels")
        let mail = try #require(outbox.body.firstMatch(of: /href="(\/bureau\/courriels\/\d+)">Il nous manque/).map { String($0.output.1) })
        let text = try await admin.get(mail).body.replacing("\u{A0}", with: " ")
        #expect(form.contains("jusqu&#39;au 17 mars 2026"))
        #expect(text.contains("17 mars 2026") && text.contains("pièce d&#39;identité"))
    }

    /// A request that an agent who may decide has taken.
    private static func taken(_ town: TestTown) async throws -> (TestBrowser, String) {
        let person = town.browser()
        _ = try await person.get("/demarches/acte-naissance")
        var path = try #require(try await person.post("/demarches/acte-naissance/brouillons").location)
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, answers).location)
        }
        let number = path.split(separator: "/")[1]
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        let agent = try await town.browser(as: "basile@essai.example")
        let desk = "/bureau/dossiers/\(number)"
        _ = try await agent.get(desk)
        _ = try await agent.post("\(desk)/actions/take")
        return (agent, desk)
    }

    private static func text(of pdf: [UInt8]) async throws -> String {
        let path = try TestFolder.make().appending(path: "letter.pdf").path
        try Data(pdf).write(to: URL(filePath: path))
        let text = try ChildOutput.of(["pdftotext", path, "-"])
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
