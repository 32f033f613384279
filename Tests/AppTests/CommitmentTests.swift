import App
import Core
import Foundation
import HTTPTypes
import Procedures
import TestSupport
import Testing
import TownSupport
import Web

/// The unit « accueil » undertakes to look within two working days and to answer within eight; it is Monday 2 March 2026, nine o'clock.
@Suite("What a service undertakes, beside the law")
struct CommitmentTests {
    @Test(
        "Is set for the unit, told to the person, and shown to the agents until it is done; each list has what is pressing",
        arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let before = try await LibraryCard.file(town)
        try await Self.commit(town)
        let (person, number) = try await LibraryCard.file(town)
        let agent = try await town.browser(as: "accueil@essai.example")

        let page = try await person.get("/suivi/\(number)")
        let desk = try await agent.get("/bureau/dossiers/\(number)")
        let order = try await Self.numbers(agent, "tri=due")
        let calm = try await Self.numbers(agent, "retard=1")
        town.clock.advance(days: 3)
        let colleague = try await town.browser(as: "accueil2@essai.example")
        let late = try await colleague.get("/bureau?retard=passe&tri=due")
        _ = try await colleague.get("/bureau/dossiers/\(number)")
        _ = try await colleague.post("/bureau/dossiers/\(number)/actions/take")
        let taken = try await colleague.get("/bureau/dossiers/\(number)")
        let done = try await Self.numbers(colleague, "retard=passe")

        #expect(page.contains("le 12 mars 2026 au plus tard"))
        #expect(desk.contains("Première lecture") && desk.contains("Au plus tard le 4 mars 2026 à 17 h 00"))
        #expect(order == [number, before.number] && calm.isEmpty)
        #expect(late.contains("Pas encore lue (04/03/2026)") && !late.contains(before.number))
        #expect(taken.contains("Fait le 5 mars 2026 à 9 h 00, après le 4 mars 2026"))
        #expect(done.isEmpty)
    }

    @Test("Once it is late, the person is told so, rather than a promise that is over; what a unit promised is kept when it promises otherwise")
    func late() async throws {
        let town = try await TestTown()
        try await Self.commit(town)
        let (person, number) = try await LibraryCard.file(town)
        try await Self.commit(town, ["regard": "", "reponse": "40"])
        let kept = try await person.get("/suivi/\(number)")
        town.clock.advance(days: 11)

        #expect(kept.contains("le 12 mars 2026 au plus tard"))
        #expect(try await person.get("/suivi/\(number)").contains("Nous avons du retard"))
    }

    @Test("A procedure may have its own; what cannot be read is shown again, and nothing is saved")
    func exceptions() async throws {
        let town = try await TestTown()
        _ = try await LibraryCard.publish(town)
        let admin = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/engagements/\(town.units["accueil"].map { "\($0)" } ?? "")"
        let form = try await admin.get(path)
        let card = try #require(
            form.body.firstMatch(of: /<h3>Demander une carte de lecteur<\/h3>[^`]*?name="regard-(\d+)"/))
        let wrong = try await admin.post(path, ["regard": "deux", "jour-1": "matin"])
        let saved = try await admin.post(
            path, ["regard": "2", "reponse-\(card.output.1)": "3", "reponse-\(card.output.1)-unite": "hours", "jour-1": "9-12"])
        let (person, number) = try await LibraryCard.file(town)

        #expect(wrong.status == 422 && wrong.contains("Écrivez un nombre") && wrong.contains("value=\"matin\""))
        #expect(saved.status == 303)
        #expect(try await person.get("/suivi/\(number)").contains("le 2 mars 2026 au plus tard"))
    }

    @Test("Who leads a unit says what it undertakes, and no other does")
    func whose() async throws {
        let town = try await TestTown()
        let manager = try await town.browser(as: "basile@essai.example")
        let agent = try await town.browser(as: "accueil@essai.example")
        func path(_ unit: String) -> String { "/bureau/reglages/engagements/\(town.units[unit].map { "\($0)" } ?? "")" }

        #expect(try await manager.get(path("etat-civil")).status == 200)
        #expect(try await manager.get(path("accueil")).status == 404)
        #expect(try await manager.get("/bureau/reglages").contains("Délais promis"))
        #expect(try await agent.get(path("accueil")).status == 403)
    }

    private static func commit(_ town: TestTown, _ fields: KeyValuePairs<String, String> = ["regard": "2", "reponse": "8"]) async throws {
        let admin = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/engagements/\(town.units["accueil"].map { "\($0)" } ?? "")"
        _ = try await admin.get(path)
        let week = (1...5).map { ("jour-\($0)", "9:00-12:00 14:00-17:00") }
        let pairs = fields.map { ($0.key, $0.value) } + week
        let body = ([("_jeton", admin.token ?? "")] + pairs).map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
        let answer = try await admin.send(.post, path, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
        #expect(answer.status == 303)
    }

    static func numbers(_ browser: TestBrowser, _ query: String) async throws -> [String] {
        try await browser.get("/bureau?" + query).body.matches(of: /name="numero" value="([^"]+)"/).map { String($0.output.1) }
    }
}

/// A request of the small procedure.
enum LibraryCard {
    static func publish(_ town: TestTown, _ yaml: String = small) async throws {
        _ = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
    }

    static let small = ProcedureSamples.small.replacing("label: Votre photo, piece: photo", with: "label: Votre photo, required: false, piece: photo")

    /// The person's browser and the number of their request.
    static func file(_ town: TestTown, _ yaml: String = small, consents: Bool = false) async throws -> (person: TestBrowser, number: String) {
        try await publish(town, yaml)
        let person = town.browser()
        _ = try await person.get("/demarches/carte-lecteur")
        let path = try #require(try await person.post("/demarches/carte-lecteur/brouillons").location)
        _ = try await person.get(path)
        _ = try await person.post(path, ["nom": "Benali", "email": "amina@exemple.example"])
        let number = String(path.split(separator: "/")[1])
        _ = try await person.get("/brouillons/\(number)/verification")
        let filed =
            consents
            ? try await person.post("/brouillons/\(number)/depot", ["decision_en_ligne": "oui"])
            : try await person.post("/brouillons/\(number)/depot")
        #expect(filed.location == "/suivi/\(number)?depot=1")
        return (person, number)
    }
}
