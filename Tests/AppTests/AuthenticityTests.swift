import App
import Core
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// A library card asked for with a copy that an agent doubts.
@Suite("Checking that a document is authentic")
struct AuthenticityTests {
    @Test(
        "What the request does to the clock is said before; the letter stops it, and the original that is seen starts it again",
        arguments: TestEngine.allCases)
    func original(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await CounterPathTests.filed(town, unit: "etat-civil")
        let agent = try await town.browser(as: "basile@essai.example"), desk = "/bureau/dossiers/\(number)"
        let page = try await agent.get("\(desk)/verifications")
        let silent = try await agent.post("\(desk)/verifications/original", ["piece": "photo", "motif": " "])
        let asked = try await agent.post("\(desk)/verifications/original", ["piece": "photo", "motif": "La photo est coupée."])
        _ = try await town.work()
        let before = try await agent.get(desk)
        let queue = try await agent.get("/bureau/courriers")
        let id = try PostPathTests.first(/name="lettre" value="(\d+)"/, in: queue)
        let batch = try #require(try await agent.post("/bureau/courriers/lots", ["lettre": id]).location)
        _ = try await agent.post(
            batch + "/envoi", ["lettre": id, "suivi-\(id)": "1A 123 456 7890 1", "jour.day": "2", "jour.month": "3", "jour.year": "2026"])
        _ = try await town.work()
        let stopped = try await agent.get(desk)
        let told = try await person.get("/suivi/\(number)")
        town.clock.advance(days: 10)
        let later = try await town.browser(as: "basile@essai.example")
        _ = try await later.get("\(desk)/verifications")
        let seen = try await later.post("\(desk)/verifications/original/vu")
        let twice = try await later.post("\(desk)/verifications/original/vu")

        #expect(page.contains("Le délai s&#39;arrête le jour où vous notez l&#39;envoi de la lettre") && silent.status == 422)
        #expect(asked.location == desk && before.contains("2 mai 2026") && queue.contains("À envoyer en recommandé avec avis de réception"))
        #expect(stopped.contains("Délai suspendu : une vérification est en cours"))
        #expect(told.contains("Nous vous avons demandé de montrer l&#39;original") && told.contains("La photo est coupée."))
        #expect(seen.status == 303 && twice.status == 422)
        #expect(try await later.get(desk).contains("12 mai 2026"))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("Signs of fraud are for those who answer for the service; what is found takes the last day to withdraw away")
    func fraud() async throws {
        let town = try await TestTown()
        let (person, number) = try await CounterPathTests.filed(town, unit: "etat-civil")
        let desk = "/bureau/dossiers/\(number)", check = "\(desk)/verifications"
        let clerk = try await town.browser(as: "alix@essai.example"), manager = try await town.browser(as: "basile@essai.example")
        let seen = try await clerk.get(check)
        let refused = try await clerk.post("\(check)/suspension", ["duree": "1", "indices": "Deux adresses."])
        _ = try await manager.get(check)
        let endless = try await manager.post("\(check)/suspension", ["indices": "Deux adresses."])
        let suspended = try await manager.post("\(check)/suspension", ["duree": "1", "indices": "Deux adresses."])
        _ = try await town.work()
        let ended = try await manager.post("\(check)/suspension/fin")
        let again = try await manager.post("\(check)/suspension/fin")
        let found = try await manager.post("\(check)/fraude", ["constat": "Le justificatif est faux."])

        #expect(!seen.contains("Suspendre l&#39;étude d&#39;une aide") && refused.status == 403)
        #expect(endless.status == 422 && endless.contains("un, deux ou trois mois"))
        #expect(suspended.status == 303 && ended.status == 303 && again.status == 409 && found.status == 303)
        let history = try await manager.get(desk)
        #expect(history.contains("suspend l&#39;étude pour des indices de fraude") && history.contains("Retrait possible, pour fraude"))
        #expect(try await manager.get("/bureau/courriers").contains("L&#39;étude de votre demande \(number) est suspendue"))
        let page = try await person.get("/suivi/\(number)")
        #expect(page.contains("Nous avons repris l&#39;étude") && !page.contains("constate") && !page.contains("justificatif est faux"))
    }
}
