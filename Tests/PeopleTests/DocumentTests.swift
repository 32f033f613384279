import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import People
@testable import Storage

/// The documents that people keep: theirs alone, unreadable where they are stored, gone for good when deleted.
@Suite("A person's documents", .serialized)
struct DocumentTests {
    private static let text = "Jugement de Amina Benali-Kerouedan"

    @discardableResult
    private func add(_ browser: TestBrowser, _ fields: [String: String] = ["nom": "Carte d'identité"], bytes: [UInt8] = Array(Self.text.utf8))
        async throws
        -> TestBrowser.Page
    {
        _ = try await browser.get("/espace/documents")
        var body = ""
        for (name, value) in [("_jeton", browser.token ?? "")] + fields.map({ ($0.key, $0.value) }) {
            body += "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--B\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"piece.txt\"\r\nContent-Type: text/plain\r\n\r\n"
        let whole = Array(body.utf8) + bytes + Array("\r\n--B--\r\n".utf8)
        return try await browser.send(.post, "/espace/documents", body: whole, type: "multipart/form-data; boundary=B")
    }

    private func document(_ browser: TestBrowser) async throws -> String {
        let page = try await browser.get("/espace/documents")
        return try String(#require(page.body.firstMatch(of: /\/espace\/documents\/\d+/)).output)
    }

    @Test("Kept, listed with its end, given back whole", arguments: TestEngine.allCases)
    func kept(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        let long = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

        let answer = try await add(
            browser, ["nom": "Carte d'identité", "fin.day": "1", "fin.month": "3", "fin.year": "2026"], bytes: long)

        #expect(answer.location == "/espace/documents?fait=ajoute")
        let page = try await browser.get("/espace/documents")
        #expect(page.contains("Plus valable") && page.contains("1 sur 30"))
        let file = try await browser.get(document(browser) + "/fichier")
        #expect(file.bytes == long && file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    }

    @Test("Neither its name nor its content is readable in the tables or on the disk", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await add(world.signedIn())

        let rows = try await world.database.read { try $0.rows("SELECT sealed FROM person_document").map { try $0.bytes("sealed") } }

        #expect(rows.count == 1 && !world.holds("identité", rows[0]) && !world.holds("piece.txt", rows[0]))
        #expect(try world.files().count == 1)
        // Even for who has the key of the store: what is in it is encrypted once more, under a key of the document's row.
        let digest = try await world.database.read { try $0.row("SELECT digest FROM person_document")?.string("digest") }
        var content: [UInt8] = []
        for try await piece in try await world.people.documents.blobs.open(try #require(BlobDigest(digest ?? ""))) { content += piece }
        #expect(!world.holds("Amina", content) && content.count == Self.text.utf8.count + 16)
    }

    @Test("Another person's document does not exist", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        try await add(browser)
        let path = try await document(browser)
        let bruno = try await world.signedIn("bruno@exemple.example")
        _ = try await bruno.get("/espace/documents")

        for answer in [try await bruno.get(path), try await bruno.get(path + "/fichier"), try await bruno.post(path + "/effacement")] {
            #expect(answer.status == 404)
        }
        #expect(try await browser.get(path).status == 200)
        let viewer = try await world.viewer("bruno@exemple.example")
        #expect(try await world.people.documents(of: viewer).isEmpty)
    }

    @Test("Deleted, its key, its row and its file are gone", arguments: TestEngine.allCases)
    func deleted(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        try await add(browser)
        let path = try await document(browser)
        _ = try await browser.get(path)

        #expect(try await browser.post(path + "/effacement").location == "/espace/documents?fait=efface")

        #expect(try await world.count("person_document") == 0)
        #expect(try world.files().isEmpty)
        #expect(try await browser.get(path + "/fichier").status == 404)
    }

    @Test("A space that is closed takes its documents along", arguments: TestEngine.allCases)
    func closed(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        try await add(browser)
        _ = try await browser.get("/espace/compte/fermeture")

        _ = try await browser.post("/espace/compte/fermeture")

        #expect(try await world.count("person_document") == 0)
        #expect(try await world.count("person") == 0)
        #expect(try world.files().isEmpty)
    }

    @Test("All that a space keeps is given back, documents included", arguments: TestEngine.allCases)
    func copy(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        try await add(browser)
        _ = try await browser.post("/espace/informations", ["lastName": "Benali-Kerouedan"])

        let archive = try await browser.get("/espace/compte/copie.zip")

        #expect(archive.status == 200 && archive.headers[.contentType] == "application/zip")
        for part in [Self.text, "piece.txt", "\"lastName\":\"Benali-Kerouedan\"", World.amina] {
            #expect(world.holds(part, archive.bytes), "\(part)")
        }
        let bruno = try await world.signedIn("bruno@exemple.example").get("/espace/compte/copie.zip")
        #expect(!world.holds(Self.text, bruno.bytes) && !world.holds("Benali", bruno.bytes))
    }

    @Test("What a power cut left halfway is swept after a day, file included", arguments: TestEngine.allCases)
    func swept(engine: TestEngine) async throws {
        let world = try await World(engine)
        try await add(world.signedIn())
        try await world.database.write { _ = try $0.run("UPDATE person_document SET state = 'arriving'") }

        _ = try await world.people.sweep(now: world.clock.now)
        #expect(try await world.count("person_document") == 1)
        _ = try await world.people.sweep(now: world.clock.now + 90_000)

        #expect(try await world.count("person_document") == 0)
        #expect(try world.files().isEmpty)
    }

    @Test("More than thirty documents, or no file, is refused with what to do", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        let viewer = try await world.viewer(World.amina)
        let file = world.folder.appending(path: "piece")
        try Data("x".utf8).write(to: file)
        let checked = CheckedDocument(location: file, name: "piece.txt", mediaType: "text/plain", size: 1)
        for _ in 0..<PersonDocument.most { try await world.people.keep(checked, for: viewer, now: world.clock.now) }

        let answer = try await add(browser)

        #expect(answer.status == 422 && answer.contains("Effacez-en un"))
        #expect(try await world.count("person_document") == PersonDocument.most)
        #expect(try await browser.post("/espace/documents", ["nom": "x"]).status == 422)
    }
}

extension World {
    /// The files of the store.
    func files() throws -> [String] {
        let blobs = folder.appending(path: "blobs")
        return try FileManager.default.subpathsOfDirectory(atPath: blobs.path).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: blobs.appending(path: $0).path, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }

    func holds(_ text: String, _ bytes: [UInt8]) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
}
