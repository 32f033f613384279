import Core
import Foundation
import Law
import Scheduling
import Storage

/// Places, desks, hours and types in the database.
struct SQLSchedules: Schedules {
    let database: any Database
    /// What random delays of the reserve are drawn from.
    let seed: UInt64

    func places(of organisation: OrganisationID) async throws -> [Place] {
        try await database.read { try $0.rows("SELECT * FROM place WHERE organisation_id = \(organisation) ORDER BY name, id").map(Place.init) }
    }

    func places(for viewer: AgentViewer) async throws -> [Place] {
        try await database.read { try $0.rows("SELECT * FROM place WHERE \(viewer.seesPlaces) ORDER BY name, id").map(Place.init) }
    }

    func place(_ id: PlaceID, of organisation: OrganisationID) async throws -> Place? {
        try await database.read {
            try $0.row("SELECT * FROM place WHERE id = \(id) AND organisation_id = \(organisation)").map(Place.init)
        }
    }

    func add(_ place: PlaceDetails, to organisation: OrganisationID) async throws -> PlaceID {
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO place (
                    organisation_id, unit_id, name, address, postcode, commune, access, latitude, longitude, zone, region, is_shown, feasts
                ) VALUES (
                    \(organisation), \(place.unit), \(place.name), \(place.address), \(place.postcode), \(place.commune), \(place.access),
                    \(place.latitude), \(place.longitude), \(place.zone.identifier), \(place.region.rawValue), \(place.isShown), \(place.feasts.lines)
                ) RETURNING id
                """)
            guard let id: PlaceID = try row?.id("id") else { throw AppointmentProblem.unknownPlace }
            try connection.note(id, of: organisation)
            return id
        }
    }

    func save(_ place: Place, now: Date) async throws {
        let details = place.details
        try await database.write { connection in
            let row = try connection.row(
                "SELECT * FROM place WHERE id = \(place.id) AND organisation_id = \(place.organisation)\(connection.dialect.forUpdate)")
            guard let before = try row.map(Place.init) else { throw AppointmentProblem.unknownPlace }
            try connection.run(
                """
                UPDATE place SET
                    unit_id = \(details.unit), name = \(details.name), address = \(details.address), postcode = \(details.postcode),
                    commune = \(details.commune), access = \(details.access), latitude = \(details.latitude), longitude = \(details.longitude),
                    zone = \(details.zone.identifier), region = \(details.region.rawValue), is_shown = \(details.isShown),
                    feasts = \(details.feasts.lines)
                WHERE id = \(place.id) AND organisation_id = \(place.organisation)
                """)
            try connection.note(nil, of: place.organisation)
            if before.details.name != details.name || before.details.zone != details.zone { try connection.declareAgain(at: place.id, now: now) }
        }
    }

    func desks(of place: PlaceID) async throws -> [Desk] {
        try await database.read { try $0.rows("SELECT * FROM desk WHERE place_id = \(place) ORDER BY id").map(Desk.init) }
    }

    func addDesk(named name: String, capacity: Int, to place: PlaceID) async throws -> ReceiverID {
        try await changed(place) { connection in
            let row = try connection.row(
                """
                INSERT INTO desk (organisation_id, place_id, name, capacity, is_open)
                SELECT organisation_id, id, CAST(\(name) AS TEXT), CAST(\(capacity) AS BIGINT), \(true) FROM place WHERE id = \(place)
                RETURNING id
                """)
            guard let id: ReceiverID = try row?.id("id") else { throw AppointmentProblem.unknownPlace }
            return id
        }
    }

    func save(_ desk: Desk) async throws {
        try await changed(desk.place) { connection in
            try connection.run(
                "UPDATE desk SET name = \(desk.name), capacity = \(desk.capacity), is_open = \(desk.isOpen) WHERE id = \(desk.id)")
        }
    }

    func openings(of place: PlaceID) async throws -> [KeptOpening] {
        try await database.read { [seed] connection in
            try connection.rows(
                """
                SELECT opening.*, desk.place_id FROM opening JOIN desk ON desk.id = opening.desk_id
                WHERE desk.place_id = \(place) ORDER BY opening.desk_id, opening.id
                """
            ).map { try KeptOpening(row: $0, seed: seed) }
        }
    }

    func add(_ opening: Opening, to desk: ReceiverID, of place: PlaceID) async throws {
        try await changed(place) { connection in
            try connection.run(
                """
                INSERT INTO opening (organisation_id, desk_id, rules)
                SELECT organisation_id, id, CAST(\(opening.json) AS \(connection.dialect.jsonType)) FROM desk WHERE id = \(desk) AND place_id = \(place)
                """)
        }
    }

    func save(_ kept: KeptOpening, of place: PlaceID) async throws {
        try await changed(place) { connection in
            let mine: SQL = "(SELECT id FROM desk WHERE place_id = \(place))"
            try connection.run(
                """
                UPDATE opening SET desk_id = \(kept.desk), rules = \(kept.opening.json)
                WHERE id = \(kept.id) AND desk_id IN \(mine) AND CAST(\(kept.desk) AS BIGINT) IN \(mine)
                """)
        }
    }

    func remove(_ opening: OpeningID, of place: PlaceID) async throws {
        try await changed(place) { connection in
            try connection.run("DELETE FROM opening WHERE id = \(opening) AND desk_id IN (SELECT id FROM desk WHERE place_id = \(place))")
        }
    }

    func closures(of place: PlaceID) async throws -> [KeptClosure] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM closure WHERE place_id = \(place) ORDER BY id").map(KeptClosure.init)
        }
    }

    func add(_ closure: Closure, reason: String, to place: PlaceID, desk: ReceiverID?) async throws {
        try await changed(place) { connection in
            let row = try connection.row("SELECT organisation_id FROM place WHERE id = \(place)")
            guard let organisation: OrganisationID = try row?.id("organisation_id") else { throw AppointmentProblem.unknownPlace }
            try connection.run(
                """
                INSERT INTO closure (organisation_id, place_id, desk_id, rules, reason)
                VALUES (\(organisation), \(place), \(desk), \(closure.json), \(reason))
                """)
        }
    }

    func remove(_ closure: ClosureID, of place: PlaceID) async throws {
        try await changed(place) { try $0.run("DELETE FROM closure WHERE id = \(closure) AND place_id = \(place)") }
    }

    /// Writes, and says that any day of the place may have changed.
    @discardableResult
    private func changed<T: Sendable>(_ place: PlaceID, _ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.write { connection in
            let result = try body(connection)
            try connection.note(place)
            return result
        }
    }
}

extension AgentViewer {
    /// **The seal**: the places whose appointments this agent may know of.
    var seesPlaces: SQL { "organisation_id = \(organisation) AND unit_id IN \(list: units)" }
}

extension Dialect {
    fileprivate var jsonType: SQL { self == .sqlite ? "TEXT" : "JSONB" }
}

extension Connection {
    /// The State's service knows appointments by the name of their place and the hour on its clock: those to come that it was told of are told anew.
    fileprivate func declareAgain(at place: PlaceID, now: Date) throws {
        let coming = try rows(
            """
            SELECT id FROM appointment
            WHERE place_id = \(place) AND state = 'booked' AND start_minute > \(Int(now.timeIntervalSince1970) / 60) AND applications <> ''
            ORDER BY start_minute, id
            """)
        for row in coming { try declare(try row.id("id"), now: now) }
    }

    /// Says that the free time of a place changed, on any day.
    func note(_ place: PlaceID) throws {
        try run("INSERT INTO schedule_change (organisation_id, place_id) SELECT organisation_id, id FROM place WHERE id = \(place)")
    }

    /// The same of an authority, whose types changed.
    func note(_ place: PlaceID?, of organisation: OrganisationID) throws {
        try run("INSERT INTO schedule_change (organisation_id, place_id) VALUES (\(organisation), \(place))")
    }

    /// The same of some days of a place, and once more when a hold ends.
    func note(_ place: PlaceID, of organisation: OrganisationID, on day: LocalDate, again: Date? = nil) throws {
        try run(
            """
            INSERT INTO schedule_change (organisation_id, place_id, first_day, last_day, again_at)
            VALUES (\(organisation), \(place), \(day), \(day), \(again))
            """)
    }
}
