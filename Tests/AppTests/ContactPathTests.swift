import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// Those who call or come without a request.
@Suite("Counting contacts")
struct ContactPathTests {
    @Test("Two presses count one, and one takes it back; the month and its spreadsheet add up", arguments: TestEngine.allCases)
    func counted(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let agent = try await town.browser(as: "alix@essai.example")
        let page = try await agent.get("/bureau/contacts")
        let unit = String(try #require(page.body.firstMatch(of: /name="service" value="(\d+)"/)).output.1)
        let procedure = String(try #require(page.body.firstMatch(of: /value="(demarche-\d+)"/)).output.1)

        let without = try await agent.post("/bureau/contacts", ["service": unit, "issue": "counter.answered"])
        let first = try await agent.post("/bureau/contacts", ["service": unit, "sujet": procedure, "issue": "phone.answered"])
        _ = try await agent.post("/bureau/contacts", ["service": unit, "sujet": "renseignement", "issue": "counter.directed"])
        _ = try await agent.post("/bureau/contacts", ["service": unit, "sujet": "renseignement", "issue": "counter.directed"])
        _ = try await agent.post("/bureau/contacts/annulation", ["service": unit, "sujet": "renseignement", "issue": "counter.directed"])

        let said = try await agent.follow(first)
        let month = try await agent.get("/bureau/contacts/mois?mois=2026-03")
        let sheet = try await agent.get("/bureau/contacts/mois.csv?mois=2026-03")
        let stranger = try await town.browser(as: "accueil@essai.example").get("/bureau/contacts/mois.csv?mois=2026-03")
        #expect(without.status == 422 && first.status == 303 && said.contains("Compté : "))
        #expect(month.contains("Contacts de mars 2026") && month.contains("Horaires, adresses, qui fait quoi"))
        #expect(sheet.body.hasSuffix("Total;;1;1;1;0;0;1;2\r\n"))
        #expect(stranger.body.hasSuffix("Total;;0;0;0;0;0;0;0\r\n"))
    }
}
