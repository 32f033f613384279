import Core
import Foundation
import Scheduling
import Storage

extension SQLSchedules {
    func offers(of organisation: OrganisationID) async throws -> [Offer] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM appointment_type WHERE organisation_id = \(organisation) ORDER BY title, id").map(Offer.init)
        }
    }

    func add(_ details: OfferDetails, _ rules: AppointmentType, to organisation: OrganisationID) async throws -> AppointmentTypeID {
        try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO appointment_type (
                    organisation_id, slug, title, summary, pieces, reason, is_public, largest_party, most_for_one, rules, offer_hours, largest_group, video,
                    asks_proof, asks_numbers, hold_minutes, rest_minutes
                ) VALUES (
                    \(organisation), \(details.slug), \(details.title), \(details.summary), \(details.pieces), \(details.reason?.rawValue),
                    \(details.isPublic), \(details.largestParty), \(details.mostForOne), \(rules.json), \(details.offerHours), \(details.largestGroup),
                    \(details.video), \(details.asksProof), \(details.asksNumbers), \(details.holdMinutes), \(details.restMinutes)
                ) ON CONFLICT (organisation_id, slug) DO NOTHING RETURNING id
                """)
            guard let id: AppointmentTypeID = try row?.id("id") else { throw AppointmentProblem.changedMeanwhile }
            try connection.note(nil, of: organisation)
            return id
        }
    }

    func save(_ offer: Offer, tells: Bool, now: Date) async throws {
        let details = offer.details
        try await database.write { connection in
            let row = try connection.row("SELECT * FROM appointment_type WHERE id = \(offer.id)\(connection.dialect.forUpdate)")
            let before = try row.map(Offer.init)
            try connection.run(
                """
                UPDATE appointment_type SET
                    title = \(details.title), summary = \(details.summary), pieces = \(details.pieces), reason = \(details.reason?.rawValue),
                    is_public = \(details.isPublic), largest_party = \(details.largestParty), most_for_one = \(details.mostForOne),
                    rules = \(offer.type.json), offer_hours = \(details.offerHours), largest_group = \(details.largestGroup),
                    video = \(details.video), asks_proof = \(details.asksProof), asks_numbers = \(details.asksNumbers),
                    hold_minutes = \(details.holdMinutes), rest_minutes = \(details.restMinutes)
                WHERE id = \(offer.id) AND organisation_id = \(offer.organisation)
                """)
            try connection.note(nil, of: offer.organisation)
            if tells, let before, offer.meetsOtherwise(than: before) { try connection.tellOtherwise(of: offer, now: now) }
        }
    }

    func coming(for type: AppointmentTypeID, of organisation: OrganisationID, now: Date) async throws -> ComingPeople {
        let minute = Int(now.timeIntervalSince1970) / 60
        return try await database.read { connection in
            let row = try connection.row(
                """
                SELECT COUNT(*) AS number, COUNT(CASE WHEN phone = '' THEN 1 END) AS without_phone, COUNT(CASE WHEN postal = '' THEN 1 END) AS without_address
                FROM appointment
                WHERE type_id = \(type) AND organisation_id = \(organisation) AND state = 'booked' AND start_minute > \(minute)
                    AND (group_id IS NULL OR group_id = id)
                """)
            return ComingPeople(
                count: try row?.int("number") ?? 0, withoutPhone: try row?.int("without_phone") ?? 0,
                withoutAddress: try row?.int("without_address") ?? 0)
        }
    }

    func schedule(of place: PlaceID, in organisation: OrganisationID, on days: ClosedRange<LocalDate>, now: Date) async throws -> PlaceSchedule? {
        try await database.read { [seed] connection in
            guard let row = try connection.row("SELECT * FROM place WHERE id = \(place) AND organisation_id = \(organisation)") else { return nil }
            let desks = try connection.rows("SELECT * FROM desk WHERE place_id = \(place) AND is_open ORDER BY id").map(Desk.init)
            return try connection.schedule(of: Place(row: row), desks, on: days, seed: seed, now: now)
        }
    }

    func schedules(of places: [Place], on days: ClosedRange<LocalDate>, now: Date) async throws -> [PlaceSchedule] {
        let ids = places.map(\.id)
        return try await database.read { [seed] connection in
            let desks = try connection.rows("SELECT * FROM desk WHERE place_id IN \(list: ids) AND is_open ORDER BY id").map(Desk.init)
            let byPlace = Dictionary(grouping: desks, by: \.place)
            let parts = try connection.parts(
                openings: "desk.place_id IN \(list: ids)", closures: "place_id IN \(list: ids)", of: desks.map(\.id), on: days, excluding: nil,
                seed: seed, now: now)
            return places.map { PlaceSchedule($0, byPlace[$0.id] ?? [], parts) }
        }
    }

    func holds(of organisation: OrganisationID, now: Date) async throws -> [PassingTime] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT place_id, start_minute, held_until FROM appointment
                WHERE state = 'held' AND held_until > \(now) AND organisation_id = \(organisation)
                """
            ).map { row in
                let day = LocalDate(Date(timeIntervalSince1970: Double(try row.int("start_minute") * 60)), in: .gmt)
                return PassingTime(
                    at: try row.date("held_until"), place: try row.id("place_id"), days: day.adding(days: -1)...day.adding(days: 1))
            }
        }
    }

    /// PostgreSQL gives ids before the commit that shows them.
    var lateness: Int { database.dialect == .sqlite ? 0 : 200 }

    func changes(after id: Int) async throws -> [ScheduleChange] {
        try await database.read { try $0.rows("SELECT * FROM schedule_change WHERE id > \(id) ORDER BY id").map(ScheduleChange.init) }
    }

    func lastChange() async throws -> Int {
        try await database.read { try $0.row("SELECT COALESCE(MAX(id), 0) AS id FROM schedule_change")?.int("id") ?? 0 }
    }
}

/// What desks are made of, read for many at once.
struct ScheduleParts {
    var openings: [ReceiverID: [Opening]] = [:]
    var ofDesk: [ReceiverID: [Closure]] = [:]
    var ofPlace: [PlaceID: [Closure]] = [:]
    var bookings: [ReceiverID: [Booking]] = [:]
    var rests: [ReceiverID: [Rest]] = [:]
}

extension PlaceSchedule {
    init(_ place: Place, _ desks: [Desk], _ parts: ScheduleParts) {
        let receivers = desks.map { desk in
            Receiver(
                desk.id, capacity: desk.capacity, openings: parts.openings[desk.id] ?? [],
                closures: (parts.ofDesk[desk.id] ?? []) + (parts.ofPlace[place.id] ?? []), bookings: parts.bookings[desk.id] ?? [],
                rests: parts.rests[desk.id] ?? [])
        }
        self.init(place: place, desks: desks, receivers: receivers)
    }
}

extension Connection {
    func schedule(
        of place: Place, _ desks: [Desk], on days: ClosedRange<LocalDate>, excluding appointment: AppointmentID? = nil, seed: UInt64, now: Date
    ) throws -> PlaceSchedule {
        let ids = desks.map(\.id)
        let parts = try parts(
            openings: "opening.desk_id IN \(list: ids)", closures: "place_id = \(place.id)", of: ids, on: days, excluding: appointment, seed: seed,
            now: now)
        return PlaceSchedule(place, desks, parts)
    }

    /// Bookings are read for a day more on both sides: sessions may cross midnight.
    fileprivate func parts(
        openings: SQL, closures: SQL, of desks: [ReceiverID], on days: ClosedRange<LocalDate>, excluding appointment: AppointmentID?, seed: UInt64,
        now: Date
    ) throws -> ScheduleParts {
        var parts = ScheduleParts()
        for row in try rows("SELECT opening.*, desk.place_id FROM opening JOIN desk ON desk.id = opening.desk_id WHERE \(openings)") {
            let kept = try KeptOpening(row: row, seed: seed)
            parts.openings[kept.desk, default: []].append(kept.opening)
        }
        for row in try rows("SELECT * FROM closure WHERE \(closures)") {
            let kept = try KeptClosure(row: row)
            if let desk = kept.desk {
                parts.ofDesk[desk, default: []].append(kept.closure)
            } else {
                parts.ofPlace[kept.place, default: []].append(kept.closure)
            }
        }
        let (first, last) = ((days.lowerBound.dayNumber - 2) * 1440, (days.upperBound.dayNumber + 3) * 1440)
        let taken = try rows(
            """
            SELECT desk_id, from_minute, to_minute, side FROM appointment
            WHERE desk_id IN \(list: desks) AND from_minute > \(first - 1440) AND from_minute < \(last) AND to_minute > \(first)
                AND state NOT IN ('excused', 'revoked') AND (held_until IS NULL OR held_until > \(now)) AND id <> \(appointment ?? AppointmentID(0))
            """)
        for row in taken {
            let booking = Booking(Span(try row.int("from_minute"), try row.int("to_minute")), try row.parsed("side", Booking.Side.init))
            parts.bookings[try row.id("desk_id"), default: []].append(booking)
        }
        parts.rests = try rests(of: desks, now: now)
        return parts
    }
}
