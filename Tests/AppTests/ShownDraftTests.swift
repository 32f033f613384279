import App
import Core
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// What the program remembers of a draft that it showed never decides alone: the transaction that files looks at the draft itself.
@Suite("Filing what was shown")
struct ShownDraftTests {
    @Test("What was completed in another process since is filed, not what was shown", arguments: TestEngine.allCases)
    func changedSince(engine: TestEngine) async throws {
        let (town, person, number) = try await Self.written(engine)
        let other = try await Self.sameBrowser(person, onAnotherProcessOf: town)

        _ = try await other.get("/brouillons/\(number)/pages/message")
        _ = try await other.post("/brouillons/\(number)/pages/message", Self.answers(message: "Finalement, ouvrez-vous le dimanche ?"))
        let filed = try await person.post("/brouillons/\(number)/depot")

        #expect(filed.location == "/suivi/\(number)?depot=1")
        #expect(try await person.follow(filed).contains("ouvrez-vous le dimanche"))
    }

    @Test("What was taken away in another process since brings back to the check", arguments: TestEngine.allCases)
    func emptiedSince(engine: TestEngine) async throws {
        let (town, person, number) = try await Self.written(engine)
        let other = try await Self.sameBrowser(person, onAnotherProcessOf: town)

        _ = try await other.get("/brouillons/\(number)/pages/message")
        _ = try await other.post("/brouillons/\(number)/pages/message", Self.answers(message: ""))
        let refused = try await person.post("/brouillons/\(number)/depot")

        #expect(refused.location == "/brouillons/\(number)/verification")
        #expect(try await person.follow(refused).contains("Votre message"))
    }

    @Test("What was filed in another process since is filed once", arguments: TestEngine.allCases)
    func filedSince(engine: TestEngine) async throws {
        let (town, person, number) = try await Self.written(engine)
        let other = try await Self.sameBrowser(person, onAnotherProcessOf: town)
        _ = try await other.get("/brouillons/\(number)/verification")

        let first = try await other.post("/brouillons/\(number)/depot")
        let second = try await person.post("/brouillons/\(number)/depot")
        let third = try await person.post("/brouillons/\(number)/depot")

        #expect(first.status == 303 && second.location?.hasPrefix("/suivi/\(number)") == true && third.location == "/suivi/\(number)")
        #expect(try await town.product.verifyHistory().read == 1)
    }
}

extension ShownDraftTests {
    /// A request without files, complete, at the page where one checks one's answers.
    private static func written(_ engine: TestEngine) async throws -> (TestTown, TestBrowser, String) {
        let town = try await TestTown(engine)
        _ = try await town.product.procedures.importFile(
            yaml: withoutFiles, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        return (town, person, number)
    }

    private static func sameBrowser(_ person: TestBrowser, onAnotherProcessOf town: TestTown) async throws -> TestBrowser {
        let clock = town.clock
        let product = try await Product(
            town.product.settings, database: town.product.database, key: Array(repeating: 7, count: 32), clock: { clock.now })
        return TestBrowser(product.front.router(product.routes), sameAs: person)
    }

    private static var withoutFiles: String {
        var isFile = false
        let lines = (EmbeddedAssets.text("catalogue/contact-mairie.yaml") ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { line in
            if line.contains("- id: ") { isFile = line.contains("- id: piece_jointe") }
            return !isFile
        }.joined(separator: "\n")
    }

    private static func answers(message: String) -> KeyValuePairs<String, String> { ["objet": "question", "message": message, "reponse": "email"] }
}
