import App
import Core
import Foundation
import Scheduling
import TestSupport
import Testing
import TownSupport
import Web

/// Somebody who reads no mail is told of their appointment by letter, or by a call.
@Suite("Telling of an appointment without e-mail")
struct AppointmentTellingTests {
    private func take(_ time: String, _ place: PlaceID, _ agent: TestBrowser, way: String, phone: String, address: String) async throws
        -> TestBrowser.Page
    {
        let page = try await agent.get("/bureau/rendez-vous/nouveau?lieu=\(place)&depuis=\(time.prefix(10))")
        let type = String(page.body.firstMatch(of: /name="type"[^>]*>\s*<option value="(\d+)"/)?.output.1 ?? "")
        return try await agent.post(
            "/bureau/rendez-vous/nouveau",
            [
                "type": type, "lieu": "\(place)", "nombre": "1", "debut": "\(TestTown.minute(time))", "nom": "Jeanne Petit",
                "telephone": phone, "prevenir": way, "adresse": address,
            ])
    }

    @Test("By letter as they asked: printed by the unit, taken back when it moves before it was printed", arguments: TestEngine.allCases)
    func letter(engine: TestEngine) async throws {
        let (town, place, _) = try await TestTown.receiving(engine)
        let agent = try await town.browser(as: "accueil@essai.example")

        let made = try await take("2026-03-24 09:30", place, agent, way: "letter", phone: "", address: "2 rue du Lavoir\n99999 Essai")
        let number = String(try #require(made.location).split(separator: "/").last?.prefix(14) ?? "")
        try await town.work()
        let queue = try await agent.get("/bureau/courriers")
        #expect(queue.contains("Jeanne Petit, 2 rue du Lavoir, 99999 Essai") && queue.contains("24 mars"))
        let letter = String(try #require(queue.body.firstMatch(of: /href="(\/bureau\/courriers\/\d+)"/)).output.1)
        #expect(try await agent.get(letter).contains("/bureau/rendez-vous/\(number)"))
        #expect(try await agent.get(letter + "/lettre.pdf").status == 200)

        let other = try await agent.get("/bureau/rendez-vous/\(number)/deplacer?depuis=2026-03-25")
        let start = String(try #require(other.body.firstMatch(of: /name="debut"[^>]* value="(\d+)"/)).output.1)
        _ = try await agent.post("/bureau/rendez-vous/\(number)/deplacer", ["debut": start])
        try await town.work()
        let after = try await agent.get("/bureau/courriers").body
        #expect(after.contains("25 mars") && !after.contains("24 mars"))
    }

    @Test("By telephone: the list says whom to call and what to say; reached, it is done", arguments: TestEngine.allCases)
    func call(engine: TestEngine) async throws {
        let (town, place, _) = try await TestTown.receiving(engine)
        let agent = try await town.browser(as: "accueil@essai.example")

        let made = try await take("2026-03-24 09:30", place, agent, way: "call", phone: "01 99 00 12 34", address: "")
        let number = String(try #require(made.location).split(separator: "/").last?.prefix(14) ?? "")
        _ = try await agent.get("/bureau/rendez-vous/\(number)")
        _ = try await agent.post("/bureau/rendez-vous/\(number)/etat", ["etat": "revoked"])
        try await town.work()

        let queue = try await agent.get("/bureau/courriers")
        #expect(queue.body.matches(of: /\/bureau\/appels\/\d+/).count == 1)
        let path = String(try #require(queue.body.firstMatch(of: /\/bureau\/appels\/\d+/)).output)
        let call = try await agent.get(path)
        #expect(call.contains("01\u{A0}99\u{A0}00\u{A0}12\u{A0}34") && call.contains("mardi 24 mars 2026"))
        #expect(call.contains("/bureau/rendez-vous/\(number)") && !call.contains("/rendez-vous/lien/"))
        #expect(try await agent.post(path + "/essais", ["issue": "reached"]).status == 303)
        #expect(try await agent.get("/bureau/courriers").body.firstMatch(of: /\/bureau\/appels\/\d+/) == nil)
        #expect(try await town.browser(as: "chloe@essai.example").get(path).status == 404)
    }

    @Test("Two days before, whoever reads nothing is called")
    func reminder() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await take("2026-03-24 09:30", place, agent, way: "letter", phone: "01 99 00 12 34", address: "2 rue du Lavoir\n99999 Essai")
        try await town.work()

        town.clock.advance(hours: 24 * 20 + 8)
        try await town.work()

        let again = try await town.browser(as: "accueil@essai.example")
        #expect(try await again.get("/bureau/courriers").body.firstMatch(of: /\/bureau\/appels\/\d+/) != nil)
    }

    @Test("What was asked for cannot be done: the page says what lacks", arguments: ["letter", "call", "email"])
    func faults(way: String) async throws {
        let (town, place, _) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")

        let refused = try await take("2026-03-24 09:30", place, agent, way: way, phone: "", address: "")

        #expect(refused.status == 422 && refused.contains("Donnez l"))
    }
}
