import Core
import Foundation
import Scheduling
import Storage

/// A row to be.
struct NewAppointment {
    let wish: Wish
    let seat: TakenSeat
    let side: Booking.Side
    var heldUntil: Date?
    var visitor: SealedVisitor?
    var person: Person
    var agent: AgentID?
    var isOverbooked = false
    var question: FormQuestion?
    var group: AppointmentID?
}

extension Connection {
    func appointment(_ id: AppointmentID) throws -> Appointment {
        guard let row = try row("SELECT * FROM appointment WHERE id = \(id)") else { throw AppointmentProblem.unknownAppointment }
        return try Appointment(row: row)
    }

    func insert(_ new: NewAppointment, now: Date) throws -> Appointment {
        let (wish, seat) = (new.wish, new.seat)
        let taken = seat.offer.taken(from: wish.start, wish.party)
        let reference = Reference.random()
        let row = try row(
            """
            INSERT INTO appointment (
                organisation_id, reference, type_id, place_id, desk_id, seat, start_minute, minutes, from_minute, to_minute, side, state, held_until,
                visitor, holder, is_sealed, people, documents, name, email, phone, version, is_overbooked, applications, agent_id, created_at,
                draft_id, field, more_pieces, group_id, tell_by, postal
            ) VALUES (
                \(seat.place.organisation), \(reference), \(wish.type), \(wish.place), \(seat.desk), \(seat.number), \(wish.start),
                \(seat.offer.type.length.minutes(for: wish.party)), \(taken.start), \(taken.end), \(new.side.rawValue),
                \(new.heldUntil == nil ? "booked" : "held"), \(new.heldUntil), \(new.visitor?.seal(reference)),
                \(new.visitor?.holder), 1, \(wish.party.people), \(wish.party.documents),
                \(new.person.name), \(new.person.email?.description), \(new.person.phone), 1, \(new.isOverbooked), '', \(new.agent), \(now),
                \(new.question?.draft), \(new.question?.field), \((new.question?.pieces ?? []).joined(separator: "\n")), \(new.group),
                \(new.person.way?.rawValue), \(new.person.address)
            ) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.taken }
        let made = try Appointment(row: row)
        if !new.isOverbooked { try takeRests(at: seat.desk, taken, by: wish.audience, now: now) }
        try note(wish.place, of: made.organisation, on: seat.place.details.day(of: wish.start), again: new.heldUntil)
        return made
    }

    /// Says that the free time around an appointment changed: its day in UTC and those around, whatever the clock there.
    func note(_ appointment: Appointment) throws {
        let day = LocalDate(Date(timeIntervalSince1970: Double(appointment.start * 60)), in: .gmt)
        try run(
            """
            INSERT INTO schedule_change (organisation_id, place_id, first_day, last_day)
            VALUES (\(appointment.organisation), \(appointment.place), \(day.adding(days: -1)), \(day.adding(days: 1)))
            """)
    }

    /// Ends holds before their time.
    func giveBack(_ holds: SQL) throws {
        for row in try rows("DELETE FROM appointment WHERE \(holds) AND state = 'held' RETURNING *") {
            let held = try Appointment(row: row)
            try note(held)
            if let group = held.group { try giveBack("group_id = \(group)") }
        }
    }

    /// A hold whose time is over may still be free: it is then theirs again, if one can still come.
    func askAgain(_ held: Appointment, seed: UInt64, now: Date) throws {
        guard let until = held.heldUntil, until <= now else { return }
        let wish = Wish(
            type: held.type, place: held.place, party: held.party, start: held.start, desk: held.desk,
            audience: held.side == .offline ? .agents : .online)
        do { _ = try seat(for: wish, in: held.organisation, excluding: held, seed: seed, now: now) } catch AppointmentProblem.taken {
            throw AppointmentProblem.holdExpired
        }
    }

    func checkCaps(_ held: Appointment, _ person: Person, _ applications: [String], now: Date) throws {
        try checkCaps(held.type, in: held.organisation, person, applications, now: now)
    }

    /// As many to come as one contact may have, and one for each pre-application.
    func checkCaps(
        _ type: AppointmentTypeID, in organisation: OrganisationID, _ person: Person, _ applications: [String], now: Date
    ) throws {
        let minute = Int(now.timeIntervalSince1970) / 60
        let most = try row("SELECT most_for_one FROM appointment_type WHERE id = \(type)")?.optionalInt("most_for_one")
        if let most {
            for contact in person.contacts {
                let query: SQL = "SELECT COUNT(*) AS number FROM appointment WHERE \(contact) AND type_id = \(type)"
                let count = try row(query + " AND state = 'booked' AND start_minute > \(minute)")?.int("number") ?? 0
                if count >= most { throw AppointmentProblem.tooManyForOne }
            }
        }
        for number in applications {
            let other = try row(
                """
                SELECT 1 AS one FROM appointment_application JOIN appointment ON appointment.id = appointment_id
                WHERE number = \(number) AND organisation_id = \(organisation) AND state = 'booked' AND start_minute > \(minute)
                """)
            if other != nil { throw AppointmentProblem.applicationTaken(number) }
        }
    }

    func confirm(_ held: Appointment, _ person: Person, _ applications: [String], now: Date) throws -> Appointment {
        let row = try row(
            """
            UPDATE appointment SET
                state = 'booked', held_until = NULL, holder = NULL, name = \(person.name), email = \(person.email?.description), phone = \(person.phone),
                applications = \(applications.joined(separator: " ")), tell_by = \(person.way?.rawValue), postal = \(person.address)
            WHERE id = \(held.id) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.holdExpired }
        for number in applications {
            try run("INSERT INTO appointment_application (number, appointment_id) VALUES (\(number), \(held.id)) ON CONFLICT DO NOTHING")
        }
        let booked = try Appointment(row: row)
        if let until = held.heldUntil, until <= now { try note(booked) }
        try tell(.booked, of: booked, now: now)
        return booked
    }

    /// Has the person told, and the State's engine, and the person once more two days before.
    func tell(_ what: AppointmentNews.What, of appointment: Appointment, now: Date) throws {
        try enqueue(AppointmentNews(what, of: appointment.id, version: appointment.version), at: now, now)
        let dayBefore = appointment.startDate - 48 * 3600
        if what != .cancelled, dayBefore > now + 12 * 3600 {
            try enqueue(AppointmentNews(.reminder, of: appointment.id, version: appointment.version), at: dayBefore, now)
        }
        if !appointment.applications.isEmpty {
            try Jobs.enqueue(
                kind: NationalDeclaration.jobKind, payload: ["id": .int(Int(appointment.id.rawValue))],
                uniqueKey: "national:\(appointment.id):\(appointment.version)", now: now, on: self)
        }
    }

    /// Has everyone told who has an appointment to come: with a new version, for their calendar (RFC 5545, SEQUENCE) and for the reminder, which is of one.
    func tellOtherwise(of offer: Offer, now: Date) throws {
        let told = try rows(
            """
            UPDATE appointment SET version = version + 1
            WHERE type_id = \(offer.id) AND organisation_id = \(offer.organisation) AND state = 'booked' AND start_minute > \(Int(now.timeIntervalSince1970) / 60)
            RETURNING *
            """
        ).map(Appointment.init)
        // Of those that were taken together, the first speaks for the others.
        for appointment in told where appointment.group == nil || appointment.group == appointment.id {
            try tell(.otherwise, of: appointment, now: now)
        }
    }

    func enqueue(_ news: AppointmentNews, at time: Date, _ now: Date) throws {
        try Jobs.enqueue(kind: AppointmentNews.jobKind, payload: news.payload, runAt: time, uniqueKey: news.key, now: now, on: self)
    }
}
