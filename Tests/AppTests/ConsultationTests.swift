import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport

/// What a person reads of who looked at their request, and what those who answer for it look over.
@Suite("Who looked at a request")
struct ConsultationTests {
    @Test("Once for each agent and day: the day, the service and the role, and no name", arguments: TestEngine.allCases)
    func lines(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        let number = try await FilingPathTests.filed(town, person)
        #expect(try await person.get("/suivi/\(number)/consultations").contains("Aucun agent"))
        let agent = try await town.browser(as: "accueil@essai.example")
        for _ in 0..<3 { _ = try await agent.get("/bureau/dossiers/\(number)") }
        town.clock.advance(days: 1)
        let again = try await town.browser(as: "accueil@essai.example")
        _ = try await again.get("/bureau/dossiers/\(number)")

        let page = try await person.get("/suivi/\(number)/consultations")

        #expect(page.body.matches(of: /Instruction des demandes/).count == 2 && page.contains("Service accueil"))
        #expect(page.contains("2 mars 2026") && page.contains("3 mars 2026") && !page.contains("Dorian"))
        #expect(try await town.browser().get("/suivi/\(number)/consultations").status == 404)
    }

    @Test("A reading in an emergency is said so, is in the chained journal, and waits until somebody else marks it", arguments: TestEngine.allCases)
    func emergency(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        let number = try await FilingPathTests.filed(town, person)
        let alix = try await town.browser(as: "alix@essai.example")
        _ = try await alix.get("/bureau/acces-exceptionnel")
        _ = try await alix.post("/bureau/acces-exceptionnel", ["numero": number, "motif": "La personne attend au guichet, à l'hôpital."])

        #expect(try await person.get("/suivi/\(number)/consultations").contains("En urgence, depuis un autre service"))
        let chloe = try await town.browser(as: "chloe@essai.example")
        let journal = try await chloe.get("/bureau/reglages/journal")
        #expect(journal.contains("lue en urgence") && journal.contains("attend au guichet") && journal.contains("Le journal est entier"))

        let list = try await chloe.get("/bureau/acces-exceptionnels")
        #expect(list.contains("Marquer comme vue (\(number))") && list.contains("attend au guichet"))
        let form = try #require(list.body.firstMatch(of: /\/bureau\/acces-exceptionnels\/\d+\/relecture/)).output
        let basile = try await town.browser(as: "basile@essai.example")
        #expect(try await basile.get("/bureau/acces-exceptionnels").contains(number) == false)
        #expect(try await basile.post(String(form)).status == 404)
        #expect(try await chloe.post(String(form)).status == 303)
        #expect(try await chloe.post(String(form)).status == 404)
        #expect(try await chloe.get("/bureau/acces-exceptionnels").contains("Vue par Chloé Renard"))
    }
}
