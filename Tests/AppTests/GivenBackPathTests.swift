import App
import Appointments
import Core
import Foundation
import HTTPTypes
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("A cancelled time comes back when no robot expects it")
struct GivenBackPathTests {
    @Test(
        "Set by an administrator; not yet on the pages, in forms nor for the State's engine; agents have it, marked", arguments: TestEngine.allCases)
    func path(engine: TestEngine) async throws {
        let (town, place) = try await TestTown.signing(engine)
        let chief = try await town.browser(as: "chloe@essai.example")
        let settings = try await chief.get("/bureau/reglages/rendez-vous")
        let token = try #require(settings.body.firstMatch(of: /<dd>([0-9a-f]{40})<\/dd>/)).output.1
        for type in settings.body.matches(of: /rendez-vous\/types\/(\d+)/).map(\.output.1) { try await set(String(type), chief) }
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place, at: "2026-03-05 09:30")
        _ = try await person.get("/rendez-vous/suivi/\(number)/annulation")
        let time = "\(TestTown.minute("2026-03-05 09:30"))"

        #expect(try await person.post("/rendez-vous/suivi/\(number)/annulation").status == 303)

        #expect(try await shown(time, to: town, at: place, token: String(token)) == [false, false, false])
        let desk = try await town.browser(as: "accueil@essai.example").get(
            "/bureau/rendez-vous/nouveau?lieu=\(place)&type=\(try await type(chief))&depuis=2026-03-05")
        #expect(desk.contains(time) && desk.body.replacing("&#39;", with: "'").contains("Vient d'être rendu"))
        town.clock.advance(days: 0, hours: 1.02)
        #expect(try await shown(time, to: town, at: place, token: String(token)) == [true, true, true])
    }

    private func type(_ chief: TestBrowser) async throws -> String {
        let settings = try await chief.get("/bureau/reglages/rendez-vous")
        return String(try #require(settings.body.firstMatch(of: /rendez-vous\/types\/(\d+)">[^<]*Carte/)).output.1)
    }

    /// Says of a type, as its form does, that what is given back rests for an hour at most.
    private func set(_ type: String, _ chief: TestBrowser) async throws {
        let address = "/bureau/reglages/rendez-vous/types/\(type)"
        let page = try await chief.get(address)
        func value(_ name: String) -> String {
            String(page.body.firstMatch(of: try! Regex("name=\"\(name)\"[^>]*value=\"([^\"]*)\"", as: (Substring, Substring).self))?.output.1 ?? "")
        }
        var fields = ["titre", "duree", "nombre", "avant", "apres", "delai", "horizon", "garde"].map { ($0, value($0)) }
        fields += [("compte", "documents"), ("grille", "serre"), ("motif", "CNI"), ("public", "oui"), ("repos", "60")]
        let saved = try await chief.post(address, pairs: fields)
        #expect(saved.status == 303)
        #expect(try await chief.get(address).body.contains(/name="repos"[^>]*value="60"/))
    }

    /// On the page of times, in a form, and to the State's engine.
    private func shown(_ time: String, to town: TestTown, at place: PlaceID, token: String) async throws -> [Bool] {
        let person = town.browser()
        let page = try await person.get("/rendez-vous/titres/creneaux?lieu=\(place)&depuis=2026-03-05")
        _ = try await person.get("/demarches/signature")
        let first = try await person.follow(try await person.post("/demarches/signature/brouillons"))
        let draft = try #require(first.body.firstMatch(of: /brouillons\/([0-9A-Z-]+)\/pages/)).output.1
        let form = try await person.get("/brouillons/\(draft)/rendez-vous/moment?lieu=\(place)&depuis=2026-03-05")
        var headers: HTTPFields = [:]
        headers[HTTPField.Name("X-HUB-RDV-AUTH-TOKEN")!] = token
        let national = try await town.browser().send(
            .get, "/ants/availableTimeSlots?meeting_point_ids=\(place)&start_date=2026-03-05&end_date=2026-03-05&reason=CNI", body: nil, type: nil,
            headers: headers)
        #expect(page.status == 200 && form.status == 200 && national.status == 200)
        return [page.contains(time), form.contains(time), national.contains("2026-03-05T09:30Z")]
    }
}
