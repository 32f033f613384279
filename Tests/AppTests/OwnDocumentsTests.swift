import App
import Attachments
import Core
import Dossiers
import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// The documents of a space, and the requests that they are given to, through the pages of the whole product.
@Suite("Giving one's own documents")
struct OwnDocumentsTests {
    private static let text = "Quittance de loyer de mars 2026 : Amina Benali, 12 rue des Lilas."

    private func keeping(_ town: TestTown, _ email: String = "amina@exemple.example", bytes: [UInt8] = Array(Self.text.utf8)) async throws
        -> (browser: TestBrowser, document: String)
    {
        let browser = try await SpaceTests.signedIn(town, email)
        _ = try await browser.get("/espace/documents")
        let answer = try await Self.add(bytes, browser)
        #expect(answer.location == "/espace/documents?fait=ajoute")
        let page = try await browser.get("/espace/documents")
        return (browser, try String(#require(page.body.firstMatch(of: /\/espace\/documents\/(\d+)/)).output.1))
    }

    static func add(_ bytes: [UInt8], _ browser: TestBrowser) async throws -> TestBrowser.Page {
        let head = """
            --B\r\nContent-Disposition: form-data; name="_jeton"\r\n\r\n\(browser.token ?? "")\r
            --B\r\nContent-Disposition: form-data; name="nom"\r\n\r\nMon justificatif\r
            --B\r\nContent-Disposition: form-data; name="fichier"; filename="quittance.txt"\r\n\r\n
            """
        let body = Array(head.utf8) + bytes + Array("\r\n--B--\r\n".utf8)
        return try await browser.send(.post, "/espace/documents", body: body, type: "multipart/form-data; boundary=B")
    }

    private func asked(_ browser: TestBrowser) async throws -> (page: String, choice: String) {
        _ = try await browser.get("/demarches/contact-mairie")
        let page = try #require(try await browser.post("/demarches/contact-mairie/brouillons").location)
        #expect(try await browser.get(page).contains("Prendre dans mes documents"))
        let answer = try await browser.post(page, ["message": "Bonjour, voici ma pièce.", "_mes-documents": "piece_jointe"])
        return (page, try #require(answer.location))
    }

    @Test("A copy is joined to the draft, what was typed is kept, and the document stays in the space", arguments: TestEngine.allCases)
    func gives(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (browser, document) = try await keeping(town)
        let (page, choice) = try await asked(browser)
        #expect(choice.hasSuffix("/documents/piece_jointe"))
        #expect(try await browser.get(choice).contains("Mon justificatif"))
        #expect(try await browser.post(choice).status == 422)

        let answer = try await browser.post(choice, ["document": document])

        #expect(answer.location == page + "#piece_jointe")
        let shown = try await browser.get(page)
        #expect(shown.contains("quittance.txt") && shown.contains("voici ma pièce"))
        #expect(try await browser.get("/espace/documents/\(document)/fichier").body == Self.text)
    }

    @Test("Another person's document is not given, nor to a question that takes no file", arguments: TestEngine.allCases)
    func notTheirs(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (_, document) = try await keeping(town)
        let stranger = try await SpaceTests.signedIn(town, "bruno@exemple.example")
        let (page, choice) = try await asked(stranger)
        _ = try await stranger.get(choice)

        #expect(try await stranger.post(choice, ["document": document]).status == 404)
        #expect(try await stranger.post(choice, ["document": "x"]).status == 404)
        #expect(try await stranger.get(choice.replacing("piece_jointe", with: "message")).status == 404)
        #expect(try await stranger.get(page).contains("quittance.txt") == false)
        let unsigned = town.browser()
        #expect(try await unsigned.get(choice).status == 404)
    }

    @Test("A program is refused with its name, and nothing is kept", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = try await SpaceTests.signedIn(town)
        _ = try await browser.get("/espace/documents")

        let answer = try await Self.add([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(repeating: 0, count: 200), browser)

        #expect(answer.status == 422 && answer.contains("quittance.txt") && answer.contains("Mon justificatif"))
        #expect(try await browser.get("/espace/documents").contains("Vous n&#39;avez aucun document") == true)
    }

    @Test("A document of ours is kept from the following page; somebody else's request gives nothing", arguments: TestEngine.allCases)
    func keeps(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = try await SpaceTests.signedIn(town)
        let number = try await FilingPathTests.write(browser)
        _ = try await browser.get("/brouillons/\(number)/verification")
        _ = try await browser.post("/brouillons/\(number)/depot")
        let dossier = try await town.product.database.read {
            try #require(try $0.row("SELECT id FROM dossier WHERE reference = \(number)")).id("id", of: DossierKind.self)
        }
        let file = try await town.product.attachments.keep(
            document: Self.pdf, name: "Décision.pdf", field: AttachedFile.documents, for: .dossier(dossier), of: town.organisation,
            now: town.clock.now)
        #expect(try await browser.get("/suivi/\(number)").contains("dans mes documents"))

        let answer = try await browser.post("/suivi/\(number)/fichiers/\(file.id.description)/documents")

        #expect(answer.location == "/espace/documents?fait=ajoute")
        #expect(try await browser.get("/espace/documents").contains("Décision.pdf"))
        let stranger = try await SpaceTests.signedIn(town, "bruno@exemple.example")
        _ = try await stranger.get("/espace")
        #expect(try await stranger.post("/suivi/\(number)/fichiers/\(file.id.description)/documents").status == 404)
    }

    /// The smallest that a reader of PDF takes.
    private static let pdf = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
        trailer<</Size 4/Root 1 0 R>>
        %%EOF

        """.utf8)
}
