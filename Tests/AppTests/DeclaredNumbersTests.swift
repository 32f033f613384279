import App
import Appointments
import Core
import Foundation
import HTTPTypes
import Scheduling
import TestSupport
import Testing
import TownSupport

/// Pre-application numbers, whoever books and wherever: checked, one appointment for each, found by the State's engine, declared to its service.
@Suite("Pre-application numbers at the desk and in forms")
struct DeclaredNumbersTests {
    private func settings(_ service: FakeService) -> [String: String] { ["ADMILIB_ANTS": service.address, "ADMILIB_ANTS_TOKEN": FakeService.token] }

    /// The numbers that the service has, with when and where.
    private func declared(_ service: FakeService) throws -> [String] {
        try service.appointments().map { row in
            ["application_id", "meeting_point", "appointment_date"].compactMap { row[$0]?.string }.joined(separator: " · ")
        }
    }

    /// What the State's engine finds of a number.
    private func found(_ town: TestTown, _ number: String) async throws -> [JSON] {
        var headers: HTTPFields = [:]
        headers[HTTPField.Name("X-HUB-RDV-AUTH-TOKEN")!] = town.product.appointments.nationalToken(of: town.organisation)
        let page = try await town.browser().send(
            .get, "/ants/searchApplicationIds?application_ids=\(number)", body: nil, type: nil, headers: headers)
        return try JSON(page.body)[number]?.array ?? []
    }

    private func take(
        _ agent: TestBrowser, _ place: PlaceID, _ type: AppointmentTypeID, at time: String, _ numbers: String
    ) async throws -> TestBrowser.Page {
        _ = try await agent.get("/bureau/rendez-vous/nouveau?lieu=\(place)&type=\(type)")
        return try await agent.post(
            "/bureau/rendez-vous/nouveau",
            [
                "lieu": "\(place)", "type": "\(type)", "nombre": "1", "debut": "\(TestTown.minute(time))", "nom": "Paul Durand",
                "predemandes": numbers,
            ])
    }

    @Test("Given on the phone, a number is declared, and found by the engine; corrected, what was declared follows", arguments: TestEngine.allCases)
    func phone(engine: TestEngine) async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let (town, place, type) = try await TestTown.receiving(engine, settings(service))
        let agent = try await town.browser(as: "accueil@essai.example")

        let taken = try await take(agent, place, type, at: "2026-03-10 09:30", "valid00001 valid00002")
        try await town.work()
        #expect(try declared(service) == ["VALID00001", "VALID00002"].map { "\($0) · Hôtel de ville · 2026-03-10 09:30:00" })
        #expect(try await found(town, "VALID00002").count == 1)
        let path = try #require(taken.location).replacing("?fait=1", with: "")
        #expect(try await agent.get(path).contains("value=\"VALID00001 VALID00002\""))
        let corrected = try await agent.post(path + "/predemandes", ["predemandes": "VALID00001 VALID00003"])
        try await town.work()

        #expect(corrected.status == 303)
        #expect(try declared(service).map { $0.prefix(10) } == ["VALID00001", "VALID00003"])
        #expect(try await found(town, "VALID00002").isEmpty)
        #expect(try await found(town, "VALID00003").count == 1)
    }

    @Test("A number that is refused, or has an appointment, is told in the box; nothing is booked", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let (town, place, type) = try await TestTown.receiving(engine, settings(service))
        let agent = try await town.browser(as: "accueil@essai.example")
        let (mine, _) = try await town.browser().takeFirst(place, at: "2026-03-10 09:00", ["nom": "Amina", "predemandes": "VALID00001"])
        let taken = try await take(agent, place, type, at: "2026-03-10 09:30", "")
        let path = try #require(taken.location).replacing("?fait=1", with: "")

        let consumed = try await take(agent, place, type, at: "2026-03-10 10:00", "CONSUMED01")
        let twice = try await take(agent, place, type, at: "2026-03-10 10:00", "VALID00001")
        let corrected = try await agent.post(path + "/predemandes", ["predemandes": "VALID00001"])
        let typed = try await agent.post(path + "/predemandes", ["predemandes": "12345"])

        #expect(!mine.isEmpty && consumed.status == 422 && consumed.contains("a déjà servi") && consumed.contains("value=\"CONSUMED01\""))
        #expect(twice.status == 422 && twice.contains("href=\"#predemandes\"") && twice.contains("a déjà un rendez-vous"))
        #expect(corrected.status == 422 && corrected.contains("a déjà un rendez-vous"))
        #expect(typed.status == 422 && typed.contains("dix lettres ou chiffres"))
        #expect(try await found(town, "VALID00001").count == 1)
    }

    @Test("Moved to another place, then its place renamed: declared where it is, once", arguments: TestEngine.allCases)
    func places(engine: TestEngine) async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let (town, place, _) = try await TestTown.receiving(engine, settings(service))
        let annexe = try await town.annexe()
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place, at: "2026-03-10 09:30", ["nom": "Amina", "predemandes": "VALID00001"])
        try await town.work()

        let path = "/rendez-vous/suivi/\(number)/deplacer"
        _ = try await person.get(path + "?lieu=\(annexe)")
        #expect(try await person.post(path, ["lieu": "\(annexe)", "debut": "\(TestTown.minute("2026-03-10 09:30"))"]).status == 303)
        try await town.work()
        #expect(try declared(service) == ["VALID00001 · Annexe · 2026-03-10 09:30:00"])
        let chief = try await town.browser(as: "chloe@essai.example")
        let settings = "/bureau/reglages/rendez-vous/lieux/\(annexe)"
        _ = try await chief.get(settings)
        let renamed = try await chief.post(
            settings,
            [
                "nom": "Mairie annexe", "service": "\(town.units["accueil"]!)", "adresse": "2 rue X", "code_postal": "99998", "commune": "Essai",
                "latitude": "48,2", "longitude": "-1.5", "fuseau": "Europe/Paris", "region": "metropole", "visible": "oui",
            ])
        try await town.work()

        #expect(renamed.status == 303)
        #expect(try declared(service) == ["VALID00001 · Mairie annexe · 2026-03-10 09:30:00"])
    }

    @Test("In a form, they are asked for once the time is kept, and booked with the request", arguments: TestEngine.allCases)
    func form(engine: TestEngine) async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let (town, place) = try await TestTown.signing(engine, settings(service))
        let person = town.browser()
        _ = try await person.get("/demarches/signature")
        let first = try await person.follow(try await person.post("/demarches/signature/brouillons"))
        let draft = String(try #require(first.body.firstMatch(of: /brouillons\/([0-9A-Z-]+)\/pages/)).output.1)
        let path = "/brouillons/\(draft)/rendez-vous/moment"
        _ = try await person.get("\(path)?lieu=\(place)")

        let held = try await person.post(path, ["lieu": "\(place)", "nombre": "1", "debut": "\(TestTown.minute("2026-03-10 09:30"))"])
        #expect(held.location == path + "/predemandes")
        #expect(try await person.follow(held).contains("mardi 10 mars 2026"))
        let wrong = try await person.post(path + "/predemandes", ["predemandes": "EXPIRED001"])
        #expect(wrong.status == 422 && wrong.contains("plus valable"))
        #expect(try await person.post(path + "/predemandes", ["predemandes": "VALID00001"]).location == "/brouillons/\(draft)/pages/vous#moment")
        #expect(try await person.get(path + "/predemandes").contains("value=\"VALID00001\""))
        let page = try await person.get("/brouillons/\(draft)/pages/vous")
        let kept = String(page.body.firstMatch(of: /name="moment" value="([^"]+)"/)?.output.1 ?? "")
        _ = try await person.post(
            "/brouillons/\(draft)/pages/vous", ["nom": "Diallo", "email": "amina@exemple.fr", "moment": kept.replacing("&#39;", with: "'")])
        _ = try await person.get("/brouillons/\(draft)/verification")
        #expect(try await person.post("/brouillons/\(draft)/depot").location == "/suivi/\(draft)?depot=1")
        try await town.work()

        #expect(try declared(service) == ["VALID00001 · Hôtel de ville · 2026-03-10 09:30:00"])
        #expect(try await found(town, "VALID00001").count == 1)
    }
}

extension TestTown {
    /// A second place, with the same hours.
    func annexe() async throws -> PlaceID {
        let zone = TimeZone(identifier: "Europe/Paris")!
        let place = try await product.appointments.add(
            PlaceDetails(
                unit: units["accueil"]!, name: "Annexe", address: "2 rue X\n99998 Essai", postcode: "99998", commune: "Essai", latitude: 48.2,
                longitude: -1.5, zone: zone), to: organisation)
        let desk = try await product.appointments.addDesk(named: "Guichet A", to: place)
        let times = Timetable(Recurrence(from: LocalDate("2026-01-05")!, .weekly(.mondayToFriday)), Hours(from: 540, to: 720)!)
        try await product.appointments.add(Opening(times), to: desk, of: place)
        return place
    }
}
