import Core
import Foundation
import Scheduling
import Storage

/// Appointments in the database. What takes time asks the engine again in the transaction that takes it, with the desks of the place locked.
struct SQLBookings: Bookings {
    let database: any Database
    let seed: UInt64

    func hold(_ wish: Wish, in organisation: OrganisationID, visitor: String, until: Date, now: Date) async throws -> Appointment {
        try await database.write { [seed] connection in
            try connection.giveBack("holder = \(SealedVisitor(browser: visitor).holder)")
            return try connection.take(wish, in: organisation, seed: seed, now: now) { wish, seat in
                NewAppointment(
                    wish: wish, seat: seat, side: .online, heldUntil: until, visitor: SealedVisitor(browser: visitor), person: Person(name: ""))
            }
        }
    }

    func book(_ reference: Reference, for person: Person, applications: [String], visitor: String, now: Date) async throws -> Appointment {
        let marks = SealedVisitor(browser: visitor).marks(of: reference)
        return try await database.write { [seed] connection in
            let row = try connection.row(
                "SELECT * FROM appointment WHERE reference = \(reference) AND visitor IN \(list: marks)\(connection.dialect.forUpdate)")
            guard let held = try row.map(Appointment.init) else { throw AppointmentProblem.holdExpired }
            guard held.state == .held else { return held }
            let asksProof = try connection.row("SELECT asks_proof FROM appointment_type WHERE id = \(held.type)")?.bool("asks_proof") ?? false
            guard person.isProven || !asksProof else { throw AppointmentProblem.proofMissing }
            try connection.askAgain(held, seed: seed, now: now)
            try connection.checkCaps(held, person, applications, now: now)
            try connection.confirmOthers(of: held, as: person, seed: seed, now: now)
            return try connection.confirm(held, person, applications, now: now)
        }
    }

    func release(_ reference: Reference, visitor: String) async throws {
        let marks = SealedVisitor(browser: visitor).marks(of: reference)
        try await database.write { try $0.giveBack("reference = \(reference) AND visitor IN \(list: marks)") }
    }

    func book(
        _ wish: Wish, for person: Person, applications: [String], overbooked: Bool, by viewer: AgentViewer, now: Date
    ) async throws -> Appointment {
        try await database.write { [seed] connection in
            let organisation = try connection.organisation(where: wish, overbooked: overbooked, for: viewer)
            try connection.checkAlone(applications, in: organisation, now: now)
            let make = { (wish: Wish, seat: TakenSeat) in
                NewAppointment(
                    wish: wish, seat: seat, side: .offline, person: person, applications: applications, agent: viewer.agent,
                    isOverbooked: overbooked)
            }
            let made =
                overbooked
                ? try connection.insert(make(wish, try connection.seatBesides(wish, in: organisation)), now: now)
                : try connection.take(wish, in: organisation, seed: seed, now: now, make)
            try connection.tell(.booked, of: made, now: now)
            return made
        }
    }

    func move(_ appointment: Appointment, to wish: Wish, now: Date) async throws -> Appointment {
        try await database.write { [seed] connection in
            let row = try connection.row(
                "SELECT * FROM appointment WHERE id = \(appointment.id) AND version = \(appointment.version) AND state = 'booked'"
                    + connection.dialect.forUpdate)
            guard let old = try row.map(Appointment.init) else { throw AppointmentProblem.changedMeanwhile }
            if old.group != nil { return try connection.moveGroup(old, to: wish, seed: seed, now: now) }
            let seat = try connection.seat(for: wish, in: old.organisation, excluding: old, seed: seed, now: now)
            let taken = seat.offer.taken(from: wish.start, wish.party)
            try connection.run(
                """
                UPDATE appointment SET
                    place_id = \(wish.place), desk_id = \(seat.desk), seat = \(seat.number), start_minute = \(wish.start),
                    minutes = \(seat.offer.type.length.minutes(for: wish.party)), from_minute = \(taken.start), to_minute = \(taken.end),
                    is_overbooked = \(false), version = version + 1
                WHERE id = \(old.id)
                """)
            try connection.takeRests(at: seat.desk, taken, by: wish.audience, now: now)
            let moved = try connection.appointment(old.id)
            try connection.note(old)
            try connection.note(moved)
            try connection.offerFreed(old, seed: seed, now: now)
            try connection.tell(.moved, of: moved, now: now)
            return moved
        }
    }

    func change(_ appointment: Appointment, to state: Appointment.State, now: Date) async throws {
        try await database.write { [seed] connection in
            // What a calendar need not know (they came, they were received) leaves the version as it is: a reminder is of a version.
            let changed = try connection.run(
                """
                UPDATE appointment SET
                    state = \(state.rawValue), version = version + \(state.isCancelled ? 1 : 0),
                    arrived_at = \(state == .arrived ? now : state == .booked ? nil : appointment.arrivedAt)
                WHERE id = \(appointment.id) AND version = \(appointment.version) AND state = \(appointment.state.rawValue)
                """)
            guard changed == 1 else { throw AppointmentProblem.changedMeanwhile }
            let others = try connection.others(of: appointment)
            try connection.changeOthers(of: appointment, to: state, now: now)
            guard state.isCancelled else { return }
            try connection.note(appointment)
            try connection.tell(.cancelled, of: try connection.appointment(appointment.group ?? appointment.id), now: now)
            for freed in [appointment] + others { try connection.offerFreed(freed, seed: seed, now: now) }
        }
    }

    func clean(before limit: Date) async throws -> Int {
        try await database.write { connection in
            try connection.run("DELETE FROM schedule_change WHERE id < (SELECT MAX(id) FROM schedule_change) - 400000")
            try connection.run("DELETE FROM freed_time WHERE until_minute < \(Int(limit.timeIntervalSince1970) / 60)")
            return try connection.run("DELETE FROM appointment WHERE state = 'held' AND held_until < \(limit)")
        }
    }

    /// Takes the person out of appointments that are over: when, where and how many people came stays, for the figures.
    /// - Returns: how many, at most five hundred.
    func anonymise(startedBefore limit: Date) async throws -> Int {
        try await database.write { connection in
            let old = try connection.rows(
                """
                SELECT id FROM appointment WHERE name <> '' AND start_minute < \(Int(limit.timeIntervalSince1970 / 60))
                ORDER BY start_minute LIMIT 500\(connection.dialect.forUpdate)
                """
            ).map { Int64(try $0.int("id")) }
            if old.isEmpty { return 0 }
            try connection.run("DELETE FROM appointment_visitor WHERE appointment_id IN \(list: old)")
            try connection.run("DELETE FROM appointment_application WHERE appointment_id IN \(list: old)")
            try connection.run("DELETE FROM appointment_declaration WHERE appointment_id IN \(list: old)")
            return try connection.run(
                """
                UPDATE appointment SET name = '', email = NULL, phone = '', tell_by = NULL, postal = '', visitor = NULL, holder = NULL,
                    applications = '', dossier_id = NULL,
                    dossier = NULL WHERE id IN \(list: old)
                """)
        }
    }
}
