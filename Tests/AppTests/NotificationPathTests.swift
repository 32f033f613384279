import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// A refusal, taken on 2 March 2026.
@Suite("On which day a decision is notified, as agents and people see it")
struct NotificationPathTests {
    @Test("By letter: not before it is posted; then on that day, until the day on which it was handed over is known", arguments: TestEngine.allCases)
    func letter(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (_, agent, number) = try await PostPathTests.refused(town, email: nil)
        let desk = "/bureau/dossiers/\(number)"
        let waiting = try await agent.get(desk)
        let queue = try await agent.get("/bureau/courriers")
        let id = try #require(queue.body.matches(of: /name="lettre" value="(\d+)"/).last).output.1
        let batch = try #require(try await agent.post("/bureau/courriers/lots", ["lettre": "\(id)"]).location)
        _ = try await agent.post(batch + "/envoi", ["lettre": "\(id)", "jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        _ = try await town.work()
        let posted = try await agent.get(desk)
        town.clock.advance(days: 3)
        let colleague = try await town.browser(as: "alix@essai.example")
        _ = try await colleague.get("/bureau/courriers/\(id)")
        let future = try await colleague.post("/bureau/courriers/\(id)/remise", ["jour.day": "8", "jour.month": "3", "jour.year": "2026"])
        let saved = try await colleague.post("/bureau/courriers/\(id)/remise", ["jour.day": "4", "jour.month": "3", "jour.year": "2026"])
        _ = try await town.work()
        let delivered = try await colleague.get(desk)

        #expect(waiting.contains("Pas encore notifiée : la lettre est à imprimer"))
        #expect(posted.contains("Notifiée le 2 mars 2026 : la lettre a été postée ce jour-là"))
        #expect(future.status == 422 && saved.status == 303)
        #expect(delivered.contains("Notifiée le 4 mars 2026 : la lettre a été remise ce jour-là") && delivered.contains("5 mai 2026"))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("Online, with the person's agreement: when they first open it, written once", arguments: TestEngine.allCases)
    func online(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, agent, number) = try await PostPathTests.refused(town, email: "amina@exemple.example", agrees: true)
        let unread = try await agent.get("/bureau/dossiers/\(number)")
        let link = try PostPathTests.first(/href="(\/suivi\/[^"]+\/fichiers\/\d+)"/, in: try await person.get("/suivi/\(number)"))
        town.clock.advance(days: 4)
        let file = try await person.get(link)
        _ = try await person.get(link)
        let opened = try await town.browser(as: "alix@essai.example").get("/bureau/dossiers/\(number)")

        #expect(unread.contains("En ligne depuis le 2 mars 2026, pas encore ouverte") && unread.contains("17 mars 2026"))
        #expect(file.bytes.starts(with: "%PDF-".utf8))
        #expect(opened.contains("Notifiée le 6 mars 2026") && opened.contains("7 mai 2026"))
        #expect(opened.body.breaking.matches(of: /Ouvert la décision|A ouvert la décision/).count == 1)
    }
}
