import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Photos, from the person's page to the agent's, without script.
@Suite("Photos given with a request")
struct PhotosTests {
    @Test("Two photos are listed, offered as one PDF, and become it, however often one clicks")
    func joined() async throws {
        let town = try await TestTown()
        let (person, path) = try await Self.draft(town)

        let given = try await person.follow(try await Self.give(["recto.png", "verso.png"], person, path))
        let answer = try await person.post(path, ["_joindre": "piece_jointe"])
        let again = try await person.post(path, ["_joindre": "piece_jointe"])
        let after = try await person.follow(answer)

        #expect(given.contains("recto.png") && given.contains("verso.png") && given.contains("Réunir les photos en un seul PDF"))
        #expect(answer.status == 303 && again.status == 303)
        #expect(after.contains("recto.pdf") && !after.contains("verso.png") && !after.contains("Réunir"))
    }

    @Test("An agent downloads the photos one by one, or all in one PDF; nobody else does")
    func downloaded() async throws {
        let town = try await TestTown()
        let (person, path) = try await Self.draft(town)
        _ = try await Self.give(["recto.png", "verso.png"], person, path)
        let number = try await Self.file(person, path)
        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = "/bureau/dossiers/\(number)"

        let page = try await agent.get(desk)
        let one = try await agent.get(try #require(page.body.firstMatch(of: /href="([^"]+\/fichiers\/\d+)"/).map { String($0.output.1) }))
        let all = try await agent.get("\(desk)/photos/piece_jointe")
        let others = try await town.browser(as: "alix@essai.example")

        #expect(one.headers[.contentType] == "image/png" && one.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
        #expect(page.contains("\(desk)/photos/piece_jointe") && all.status == 200 && all.bytes.starts(with: Array("%PDF".utf8)))
        #expect(try await others.get("\(desk)/photos/piece_jointe").status == 404)
        #expect(try await agent.get("\(desk)/photos/autre").status == 422)
    }

    /// The page of a new draft that takes files.
    static func draft(_ town: TestTown) async throws -> (TestBrowser, String) {
        let person = town.browser()
        _ = try await person.get("/demarches/contact-mairie")
        let path = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        _ = try await person.get(path)
        return (person, path)
    }

    /// Presses the button that stores the chosen files, staying on the page.
    static func give(
        _ names: [String], _ person: TestBrowser, _ path: String, input: String = "piece_jointe", rows: Int = 0
    ) async throws -> TestBrowser.Page {
        func part(_ head: String, _ content: [UInt8]) -> [UInt8] {
            Array("--B\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + [13, 10]
        }
        var body = part("name=\"_jeton\"", Array((person.token ?? "").utf8)) + part("name=\"_televerser\"", Array(input.utf8))
        if rows > 0 { body += part("name=\"rows.count\"", Array(String(rows).utf8)) }
        for name in names { body += part("name=\"\(input)\"; filename=\"\(name)\"", dot) }
        return try await person.send(.post, path, body: body + Array("--B--\r\n".utf8), type: "multipart/form-data; boundary=B")
    }

    static func file(_ person: TestBrowser, _ first: String) async throws -> String {
        var path = first
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await person.get(path)
            path = try #require(try await person.post(path, ContactForm.answers).location)
        }
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        return number
    }

    /// A picture of one dot.
    static let dot = Array(
        Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==") ?? Data())
}
