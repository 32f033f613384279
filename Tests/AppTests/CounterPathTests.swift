import App
import Core
import Foundation
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// A library card, refused to somebody who comes for their documents.
@Suite("A document waits at the counter")
struct CounterPathTests {
    @Test(
        "Who prefers the counter is told when it is there; handing it over, with the identity seen, notifies the decision",
        arguments: TestEngine.allCases)
    func handed(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, agent, number) = try await Self.refused(town, prefersCounter: true)
        let queue = try await agent.get("/bureau/courriers")
        let letter = try PostPathTests.first(/href="(\/bureau\/courriers\/\d+)"/, in: queue)
        #expect(queue.contains("À imprimer et à mettre au guichet") && !queue.contains("name=\"lettre\""))

        _ = try await agent.get(letter)
        let undecided = try await agent.post(letter + "/guichet", ["garde": "400"])
        let ready = try await agent.post(letter + "/guichet", ["garde": "15"])
        _ = try await town.work()
        let waiting = try await agent.get("/bureau/dossiers/\(number)")
        let told = try await SilenceTests.mails(town)
        town.clock.advance(days: 3)
        let colleague = try await town.browser(as: "accueil@essai.example")
        _ = try await colleague.get(letter)
        let blind = try await colleague.post(letter + "/retrait", Self.handing(seen: nil))
        let given = try await colleague.post(letter + "/retrait", Self.handing(seen: "passport"))
        let twice = try await colleague.post(letter + "/retrait", Self.handing(seen: "passport"))
        _ = try await town.work()

        #expect(undecided.status == 422 && ready.location == "/bureau/courriers?fait=guichet")
        #expect(waiting.contains("Pas encore notifiée") && waiting.contains("met un document au guichet, jusqu&#39;au 17 mars 2026"))
        #expect(told.contains { $0.hasPrefix("Un document vous attend au guichet") } && !told.contains { $0.contains("arrive par courrier") })
        #expect(blind.status == 422 && blind.contains("Choisissez la pièce d&#39;identité") && given.status == 303 && twice.status == 409)
        let desk = try await colleague.get("/bureau/dossiers/\(number)")
        #expect(desk.contains("Notifiée le 5 mars 2026 : remise en mains propres") && desk.contains("identité vue : passeport"))
        #expect(try await person.get("/suivi/\(number)").contains("Un document vous a été remis au guichet."))
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("What nobody comes for is a letter to send again, once the time is over", arguments: TestEngine.allCases)
    func unclaimed(_ engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, agent, number) = try await Self.refused(town)
        let id = try PostPathTests.first(/name="lettre" value="(\d+)"/, in: try await agent.get("/bureau/courriers"))
        _ = try await agent.get("/bureau/courriers/\(id)")
        _ = try await agent.post("/bureau/courriers/\(id)/guichet", ["garde": "8"])
        let printing = try await agent.post("/bureau/courriers/lots", ["lettre": id])
        town.clock.advance(days: 8)
        try await town.product.runTimers()
        let still = try await town.browser(as: "accueil@essai.example").get("/bureau/courriers")
        town.clock.advance(days: 1)
        try await town.product.runTimers()
        try await town.product.runTimers()
        _ = try await town.work()

        let desk = try await town.browser(as: "accueil@essai.example")
        let queue = try await desk.get("/bureau/courriers")
        #expect(printing.status == 409)
        #expect(still.contains("Attend jusqu&#39;au 10 mars 2026") && queue.contains("name=\"lettre\" value=\"\(id)\""))
        let history = try await desk.get("/bureau/dossiers/\(number)")
        #expect(history.body.matches(of: /remet un document du guichet dans les courriers/).count == 1)
        #expect(try await person.get("/suivi/\(number)").contains("va vous être envoyé par courrier"))
    }

    @Test("An agent may send it by post after all; another unit sees none of it")
    func sent() async throws {
        let town = try await TestTown()
        let (_, agent, _) = try await Self.refused(town, prefersCounter: true)
        let letter = try PostPathTests.first(/href="(\/bureau\/courriers\/\d+)"/, in: try await agent.get("/bureau/courriers"))
        let other = try await town.browser(as: "alix@essai.example")
        _ = try await other.get("/bureau/courriers")
        for act in ["guichet", "retrait", "poste"] { #expect(try await other.post("\(letter)/\(act)").status == 404) }

        _ = try await agent.get(letter)
        let back = try await agent.post(letter + "/poste")

        #expect(try await agent.follow(back).contains("name=\"lettre\""))
        #expect(try await agent.post(letter + "/poste").status == 409)
    }

    @Test("A manager is told of a refusal whose letter has not left while silence is near, once, and not on the day it is taken")
    func unsent() async throws {
        let town = try await TestTown()
        _ = try await Self.refused(town, after: 56)
        try await town.product.runTimers()
        _ = try await town.work()
        let sameDay = try await SilenceTests.mails(town)
        town.clock.advance(days: 2)
        try await town.product.runTimers()
        try await town.product.runTimers()
        _ = try await town.work()

        let mails = try await SilenceTests.mails(town)
        #expect(!sameDay.contains("Des décisions attendent d&#39;être envoyées"))
        #expect(mails.count { $0 == "Des décisions attendent d&#39;être envoyées" } == 1)
    }

    @Test("Nobody is told of a letter that left in time")
    func leftInTime() async throws {
        let town = try await TestTown()
        let (_, agent, _) = try await Self.refused(town, after: 50)
        let id = try PostPathTests.first(/name="lettre" value="(\d+)"/, in: try await agent.get("/bureau/courriers"))
        let batch = try #require(try await agent.post("/bureau/courriers/lots", ["lettre": id]).location)
        _ = try await agent.post(batch + "/envoi", ["lettre": id, "jour.day": "21", "jour.month": "4", "jour.year": "2026"])
        _ = try await town.work()
        town.clock.advance(days: 8)
        try await town.product.runTimers()
        _ = try await town.work()

        #expect(try await !SilenceTests.mails(town).contains("Des décisions attendent d&#39;être envoyées"))
    }

    private static func handing(seen: String?) -> KeyValuePairs<String, String> {
        ["remis_a": "Amina Benali", "identite_vue": seen ?? "", "jour.day": "5", "jour.month": "3", "jour.year": "2026"]
    }

    /// Refused some days after it was filed, by the agent of the service who may.
    static func refused(
        _ town: TestTown, prefersCounter: Bool = false, after days: Double = 0
    ) async throws -> (person: TestBrowser, agent: TestBrowser, number: String) {
        let (person, number) = try await filed(town)
        if prefersCounter {
            _ = try await person.get("/suivi/\(number)/contact")
            _ = try await person.post("/suivi/\(number)/contact", ["moyen": "guichet"])
        }
        town.clock.advance(days: days)
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/take")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/reject", ["motif": "La bibliothèque est fermée."])
        _ = try await town.work()
        return (person, agent, number)
    }

    /// A library card asked for by somebody who gives an e-mail and an address.
    static func filed(_ town: TestTown, unit: String = "accueil") async throws -> (TestBrowser, String) {
        let yaml = ProcedureSamples.small("label: Votre photo, piece: photo", "label: Votre photo, required: false, piece: photo").replacing(
            "unit: accueil", with: "unit: \(unit)"
        ).replacing(
            "        - {id: email,", with: "        - {id: adresse, kind: address, label: Votre adresse, role: address}\n        - {id: email,")
        _ = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        let person = town.browser()
        _ = try await person.get("/demarches/carte-lecteur")
        let path = try #require(try await person.post("/demarches/carte-lecteur/brouillons").location)
        _ = try await person.get(path)
        _ = try await person.post(
            path,
            [
                "nom": "Benali", "adresse.line": "12 rue des Lilas", "adresse.postcode": "35000", "adresse.commune": "Rennes",
                "email": "amina@exemple.example",
            ])
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        _ = try await town.work()
        return (person, number)
    }
}
