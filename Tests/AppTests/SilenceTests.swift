import App
import Core
import Foundation
import HTTPTypes
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// A request for a library card that nobody answers: silence accepts it after two months.
@Suite("Silence decides")
struct SilenceTests {
    @Test(
        "The service is warned a week before; the day after the last one the person is told, and has the attestation at once",
        arguments: TestEngine.allCases)
    func accepted(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await Self.file(town)
        let before = try await person.get("/suivi/\(number)/attestation.pdf").status

        town.clock.advance(days: 55)
        try await town.product.runTimers()
        try await town.product.runTimers()
        _ = try await town.work()
        let warned = try await Self.mails(town)
        town.clock.advance(days: 7)
        try await town.product.runTimers()
        try await town.product.runTimers()
        _ = try await town.work()

        let page = try await person.get("/suivi/\(number)")
        let attestation = try await person.get("/suivi/\(number)/attestation.pdf")
        let told = try await Self.mails(town)
        #expect(before == 404 && attestation.status == 200 && attestation.bytes.starts(with: Array("%PDF-".utf8)))
        #expect(page.contains("Acceptée sans réponse de notre part, depuis le 3 mai 2026"))
        #expect(warned.count { $0.contains("Sans réponse, le silence va décider") } == 1)
        #expect(told.count { $0 == "Votre demande \(number) est acceptée" } == 1)
    }

    @Test("The agent who decides afterwards is told that silence did, and what can still be done")
    func afterwards() async throws {
        let town = try await TestTown()
        let (_, number) = try await Self.file(town)
        town.clock.advance(days: 63)
        try await town.product.runTimers()

        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = try await agent.get("/bureau/dossiers/\(number)")
        _ = try await agent.post("/bureau/dossiers/\(number)/actions/take")
        let refusing = try await agent.get("/bureau/dossiers/\(number)/actions/reject")
        let list = try await agent.get("/bureau")

        #expect(desk.contains("Acceptée sans réponse de notre part") && desk.contains("jusqu&#39;au 2 septembre 2026"))
        #expect(refusing.contains("L242-1"))
        #expect(list.contains("Accord par silence le 03/05/2026"))
    }

    @Test("What asking for a piece does to the clock is seen before it is asked; the person answers piece by piece, and is reminded")
    func pieces() async throws {
        let town = try await TestTown()
        let (person, number) = try await Self.file(town)
        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = "/bureau/dossiers/\(number)"
        _ = try await agent.get(desk)
        _ = try await agent.post("\(desk)/actions/take")

        let asking = try await agent.get("\(desk)/actions/ask_pieces")
        _ = try await agent.post(
            "\(desk)/actions/ask_pieces", ["piece": "photo", "piece": "adresse", "delai": "15", "message": "Il nous manque deux pièces."])
        let stopped = try await agent.get(desk)
        town.clock.advance(days: 11)
        try await town.product.runTimers()
        _ = try await town.work()
        let asked = try await person.get("/suivi/\(number)")

        #expect(asking.contains("repart de zéro"))
        #expect(stopped.contains("Délai arrêté"))
        #expect(asked.body.matches(of: /name="_piece\./).count == 2)
        #expect(try await Self.mails(town).contains { $0.hasPrefix("Nous attendons votre réponse") })
    }

    /// The person's browser and the number of their request.
    static func file(_ town: TestTown) async throws -> (TestBrowser, String) {
        let yaml = ProcedureSamples.small(
            "photo: {label: Une photo,",
            "adresse: {label: Une adresse, indispensable: true, legalBasis: Règlement}\n  photo: {label: Une photo,"
        )
        .replacing("label: Votre photo, piece: photo", with: "label: Votre photo, required: false, piece: photo")
        _ = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        let person = town.browser()
        _ = try await person.get("/demarches/carte-lecteur")
        let path = try #require(try await person.post("/demarches/carte-lecteur/brouillons").location)
        _ = try await person.get(path)
        _ = try await person.post(path, ["nom": "Benali", "email": "amina@exemple.example"])
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(number)/verification")
        let filed = try await person.post("/brouillons/\(number)/depot")
        #expect(filed.location == "/suivi/\(number)?depot=1")
        return (person, number)
    }

    /// The subjects in the outbox.
    static func mails(_ town: TestTown) async throws -> [String] {
        let admin = try await town.browser(as: "chloe@essai.example")
        let page = try await admin.get("/bureau/courriels")
        return page.body.replacing("\u{A0}", with: " ").matches(of: /href="\/bureau\/courriels\/\d+">([^<]+)</).map { String($0.output.1) }
    }
}
