import Core
import Foundation
import Scheduling
import Storage

extension SQLWaitingList {
    /// One transaction for each: what one of them frees is offered before the next is looked at.
    func takeBack(now: Date) async throws {
        let today = LocalDate(now, in: .gmt)
        let ids = try await database.read { connection in
            try connection.rows(
                """
                SELECT id FROM appointment_wait
                WHERE state = 'offered' AND offered_until <= \(now) OR state = 'waiting' AND last_day < \(today) ORDER BY since, id
                """
            ).map { try $0.id("id", of: WaitKind.self) }
        }
        for id in ids {
            try await database.write { [seed] connection in
                guard let wait = try connection.wait(id) else { return }
                if wait.state == .waiting { return try connection.end(wait, .over, now: now) }
                guard let until = wait.offeredUntil, until <= now else { return }
                try connection.pass(wait, goesBehind: true, seed: seed, now: now)
            }
        }
    }

    func offer(_ wish: Wish, to wait: WaitID, now: Date) async throws -> Bool {
        try await database.write { [seed] in try $0.offer(wish, to: wait, seed: seed, now: now) }
    }
}

extension Connection {
    /// The hold lasts longer than the offer: whoever gives it to the next one comes before everybody else.
    private static var grace: Double { 120 }

    func offer(_ wish: Wish, to id: WaitID, seed: UInt64, now: Date) throws -> Bool {
        guard let wait = try wait(id), wait.state == .waiting, try !hasOffer(wait) else { return false }
        let seat: TakenSeat
        do { seat = try self.seat(for: wish, in: wait.organisation, seed: seed, now: now) } catch is AppointmentProblem { return false }
        guard let until = seat.offer.end(ofOffering: wish.start, at: seat.place, now) else { return false }
        let held = try insert(
            NewAppointment(wish: wish, seat: seat, side: .online, heldUntil: until + Self.grace, visitor: nil, person: Person(name: "")), now: now)
        let row = try row(
            """
            UPDATE appointment_wait SET
                state = 'offered', offers = offers + 1, appointment_id = \(held.id), offered_until = \(until), changed_at = \(now)
            WHERE id = \(id) RETURNING *
            """)
        guard let offered = try row.map(Wait.init) else { return false }
        try tell(.offered, offered, at: wait.person.email == nil ? OfferTime.awake(now, in: seat.place.details.zone) : now, now)
        return true
    }

    func offered(to wait: Wait) throws -> Appointment? {
        guard wait.state == .offered, let id = wait.appointment else { return nil }
        return try row("SELECT * FROM appointment WHERE id = \(id) AND state = 'held'").map(Appointment.init)
    }

    /// They did not take what was offered: it is never offered to them again.
    func pass(_ wait: Wait, goesBehind: Bool, seed: UInt64, now: Date) throws {
        let held = try offered(to: wait)
        if wait.offers >= Wait.mostOffers {
            try end(wait, .over, now: now)
        } else {
            let passed = wait.passed.union(held.map { [WaitWishes.mark(of: $0.start, at: $0.place)] } ?? [])
            try run(
                """
                UPDATE appointment_wait SET
                    state = 'waiting', offered_until = NULL, appointment_id = NULL, since = \(goesBehind ? now : wait.since),
                    passed = \(passed.sorted().joined(separator: " ")), changed_at = \(now)
                WHERE id = \(wait.id)
                """)
        }
        if let held { try giveToNext(held, seed: seed, now: now) }
    }

    func giveToNext(_ held: Appointment, seed: UInt64, now: Date) throws {
        try giveBack("id = \(held.id)")
        try offerFreed(held, seed: seed, now: now)
    }

    /// What comes free goes to the first who waits for it, before anybody else can see it; what is left of it, to the next ones.
    func offerFreed(_ freed: Appointment, seed: UInt64, now: Date) throws {
        guard freed.startDate > now, !freed.isOverbooked else { return }
        let waits = try rows(
            "SELECT * FROM appointment_wait WHERE organisation_id = \(freed.organisation) AND state = 'waiting' ORDER BY since, id"
        ).map(Wait.init)
        guard !waits.isEmpty, let place = try row("SELECT * FROM place WHERE id = \(freed.place)").map(Place.init), place.details.isShown else {
            return
        }
        let offers = try rows("SELECT * FROM appointment_type WHERE organisation_id = \(freed.organisation)").map(Offer.init)
        let day = place.details.day(of: freed.start)
        var schedule = try schedule(of: place, on: day, seed: seed, now: now)
        for wait in waits {
            guard let offer = offers.first(where: { $0.id == wait.wishes.type }), offer.keepsList, wait.wishes.suits(freed.start, at: place) else {
                continue
            }
            let party = wait.wishes.party
            let start = schedule.starts(for: offer, party, by: .waitingList, now: now, on: day...day).first {
                offer.taken(from: $0, party).overlaps(freed.taken) && wait.wants($0, at: place)
            }
            guard let start else { continue }
            let wish = Wish(type: offer.id, place: place.id, party: party, start: start, audience: .waitingList)
            if try self.offer(wish, to: wait.id, seed: seed, now: now) { schedule = try self.schedule(of: place, on: day, seed: seed, now: now) }
        }
    }

    private func schedule(of place: Place, on day: LocalDate, seed: UInt64, now: Date) throws -> PlaceSchedule {
        let desks = try rows("SELECT * FROM desk WHERE place_id = \(place.id) AND is_open ORDER BY id").map(Desk.init)
        return try schedule(of: place, desks, on: day...day, seed: seed, now: now)
    }
}
