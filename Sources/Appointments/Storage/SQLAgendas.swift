import Core
import Foundation
import Scheduling
import Storage

extension Migration {
    static let agendas: [Migration] = [
        // Its time is a closure of the desk: removing one removes the other. `source` holds no title and no guest.
        Migration(
            "2026-11-22 calendars of elsewhere",
            [
                """
                CREATE TABLE agenda (
                    id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), place_id {{bigint}} NOT NULL REFERENCES place(id),
                    desk_id {{bigint}} NOT NULL REFERENCES desk(id), closure_id {{bigint}} NOT NULL UNIQUE REFERENCES closure(id) ON DELETE CASCADE,
                    name TEXT NOT NULL, address TEXT, source TEXT NOT NULL, read_at {{bigint}} NOT NULL, fault TEXT, due_at {{bigint}} NOT NULL
                ) {{strict}}
                """,
                "CREATE INDEX agenda_place ON agenda(place_id)", "CREATE INDEX agenda_desk ON agenda(desk_id)",
                "CREATE INDEX agenda_due ON agenda(due_at)",
            ]),
        // The password is sealed for the address that it is of.
        Migration(
            "2026-11-23 calendars read by CalDAV",
            [
                "ALTER TABLE agenda ADD COLUMN dav_user TEXT", "ALTER TABLE agenda ADD COLUMN dav_password TEXT",
                "ALTER TABLE agenda ADD COLUMN mark TEXT", "ALTER TABLE agenda ADD COLUMN agent_id {{bigint}}",
                "CREATE INDEX agenda_agent ON agenda(agent_id) WHERE agent_id IS NOT NULL",
            ]),
    ]
}

/// Calendars of elsewhere in the database.
struct SQLAgendas: Agendas {
    let database: any Database

    func agendas(of place: PlaceID) async throws -> [Agenda] {
        try await database.read { try $0.rows("SELECT * FROM agenda WHERE place_id = \(place) ORDER BY id").map(Agenda.init) }
    }

    func agendas(by agent: AgentID, in organisation: OrganisationID) async throws -> [Agenda] {
        try await database.read {
            try $0.rows("SELECT * FROM agenda WHERE agent_id = \(agent) AND organisation_id = \(organisation) ORDER BY id").map(Agenda.init)
        }
    }

    func addresses(in organisation: OrganisationID) async throws -> [String] {
        try await database.read {
            try $0.rows("SELECT DISTINCT address FROM agenda WHERE organisation_id = \(organisation) AND address IS NOT NULL")
                .map { try $0.string("address") }
        }
    }

    func add(_ agenda: NewAgenda, busy: [Span], now: Date) async throws {
        try await database.write { connection in
            let closure = try connection.row(
                """
                INSERT INTO closure (organisation_id, place_id, desk_id, rules, reason)
                SELECT organisation_id, place_id, id, \(Closure.times(busy).json), \(agenda.name) FROM desk
                WHERE id = \(agenda.desk) AND place_id = \(agenda.place) RETURNING id, organisation_id
                """)
            guard let closure else { throw AppointmentProblem.unknownDesk }
            try connection.run(
                """
                INSERT INTO agenda (organisation_id, place_id, desk_id, closure_id, name, address, source, read_at, due_at, dav_user, dav_password, mark,
                    agent_id)
                VALUES (\(try closure.int("organisation_id")), \(agenda.place), \(agenda.desk), \(try closure.int("id")), \(agenda.name),
                    \(agenda.address), \(agenda.source), \(now), \(agenda.due), \(agenda.login?.user), \(agenda.login?.sealedPassword),
                    \(agenda.mark), \(agenda.agent))
                """)
            try connection.note(agenda.place)
        }
    }

    func remove(_ agenda: AgendaID, of place: PlaceID) async throws {
        try await database.write { connection in
            try connection.run("DELETE FROM closure WHERE id = (SELECT closure_id FROM agenda WHERE id = \(agenda) AND place_id = \(place))")
            try connection.note(place)
        }
    }

    func take(atMost count: Int, again: Date, now: Date) async throws -> [Agenda] {
        try await database.write { connection in
            let due = try connection.rows(
                "SELECT id FROM agenda WHERE due_at <= \(now) ORDER BY due_at LIMIT \(count)\(connection.dialect.skipLocked)"
            ).map { try $0.id("id", of: AgendaKind.self) }
            return try connection.rows("UPDATE agenda SET due_at = \(again) WHERE id IN \(list: due) RETURNING *").map(Agenda.init)
        }
    }

    func save(_ reading: AgendaReading, of agenda: Agenda, now: Date) async throws {
        let due = now + Self.interval(of: agenda, reading.fault)
        try await database.write { connection in
            // What a password told that was replaced meanwhile is of no interest any more.
            let changed = try connection.run(
                """
                UPDATE agenda SET source = COALESCE(\(reading.source), source), read_at = \(reading.source == nil ? agenda.readAt : now),
                    fault = \(reading.fault?.text), mark = \(reading.mark), due_at = \(due)
                WHERE id = \(agenda.id) AND COALESCE(dav_password, '') = \(agenda.login?.sealedPassword ?? "")
                """)
            let row = try connection.row("SELECT * FROM closure WHERE id = (SELECT closure_id FROM agenda WHERE id = \(agenda.id))")
            guard changed == 1, let busy = reading.busy, let kept = try row.map(KeptClosure.init) else { return }
            guard case .times(let before) = kept.closure, let days = Self.difference(before, busy) else { return }
            try connection.run("UPDATE closure SET rules = \(Closure.times(busy).json) WHERE id = \(kept.id)")
            try connection.run(
                """
                INSERT INTO schedule_change (organisation_id, place_id, first_day, last_day)
                SELECT organisation_id, id, \(days.lowerBound), \(days.upperBound) FROM place WHERE id = \(agenda.place)
                """)
        }
    }

    private static func interval(of agenda: Agenda, _ fault: AgendaFault?) -> TimeInterval {
        if agenda.address == nil { return AgendaImport.intervalOfFiles }
        return fault == .unauthorised ? AgendaImport.intervalOfRefused : AgendaImport.interval
    }

    func renew(_ agenda: AgendaID, sealedPassword: String, now: Date) async throws {
        _ = try await database.write {
            try $0.run(
                "UPDATE agenda SET dav_password = \(sealedPassword), mark = NULL, due_at = \(now) WHERE id = \(agenda) AND dav_user IS NOT NULL")
        }
    }

    /// The days between the first and the last time that are not in both: an index has only those to compute again.
    private static func difference(_ left: [Span], _ right: [Span]) -> ClosedRange<LocalDate>? {
        let changed = Set(left).symmetricDifference(right)
        guard let first = changed.map(\.start).min(), let last = changed.map(\.end).max() else { return nil }
        let day = { (minute: Minute) in LocalDate(Date(timeIntervalSince1970: Double(minute * 60)), in: .gmt) }
        return day(first).adding(days: -1)...day(last).adding(days: 1)
    }

    func hit(at place: PlaceID, now: Date) async throws -> [Appointment] {
        try await database.read { connection in
            let closures = try connection.rows("SELECT * FROM closure WHERE id IN (SELECT closure_id FROM agenda WHERE place_id = \(place))")
                .map(KeptClosure.init)
            var busy: [ReceiverID: [Span]] = [:]
            for kept in closures {
                if let desk = kept.desk, case .times(let spans) = kept.closure { busy[desk, default: []] += spans }
            }
            return try connection.rows(
                """
                SELECT * FROM appointment
                WHERE place_id = \(place) AND desk_id IN \(list: Array(busy.keys)) AND state = 'booked'
                    AND start_minute >= \(Int(now.timeIntervalSince1970) / 60)
                ORDER BY start_minute, id
                """
            ).map(Appointment.init).filter { !$0.isOverbooked && busy[$0.desk]?.contains(where: $0.taken.overlaps) == true }
        }
    }

    func zone(of place: PlaceID) async throws -> TimeZone? {
        try await database.read { try $0.row("SELECT zone FROM place WHERE id = \(place)")?.parsed("zone") { TimeZone(identifier: $0) } }
    }
}

extension Agenda {
    init(row: Row) throws {
        id = try row.id("id")
        place = try row.id("place_id")
        desk = try row.id("desk_id")
        name = try row.string("name")
        address = try row.optionalString("address")
        source = try row.string("source")
        readAt = try row.date("read_at")
        fault = try row.optionalParsed("fault", AgendaFault.init)
        due = try row.date("due_at")
        if let user = try row.optionalString("dav_user"), let password = try row.optionalString("dav_password") {
            login = AgendaLogin(user: user, sealedPassword: password)
        }
        mark = try row.optionalString("mark")
        agent = try row.optionalID("agent_id")
    }
}
