import App
import Core
import Definitions
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// A person takes their request back, where the procedure lets them.
@Suite("Taking a request back")
struct WithdrawalTests {
    /// The shipped contact form, with a workflow that people may leave.
    static func publish(_ town: TestTown) async throws {
        let shipped = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        let form = shipped[..<(try #require(shipped.firstRange(of: "\nworkflow: ")).lowerBound)]
        let yaml = """
            \(form.replacing("procedure: contact-mairie", with: "procedure: rappel"))
            workflow:
              statuses:
                - {key: received, nature: open, label: "Nous avons votre demande", next: "Un agent la lit."}
                - {key: done, nature: closed, label: "C'est fait", next: "Lisez notre réponse."}
                - {key: withdrawn, nature: closed, label: "Vous avez retiré votre demande", next: "Vous pouvez en faire une autre."}
              actions:
                - {key: finish, label: Répondre, from: [received], to: done, by: [caseworker, manager], needs: [message], notify: done}
                - {key: withdraw, label: Retirer ma demande, from: [received], to: withdrawn, by: [person], confirm: "Retirer cette demande ?"}

            """
        let outcome = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        #expect(outcome.faults.filter { $0.severity == .error }.isEmpty, "\(outcome.faults)")
    }

    /// - Returns: the number of a request that its person may take back.
    static func file(_ person: TestBrowser) async throws -> String {
        _ = try await person.get("/demarches/rappel")
        let first = try #require(try await person.post("/demarches/rappel/brouillons").location)
        return try await PhotosTests.file(person, first)
    }

    @Test("After they confirmed it; nobody else, and not what is an agent's to do", arguments: TestEngine.allCases)
    func path(engine: TestEngine) async throws {
        let town = try await TestTown(engine), person = town.browser(), stranger = town.browser()
        try await Self.publish(town)
        let number = try await Self.file(person), path = "/suivi/\(number)/actions/"
        _ = try await stranger.get("/suivi")

        let asked = try await person.get(path + "withdraw")
        #expect(asked.contains("Retirer cette demande ?"))
        #expect(try await person.get(path + "finish").status == 404)
        #expect(try await person.post(path + "finish", ["message": "C'est bon."]).status == 403)
        #expect(try await stranger.get(path + "withdraw").status == 404)
        #expect(try await stranger.post(path + "withdraw").status == 404)
        _ = try await person.get(path + "withdraw")
        let done = try await person.follow(try await person.post(path + "withdraw"))

        #expect(done.contains("Vous avez retiré votre demande"))
        #expect(try await person.get(path + "withdraw").status == 404)
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }
}
