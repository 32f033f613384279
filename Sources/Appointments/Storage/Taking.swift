import Core
import Foundation
import Scheduling
import Storage

/// What a booking gets of a desk.
struct TakenSeat {
    let offer: Offer
    let place: Place
    let desk: ReceiverID
    /// Which of those whom the desk receives at once, from 1; below it, one that is counted beside them.
    let number: Int
}

extension Connection {
    /// Finds who receives at that time. **The one door to somebody's time**: it locks the desks of the place, then asks the engine.
    /// - Throws: ``AppointmentProblem/taken``.
    func seat(
        for wish: Wish, in organisation: OrganisationID, excluding old: Appointment? = nil, seed: UInt64, now: Date
    ) throws -> TakenSeat {
        let (offer, place) = try wanted(wish, in: organisation)
        // In the order of their ids, the old desk among them: two moves that cross each other do not wait for each other.
        try run(lock: "place_id = \(place.id) OR id = \(old?.desk ?? ReceiverID(0))")
        let desks = try rows("SELECT * FROM desk WHERE place_id = \(place.id) AND is_open ORDER BY id").map(Desk.init)
        let day = place.details.day(of: wish.start)
        let schedule = try schedule(of: place, desks, on: day...day, excluding: old?.id, seed: seed, now: now)
        let question = schedule.question(for: offer, wish.party, by: wish.audience, now: now, on: day...day)
        let candidates = schedule.receivers.filter { wish.desk == nil || $0.id == wish.desk }
            .sorted { ($0.bookings.count, $0.id) < ($1.bookings.count, $1.id) }
        guard let receiver = candidates.first(where: { question.isFree(wish.start, with: $0) }) else { throw AppointmentProblem.taken }
        let taken = offer.taken(from: wish.start, wish.party)
        return TakenSeat(
            offer: offer, place: place, desk: receiver.id, number: try freeSeat(of: receiver, taken, excluding: old?.id, now: now))
    }

    /// For an appointment that an agent adds on purpose where nothing is free.
    func seatBesides(_ wish: Wish, in organisation: OrganisationID) throws -> TakenSeat {
        let (offer, place) = try wanted(wish, in: organisation)
        let row = try row(
            "SELECT id FROM desk WHERE place_id = \(place.id) AND is_open AND id = COALESCE(CAST(\(wish.desk) AS BIGINT), id) ORDER BY id LIMIT 1")
        guard let desk: ReceiverID = try row?.id("id") else { throw AppointmentProblem.unknownDesk }
        return TakenSeat(offer: offer, place: place, desk: desk, number: 0)
    }

    func wanted(_ wish: Wish, in organisation: OrganisationID) throws -> (Offer, Place) {
        let known = try row("SELECT * FROM appointment_type WHERE id = \(wish.type) AND organisation_id = \(organisation)").map(Offer.init)
        let found = try row("SELECT * FROM place WHERE id = \(wish.place) AND organisation_id = \(organisation)").map(Place.init)
        guard let offer = known, offer.details.isPublic || wish.audience == .agents else { throw AppointmentProblem.unknownType }
        guard let place = found, place.details.isShown || wish.audience == .agents else { throw AppointmentProblem.unknownPlace }
        return (offer, place)
    }

    func run(lock desks: SQL) throws {
        guard dialect == .postgres else { return }
        _ = try rows("SELECT id FROM desk WHERE \(desks) ORDER BY id FOR UPDATE")
    }

    /// A number that nobody has during that time. Holds that ended are no longer anybody's: they give way here, where they would be in the way.
    private func freeSeat(of receiver: Receiver, _ taken: Span, excluding appointment: AppointmentID?, now: Date) throws -> Int {
        // Two days back, as the guard of the table: of a range, the index knows the beginning only, and would read all that ended before.
        let overlapping: SQL =
            "desk_id = \(receiver.id) AND from_minute > \(taken.start - 2880) AND from_minute < \(taken.end) AND to_minute > \(taken.start)"
        let others: SQL = "\(overlapping) AND id <> \(appointment ?? AppointmentID(0))"
        try run("DELETE FROM appointment WHERE \(others) AND state = 'held' AND held_until <= \(now)")
        let used = try rows(
            """
            SELECT seat FROM appointment
            WHERE \(others) AND state NOT IN ('excused', 'revoked') AND NOT is_overbooked
            """
        ).map { try $0.int("seat") }
        if let free = (1...receiver.capacity).first(where: { !used.contains($0) }) { return free }
        return try rearrangedSeat(of: receiver, taken, excluding: appointment)
    }

    /// Somebody is free at each minute, but not the same one throughout. Numbers are nobody's business: those of that day are given again, in the
    /// order of time, which needs no more of them than are received at once.
    private func rearrangedSeat(of receiver: Receiver, _ taken: Span, excluding appointment: AppointmentID?) throws -> Int {
        let rows = try rows(
            """
            SELECT id, from_minute, to_minute FROM appointment
            WHERE desk_id = \(receiver.id) AND from_minute > \(taken.start - 2880) AND from_minute < \(taken.end + 2880)
                AND state NOT IN ('excused', 'revoked') AND NOT is_overbooked AND id <> \(appointment ?? AppointmentID(0))
            """)
        var spans = try rows.map { (id: try $0.id("id", of: AppointmentKind.self), span: Span(try $0.int("from_minute"), try $0.int("to_minute"))) }
        spans.append((AppointmentID(0), taken))
        let numbers = Self.numbers(of: spans, upTo: receiver.capacity)
        guard let wanted = numbers[AppointmentID(0)] else { throw AppointmentProblem.taken }
        for (id, _) in spans where id.rawValue > 0 { try run("UPDATE appointment SET seat = -id WHERE id = \(id)") }
        for (id, number) in numbers where id.rawValue > 0 { try run("UPDATE appointment SET seat = \(number) WHERE id = \(id)") }
        return wanted
    }

    /// None when they do not fit.
    private static func numbers(of spans: [(id: AppointmentID, span: Span)], upTo capacity: Int) -> [AppointmentID: Int] {
        var (ends, numbers): ([Minute], [AppointmentID: Int]) = (Array(repeating: .min, count: capacity), [:])
        for (id, span) in spans.sorted(by: { ($0.span.start, $0.id) < ($1.span.start, $1.id) }) {
            guard let free = ends.firstIndex(where: { $0 <= span.start }) else { return [:] }
            (ends[free], numbers[id]) = (span.end, free + 1)
        }
        return numbers
    }
}
