import Core
import Foundation
import Scheduling
import Storage

/// Several appointments taken together: the first speaks for all, and they are booked, moved and cancelled as one.
extension Connection {
    /// Takes what is wished, one appointment or as many side by side as there are people; all or none.
    /// - Returns: the first.
    func take(
        _ wish: Wish, in organisation: OrganisationID, seed: UInt64, now: Date, _ make: (Wish, TakenSeat) -> NewAppointment
    ) throws -> Appointment {
        let wishes = try sideBySide(wish, in: organisation, seed: seed, now: now)
        let first = try insert(make(wishes[0], try seat(for: wishes[0], in: organisation, seed: seed, now: now)), now: now)
        guard wishes.count > 1 else { return first }
        try run("UPDATE appointment SET group_id = id WHERE id = \(first.id)")
        for other in wishes.dropFirst() {
            var new = make(other, try seat(for: other, in: organisation, seed: seed, now: now))
            // One browser holds it, and one contact is told, by the first; numbers are its own too.
            (new.group, new.visitor, new.person, new.applications) = (first.id, nil, Person(name: new.person.name), [])
            _ = try insert(new, now: now)
        }
        return try appointment(first.id)
    }

    /// One wish for each of them, with its desk.
    private func sideBySide(_ wish: Wish, in organisation: OrganisationID, seed: UInt64, now: Date) throws -> [Wish] {
        let (offer, place) = try wanted(wish, in: organisation)
        let count = offer.seats(of: wish.party)
        guard count > 1 else { return [wish] }
        try run(lock: "place_id = \(place.id)")
        let desks = try rows("SELECT * FROM desk WHERE place_id = \(place.id) AND is_open ORDER BY id").map(Desk.init)
        let day = place.details.day(of: wish.start)
        let schedule = try schedule(of: place, desks, on: day...day, seed: seed, now: now)
        let question = schedule.question(for: offer, wish.party, by: wish.audience, now: now, on: day...day)
        guard let seats = GroupQuestion(question, for: count).seats(from: wish.start, with: schedule.receivers) else {
            throw AppointmentProblem.taken
        }
        return seats.enumerated().map { number, seat in
            Wish(
                type: wish.type, place: wish.place, party: number == 0 ? wish.party : Party(), start: seat.start, desk: seat.receiver,
                audience: wish.audience)
        }
    }

    /// Those that the first speaks for.
    ///
    /// - Parameter toChange: until the transaction ends, nobody else changes them.
    func others(of first: Appointment, toChange: Bool = true) throws -> [Appointment] {
        guard let group = first.group else { return [] }
        let lock: SQL = toChange ? dialect.forUpdate : ""
        return try rows("SELECT * FROM appointment WHERE group_id = \(group) AND id <> \(first.id) ORDER BY start_minute, id\(lock)")
            .map(Appointment.init)
    }

    /// The rest of a group is booked with its first, or none of it.
    func confirmOthers(of held: Appointment, as person: Person, seed: UInt64, now: Date) throws {
        let others = try others(of: held)
        guard held.group == nil || others.count == held.party.people - 1 else { throw AppointmentProblem.holdExpired }
        for other in others {
            try askAgain(other, seed: seed, now: now)
            try run("UPDATE appointment SET state = 'booked', held_until = NULL, name = \(person.name) WHERE id = \(other.id)")
            if let until = other.heldUntil, until <= now { try note(other) }
        }
    }

    /// All of them give their time back, and take another: who looks meanwhile sees the old one or the new one.
    func moveGroup(_ old: Appointment, to wish: Wish, seed: UInt64, now: Date) throws -> Appointment {
        let all = [old] + (try others(of: old))
        try run("UPDATE appointment SET state = 'excused' WHERE id IN \(list: all.map(\.id)) AND state = 'booked'")
        let wishes = try sideBySide(wish, in: old.organisation, seed: seed, now: now)
        guard wishes.count == all.count else { throw AppointmentProblem.changedMeanwhile }
        for (appointment, wish) in zip(all, wishes) {
            try note(appointment)
            try put(appointment, at: wish, try seat(for: wish, in: old.organisation, seed: seed, now: now), now: now)
        }
        for appointment in all { try offerFreed(appointment, seed: seed, now: now) }
        let moved = try self.appointment(old.id)
        try tell(.moved, of: moved, now: now)
        return moved
    }

    func put(_ appointment: Appointment, at wish: Wish, _ seat: TakenSeat, now: Date) throws {
        let taken = seat.offer.taken(from: wish.start, wish.party)
        try run(
            """
            UPDATE appointment SET
                place_id = \(wish.place), desk_id = \(seat.desk), seat = \(seat.number), start_minute = \(wish.start),
                minutes = \(seat.offer.type.length.minutes(for: wish.party)), from_minute = \(taken.start), to_minute = \(taken.end),
                is_overbooked = \(false), state = 'booked', version = version + 1
            WHERE id = \(appointment.id)
            """)
        try takeRests(at: seat.desk, taken, by: wish.audience, now: now)
        try note(self.appointment(appointment.id))
    }

    /// What becomes of one becomes of all.
    func changeOthers(of appointment: Appointment, to state: Appointment.State, now: Date) throws {
        for other in try others(of: appointment) where other.state == appointment.state {
            try run(
                """
                UPDATE appointment SET
                    state = \(state.rawValue), version = version + \(state.isCancelled ? 1 : 0),
                    arrived_at = \(state == .arrived ? now : state == .booked ? nil : other.arrivedAt)
                WHERE id = \(other.id)
                """)
            if state.isCancelled { try note(other) }
        }
    }
}
