import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// What robots do, and what happens to whoever insists: warned, then blocked (CRPA L112-11).
@Suite("Robots and those who insist")
struct RobotTests {
    @Test("A form whose hidden box is filled is not filed, and a person only presses the button again")
    func trapped() async throws {
        let town = try await TestTown()
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        let page = try await person.get("/brouillons/\(number)/verification")

        let trapped = try await person.post("/brouillons/\(number)/depot", [Hostile.trap: "https://elsewhere.example"])
        let filed = try await person.post("/brouillons/\(number)/depot", [Hostile.trap: ""])

        #expect(page.contains("<div hidden><label for=\"\(Hostile.trap)\""))
        #expect(trapped.location == "/brouillons/\(number)/verification" && filed.location == "/suivi/\(number)?depot=1")
    }

    @Test(
        "Who tries number after number is warned, then blocked on every node, told a number to give on the phone, and let in again by it",
        arguments: TestEngine.allCases)
    func insists(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        _ = try await person.get("/suivi")
        var answers: [TestBrowser.Page] = []
        for _ in 0..<13 { answers.append(try await person.post("/suivi", ["numero": Reference.random().description, "preuve": "Benali"])) }
        let otherNode = try await Product(
            town.product.settings, database: town.product.database, key: Array(repeating: 7, count: 32), clock: { town.clock.now })
        let elsewhere = TestBrowser(otherNode.front.router(otherNode.routes))
        _ = try await elsewhere.get("/reprendre")
        let there = try await elsewhere.post("/reprendre", ["numero": Reference.random().description])

        #expect(answers.map(\.status) == Array(repeating: 422, count: 10) + [429, 429, 429])
        #expect(answers[10].contains("L112-11") && there.status == 429)
        let code = try #require(answers[12].breaking.firstMatch(of: /numéro : (\d{6})/)).output.1
        let admin = try await town.browser(as: "chloe@essai.example")
        let page = try await admin.get("/bureau/reglages/blocages")
        #expect(page.contains(String(code)))
        let lift = try #require(page.body.firstMatch(of: /action="([^"]+\/levee)"/)).output.1
        _ = try await admin.post(String(lift))
        town.clock.advance(hours: 1)
        #expect(try await person.post("/suivi", ["numero": Reference.random().description, "preuve": "Benali"]).status == 422)
    }

    @Test("Whoever finds a weakness is told whom to write to, for less than a year (RFC 9116)")
    func contact() async throws {
        let page = try await TestTown().browser().get("/.well-known/security.txt")

        #expect(page.headers[.contentType] == "text/plain; charset=utf-8")
        for line in [
            "Contact: mailto:mairie@essai.example", "Expires: 2026-08-29T", "Canonical: https://demarches.essai.example/.well-known/security.txt",
        ] {
            #expect(page.contains(line), "\(line)")
        }
    }

    @Test("Accounts that nobody uses are closed by the daily work, and the administrators are written to")
    func idle() async throws {
        let town = try await TestTown()
        let admin = try await town.browser(as: "chloe@essai.example")
        _ = try await admin.get("/bureau/reglages/comptes-des-agents")
        _ = try await admin.post("/bureau/reglages/comptes-des-agents", ["inactivite": "30"])
        town.clock.advance(days: 31)

        try await town.product.clean()

        let texts = try await town.outbox("text")
        #expect(texts.count == 1 && texts[0].contains("- Alix Moreau") && !texts[0].contains("Chloé"))
        #expect(try await town.outbox("to_address") == ["chloe@essai.example"])
        await #expect(throws: TestTownFault.self) { try await town.browser(as: "alix@essai.example") }
    }
}

extension TestBrowser.Page {
    fileprivate var breaking: String { body.breaking }
}
