import Core
import Foundation
import Scheduling
import Storage
import TestSupport

@testable import Appointments

/// A town hall with one desk, open on weekdays from 9:00 to 12:00; identity cards take a quarter of an hour. Wednesday 10 June 2026, 8:00.
struct Town {
    static let paris = TimeZone(identifier: "Europe/Paris")!
    static let admiville = OrganisationID(1)
    static let unit = UnitID(5)
    static let now = LocalDate("2026-06-10")!.instant(secondOfDay: 8 * 3600, in: paris)
    static let viewer = AgentViewer(agent: AgentID(9), organisation: admiville, name: "Bruno Petit", roles: [unit: [.reception]])
    static let stranger = AgentViewer(agent: AgentID(8), organisation: admiville, name: "Zoé", roles: [UnitID(6): [.reception]])

    let database: any Database
    let hall: PlaceID
    let desk: ReceiverID
    let card: AppointmentTypeID

    var schedules: SQLSchedules { SQLSchedules(database: database, seed: 1) }
    var bookings: SQLBookings { SQLBookings(database: database, seed: 1) }

    static func open(_ engine: TestEngine, capacity: Int = 1, reserve: Reserve? = nil, offer: OfferDetails? = nil) async throws -> Town {
        let others = Migration("others", ["CREATE TABLE organisation (id {{id}}, name TEXT NOT NULL) {{strict}}"])
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations + [others] + AppointmentsFeature.migrations)
        _ = try await database.write { try $0.run("INSERT INTO organisation (id, name) VALUES (1, 'Admiville'), (2, 'Brest')") }
        let schedules = SQLSchedules(database: database, seed: 1)
        let hall = try await schedules.add(details("Mairie"), to: admiville)
        let desk = try await schedules.addDesk(named: "Guichet 1", capacity: capacity, to: hall)
        try await schedules.add(opening("09:00", "12:00", reserve: reserve), to: desk, of: hall)
        let card = try await schedules.add(
            offer ?? OfferDetails(slug: "carte", title: "Carte d'identité", reason: .identityCard, mostForOne: nil),
            AppointmentType(AppointmentTypeID(0), lasting: .each(.documents, minutes: 15)), to: admiville)
        return Town(database: database, hall: hall, desk: desk, card: card)
    }

    static func details(_ name: String) -> PlaceDetails {
        PlaceDetails(
            unit: unit, name: name, address: "1 place de la Mairie\n99999 Admiville", postcode: "99999", commune: "Admiville", latitude: 48.1,
            longitude: -1.7, zone: paris)
    }

    static func opening(_ from: String, _ to: String, reserve: Reserve? = nil) -> Opening {
        let hours = Hours(from: minuteOfDay(from), to: minuteOfDay(to))!
        return Opening(Timetable(Recurrence(from: LocalDate("2026-01-05")!, .weekly(.mondayToFriday)), hours), reserve: reserve)
    }

    static func minuteOfDay(_ clock: String) -> Int { Int(clock.prefix(2))! * 60 + Int(clock.suffix(2))! }

    /// `2026-06-16 09:00`, on the clock of Paris.
    static func minute(_ text: String) -> Minute {
        let day = LocalDate(String(text.prefix(10)))!
        return Int(day.instant(secondOfDay: Double(minuteOfDay(String(text.suffix(5))) * 60), in: paris).timeIntervalSince1970) / 60
    }

    func wish(_ time: String, documents: Int = 1, by audience: Audience = .online, at place: PlaceID? = nil) -> Wish {
        Wish(type: card, place: place ?? hall, party: Party(documents: documents), start: Self.minute(time), audience: audience)
    }

    @discardableResult
    func hold(_ time: String, as visitor: String = "amina", documents: Int = 1, now: Date = now) async throws -> Appointment {
        try await bookings.hold(wish(time, documents: documents), in: Self.admiville, visitor: visitor, until: now + 600, now: now)
    }

    @discardableResult
    func book(_ time: String, as visitor: String = "amina", documents: Int = 1, email: String = "amina@exemple.fr") async throws -> Appointment {
        let held = try await hold(time, as: visitor, documents: documents)
        return try await bookings.book(
            held.reference, for: Person(name: "Amina Diallo", email: EmailAddress(email)), applications: [], visitor: visitor, now: Self.now)
    }

    /// The hours that are free on a day: `["09:00", "09:15"]`.
    func free(_ day: String, by audience: Audience = .online, documents: Int = 1, now: Date = now) async throws -> [String] {
        let day = LocalDate(day)!
        let offer = try await schedules.offers(of: Self.admiville).first { $0.id == card }!
        let schedule = try await schedules.schedule(of: hall, in: Self.admiville, on: day...day, now: now)!
        let clock = WallClock(Self.paris, covering: day...day)
        return schedule.starts(for: offer, Party(documents: documents), by: audience, now: now, on: day...day)
            .map { String(clock.text(of: $0).dropFirst(11).prefix(5)) }
    }

    func jobs(_ kind: String) async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) AS number FROM job WHERE kind = \(kind)")!.int("number") }
    }

    func count(_ state: String) async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) AS number FROM appointment WHERE state = \(state)")!.int("number") }
    }

    /// Pairs that share a seat at the same time: none, ever.
    func doubles() async throws -> Int {
        try await database.read { connection in
            try connection.row(
                """
                SELECT COUNT(*) AS number FROM appointment one JOIN appointment other ON other.id > one.id AND other.desk_id = one.desk_id
                    AND other.seat = one.seat AND other.from_minute < one.to_minute AND one.from_minute < other.to_minute
                WHERE one.state NOT IN ('excused', 'revoked') AND other.state NOT IN ('excused', 'revoked')
                    AND NOT one.is_overbooked AND NOT other.is_overbooked
                """)!.int("number")
        }
    }
}
