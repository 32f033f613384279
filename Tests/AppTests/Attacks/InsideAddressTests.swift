import App
import Appointments
import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport

/// What an agent or an administrator may have us call (SSRF): a calendar is the one address that they may give.
@Suite("Addresses that lead inside")
struct InsideAddressTests {
    static let inside = [
        "https://127.0.0.1/a.ics", "https://[::1]/a.ics", "https://localhost/a.ics", "https://2130706433/a.ics", "https://0x7f000001/a.ics",
        "https://127.1/a.ics",
        "https://0.0.0.0/a.ics", "https://169.254.169.254/latest/meta-data/", "https://[::ffff:10.0.0.1]/a.ics", "https://[fd00::1]/a.ics",
        "https://agenda.example@127.0.0.1/a.ics", "https://127.0.0.1#@agenda.example/a.ics", "https://127.0.0.1\\@agenda.example/a.ics",
        "http://agenda.example/a.ics", "file:///etc/passwd", "gopher://agenda.example/_x", "https://agenda.example/a.ics\r\nHost: interne",
    ]

    @Test("However they are written, they are refused at both places where one is typed, and nothing is kept", arguments: inside)
    func refused(_ address: String) async throws {
        let (town, place, _) = try await TestTown.receiving()
        let chief = try await town.browser(as: "chloe@essai.example"), agent = try await town.browser(as: "accueil@essai.example")
        let places = "/bureau/reglages/rendez-vous/lieux/\(place)/agendas"
        let desk = String(try #require(try await chief.get(places).body.firstMatch(of: /<option value="(\d+)">Guichet 1/)).output.1)
        _ = try await agent.get("/bureau/mon-calendrier")

        let shared = try await chief.post(places, ["guichet": desk, "nom": "A", "adresse": address])
        let own = try await agent.post("/bureau/mon-calendrier", ["guichet": "\(place)-\(desk)", "adresse": address])
        let dav = try await agent.post(
            "/bureau/mon-calendrier", ["guichet": "\(place)-\(desk)", "adresse": address, "identifiant": "a", "mot_de_passe": "Tres-secret-9"])

        #expect([shared, own, dav].map(\.status) == [422, 422, 422])
        #expect(try await town.product.database.read { try $0.rows("SELECT id FROM agenda").count } == 0)
    }
}
