import Core
import Foundation
import Scheduling
import Storage

extension SQLDraws {
    /// So many are served in one transaction: nobody who books elsewhere waits long, and little is to be done again when one dies.
    static let servedAtOnce = 40

    func due(now: Date) async throws -> [DrawID] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT id FROM appointment_draw WHERE state IN ('open', 'drawing') AND (
                    draws_at <= \(now) OR beacon_at <= \(now) AND beacon_randomness IS NULL AND beacon_missed_at IS NULL
                ) ORDER BY draws_at, id
                """
            ).map { try $0.id("id") }
        }
    }

    func hurry(_ id: DrawID, now: Date) async throws {
        try await database.write { connection in
            guard let draw = try connection.draw(id), draw.waits(at: now), draw.hasItsChance else { throw AppointmentProblem.notAllowedNow }
            if draw.drawsAt > now { try connection.run("UPDATE appointment_draw SET draws_at = \(now) WHERE id = \(id)") }
        }
    }

    func step(_ id: DrawID, now: Date) async throws -> Bool {
        try await database.write { [seed] connection in
            guard let draw = try connection.draw(id) else { return false }
            if let promised = draw.promised, draw.awaitsRound(at: now) { try connection.ask(for: promised, of: id, now: now) }
            guard draw.drawsAt <= now, draw.hasItsChance else { return false }
            switch draw.state {
            case .open:
                try connection.drawLots(draw, seed: seed, now: now)
                return true
            case .drawing: return try connection.serve(draw, seed: seed, now: now)
            case .drawn, .cancelled: return false
            }
        }
    }

    func note(_ reading: Result<BeaconValue, BeaconFault>, of id: DrawID, now: Date) async throws {
        try await database.write { connection in
            guard let draw = try connection.draw(id), let promised = draw.promised, draw.awaitsRound(at: now) else { return }
            switch promised.outcome(of: reading, at: now) {
            case .read(let value):
                try connection.run(
                    """
                    UPDATE appointment_draw SET beacon_randomness = \(value.randomness), beacon_signature = \(value.signature), beacon_fault = NULL
                    WHERE id = \(id)
                    """)
            case .awaited(let fault): try connection.run("UPDATE appointment_draw SET beacon_fault = \(fault?.rawValue) WHERE id = \(id)")
            case .missed: try connection.run("UPDATE appointment_draw SET beacon_missed_at = \(now) WHERE id = \(id)")
            }
        }
    }
}

extension Connection {
    fileprivate func ask(for promised: PromisedRound, of id: DrawID, now: Date) throws {
        let reading = BeaconReading(of: id)
        try Jobs.enqueue(
            kind: BeaconReading.jobKind, payload: reading.payload, uniqueKey: reading.key(promised, at: now), now: now, on: self)
    }

    /// The order is written down before anybody is served: it is the same whoever goes on.
    fileprivate func drawLots(_ draw: Draw, seed: UInt64, now: Date) throws {
        let rows = try rows("SELECT id, number FROM appointment_registration WHERE draw_id = \(draw.id) AND state = 'registered'")
        let ids = Dictionary(try rows.map { (try $0.int("number"), try $0.id("id", of: RegistrationKind.self)) }) { first, _ in first }
        let order = DrawOrder.order(of: Array(ids.keys), seed: draw.key).enumerated().compactMap { rank, number in
            ids[number].map { (id: $0, rank: rank + 1) }
        }
        for start in stride(from: 0, to: order.count, by: 200) {
            let some = order[start..<min(start + 200, order.count)]
            let cases = SQL.joined(some.map { "WHEN \($0.id) THEN CAST(\($0.rank) AS BIGINT)" }, by: " ")
            try run("UPDATE appointment_registration SET rank = CASE id \(cases) END WHERE id IN \(list: some.map(\.id))")
        }
        let seats = try DrawnTimes(draw, on: self, seed: seed, now: now)?.seats ?? 0
        try run("UPDATE appointment_draw SET state = 'drawing', seats = \(seats) WHERE id = \(draw.id)")
    }

    /// - Returns: whether there are more to serve.
    fileprivate func serve(_ draw: Draw, seed: UInt64, now: Date) throws -> Bool {
        let next = try rows(
            """
            SELECT * FROM appointment_registration WHERE draw_id = \(draw.id) AND state = 'registered' ORDER BY rank LIMIT \(SQLDraws.servedAtOnce)
            """
        ).map(Registration.init)
        guard !next.isEmpty else {
            try run("UPDATE appointment_draw SET state = 'drawn', ended_at = \(now) WHERE id = \(draw.id)")
            try withhold(draw.type, of: draw.organisation)
            return false
        }
        // All at once and in the order of their ids: a draw of another type, on another node, waits instead of crossing this one.
        try run(lock: "place_id IN (SELECT id FROM place WHERE organisation_id = \(draw.organisation))")
        var times = try DrawnTimes(draw, on: self, seed: seed, now: now)
        for registration in next {
            if try isWithinCaps(registration, draw, now), let (wish, seat) = try times?.find(for: registration) {
                try give(seat, wish, to: registration, now: now)
                try times?.changed(wish)
            } else {
                try putOnList(registration, of: draw, isKept: times?.offer.keepsList ?? false, now: now)
            }
        }
        return true
    }

    /// They may have booked elsewhere since they registered.
    private func isWithinCaps(_ registration: Registration, _ draw: Draw, _ now: Date) throws -> Bool {
        do {
            try checkCaps(draw.type, in: draw.organisation, registration.person, registration.applications, now: now)
            return true
        } catch is AppointmentProblem { return false }
    }

    /// Booked like any other: told, moved and cancelled as they are. It takes nothing of the reserve, whoever registered them.
    private func give(_ seat: TakenSeat, _ wish: Wish, to registration: Registration, now: Date) throws {
        let made = try insert(NewAppointment(wish: wish, seat: seat, side: .online, person: registration.person), now: now)
        _ = try confirm(made, registration.person, registration.applications, now: now)
        try run(
            "UPDATE appointment_registration SET state = 'won', appointment_id = \(made.id), changed_at = \(now) WHERE id = \(registration.id)")
        // The appointment has it all now; whoever an agent entered may have to be called.
        guard !registration.isByAgent else { return }
        try run(
            "UPDATE appointment_registration SET name = '', email = NULL, phone = '', address = '', applications = '' WHERE id = \(registration.id)")
    }

    /// All since the hour of the draw, in its order: before whoever asks to wait later.
    private func putOnList(_ registration: Registration, of draw: Draw, isKept: Bool, now: Date) throws {
        var wait: WaitID?
        if isKept, registration.wishes.days.upperBound >= LocalDate(now, in: .gmt) {
            wait = try self.wait(of: registration.person, for: draw.type, in: draw.organisation)
            if wait == nil {
                wait = try insert(
                    registration.wishes, for: registration.person, in: draw.organisation, .waiting, agent: registration.isByAgent ? AgentID(0) : nil,
                    now: draw.drawsAt
                ).id
            }
        }
        try run("UPDATE appointment_registration SET state = 'lost', wait_id = \(wait), changed_at = \(now) WHERE id = \(registration.id)")
        try tell(.lost, registration.id, now)
    }

    /// The place in the list that they have already.
    private func wait(of person: Person, for type: AppointmentTypeID, in organisation: OrganisationID) throws -> WaitID? {
        for contact in person.contacts {
            let query: SQL = "SELECT id FROM appointment_wait WHERE organisation_id = \(organisation) AND type_id = \(type) AND \(contact)"
            if let found: WaitID = try row(query + " AND state IN ('waiting', 'offered')")?.id("id") { return found }
        }
        return nil
    }
}
