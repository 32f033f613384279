import App
import Appointments
import Core
import Foundation
import Scheduling
import TestSupport
import TownSupport

/// A town that receives by appointment: one desk, on weekdays from 9:00 to 12:00, a quarter of an hour each, a fifth kept for the phone.
extension TestTown {
    static func receiving(
        _ engine: TestEngine = .sqlite, _ settings: [String: String] = [:]
    ) async throws -> (town: TestTown, place: PlaceID, type: AppointmentTypeID) {
        let town = try await TestTown(engine, settings)
        let place = try await town.place("Hôtel de ville", of: "accueil")
        let type = try await town.product.appointments.add(
            OfferDetails(slug: "titres", title: "Carte d'identité", pieces: "Une photo\nL'ancien titre", reason: .identityCard),
            AppointmentType(AppointmentTypeID(0), lasting: .each(.documents, minutes: 15)), to: town.organisation)
        return (town, place, type)
    }

    /// One more, with such hours.
    func place(_ name: String, of unit: String) async throws -> PlaceID {
        let zone = TimeZone(identifier: "Europe/Paris")!
        let place = try await product.appointments.add(
            PlaceDetails(
                unit: units[unit]!, name: name, address: "1 place de la Mairie\n99999 Essai", postcode: "99999",
                commune: "Essai", latitude: 48.1, longitude: -1.7, zone: zone), to: organisation)
        let desk = try await product.appointments.addDesk(named: "Guichet 1", to: place)
        let times = Timetable(Recurrence(from: LocalDate("2026-01-05")!, .weekly(.mondayToFriday)), Hours(from: 540, to: 720)!)
        let opening = Opening(times, reserve: Reserve(.percent(20), released: Release(daysBefore: 2)))
        try await product.appointments.add(opening, to: desk, of: place)
        return place
    }

    /// Seconds since 1970 over sixty: `2026-03-10 09:00` in Paris.
    static func minute(_ text: String) -> Int {
        let (day, clock) = (LocalDate(String(text.prefix(10)))!, text.suffix(5))
        let second = Double(clock.prefix(2))! * 3600 + Double(clock.suffix(2))! * 60
        return Int(day.instant(secondOfDay: second, in: TimeZone(identifier: "Europe/Paris")!).timeIntervalSince1970) / 60
    }
}

extension TestBrowser {
    /// Says what becomes of those whom a change of hours hits, with a button of the page that asks: all that was typed comes again.
    func answer(_ page: Page, _ answer: String) async throws -> Page {
        let action = String(page.body.firstMatch(of: /<form method="post" action="([^"]+\/lieux\/[^"]+)">/)?.output.1 ?? "")
        let typed = page.body.matches(of: /<input type="hidden" name="([^_"][^"]*)" value="([^"]*)">/)
        return try await post(action, pairs: typed.map { (String($0.output.1), String($0.output.2)) } + [("suite", answer)])
    }

    /// Keeps the first time that the page shows, or another, and gives a name.
    func takeFirst(
        _ place: PlaceID, at time: String? = nil, _ fields: KeyValuePairs<String, String> = ["nom": "Amina Diallo", "email": "amina@exemple.fr"]
    ) async throws
        -> (number: String, page: Page)
    {
        let slots = try await get("/rendez-vous/titres/creneaux?lieu=\(place)")
        let start = String(slots.body.firstMatch(of: /name="debut" value="(\d+)"/)?.output.1 ?? "")
        let held = try await post(
            "/rendez-vous/titres/creneaux", ["lieu": "\(place)", "nombre": "1", "debut": time.map { "\(TestTown.minute($0))" } ?? start])
        let form = try await follow(held)
        guard form.status == 200, let path = held.location else { return ("", form) }
        let done = try await post(path, fields)
        let page = try await follow(done)
        return (String(done.location?.split(separator: "/").last?.prefix(14) ?? ""), done.status == 303 ? page : done)
    }
}
