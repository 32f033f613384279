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
            try tellAnswered(wait, now: now)
        }
        if let held { try giveToNext(held, seed: seed, now: now) }
    }

    func giveToNext(_ held: Appointment, seed: UInt64, now: Date) throws {
        try giveBack("id = \(held.id)")
        try offerFreed(held, seed: seed, now: now)
    }

    /// What comes free goes to the first who waits for it, before anybody else can see it; what is left of it, to the next ones. The list is read some at a time,
    /// and no further than there is something to give: thousands may wait.
    func offerFreed(_ freed: Appointment, seed: UInt64, now: Date) throws {
        guard freed.startDate > now, !freed.isOverbooked else { return }
        try rest(freed, seed: seed, now: now)
        guard try somebodyWaits(in: freed.organisation) else { return }
        guard let place = try row("SELECT * FROM place WHERE id = \(freed.place)").map(Place.init), place.details.isShown else { return }
        let offers = try rows("SELECT * FROM appointment_type WHERE organisation_id = \(freed.organisation)").map(Offer.init)
        var left = FreedTime(freed, at: place, offers: offers.filter(\.keepsList), now: now)
        try left.read(schedule(of: place, on: left.day, seed: seed, now: now))
        var last: Wait?
        while !left.types.isEmpty {
            let waits = try waits(for: left, after: last)
            for wait in waits {
                guard let wish = left.wish(of: wait), try offer(wish, to: wait.id, seed: seed, now: now) else { continue }
                try left.read(schedule(of: place, on: left.day, seed: seed, now: now))
                if left.types.isEmpty { return }
            }
            guard waits.count == Self.atOnce else { return }
            last = waits.last
        }
    }

    /// How many of those who wait are read at once.
    private static var atOnce: Int { 50 }

    private func somebodyWaits(in organisation: OrganisationID) throws -> Bool {
        let query: SQL = "SELECT 1 AS one FROM appointment_wait WHERE organisation_id = \(organisation) AND state IN ('waiting', 'offered') LIMIT 1"
        return try row(query) != nil
    }

    /// The next ones who wait for that day and place, in the order of the list. Rides `appointment_wait_list`: SQLite takes a partial index only where its
    /// condition is written in the query.
    private func waits(for freed: FreedTime, after last: Wait?) throws -> [Wait] {
        let since = last?.since ?? Date(timeIntervalSince1970: 0)
        return try rows(
            """
            SELECT * FROM appointment_wait
            WHERE organisation_id = \(freed.organisation) AND state IN ('waiting', 'offered') AND state = 'waiting'
                AND since >= \(since) AND (since > \(since) OR id > \(last?.id ?? WaitID(0)))
                AND first_day <= \(freed.day) AND last_day >= \(freed.day) AND type_id IN \(list: freed.types)
                AND (weekdays = '' OR weekdays LIKE \("%\(freed.day.weekday)%")) AND (places = '' OR ' ' || places || ' ' LIKE \("% \(freed.place.id) %"))
            ORDER BY since, id LIMIT \(Self.atOnce)
            """
        ).map(Wait.init)
    }

    private func schedule(of place: Place, on day: LocalDate, seed: UInt64, now: Date) throws -> PlaceSchedule {
        let desks = try rows("SELECT * FROM desk WHERE place_id = \(place.id) AND is_open ORDER BY id").map(Desk.init)
        return try schedule(of: place, desks, on: day...day, seed: seed, now: now)
    }
}
