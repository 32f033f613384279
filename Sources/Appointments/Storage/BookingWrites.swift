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
    var applications: [String] = []
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
                draft_id, field, more_pieces, group_id, tell_by, postal, is_proven
            ) VALUES (
                \(seat.place.organisation), \(reference), \(wish.type), \(wish.place), \(seat.desk), \(seat.number), \(wish.start),
                \(seat.offer.type.length.minutes(for: wish.party)), \(taken.start), \(taken.end), \(new.side.rawValue),
                \(new.heldUntil == nil ? "booked" : "held"), \(new.heldUntil), \(new.visitor?.seal(reference)),
                \(new.visitor?.holder), 1, \(wish.party.people), \(wish.party.documents),
                \(new.person.name), \(new.person.email?.description), \(new.person.phone), 1, \(new.isOverbooked),
                \(new.applications.joined(separator: " ")), \(new.agent), \(now),
                \(new.question?.draft), \(new.question?.field), \((new.question?.pieces ?? []).joined(separator: "\n")), \(new.group),
                \(new.person.way?.rawValue), \(new.person.address), \(new.person.isProven)
            ) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.taken }
        let made = try Appointment(row: row)
        if new.heldUntil == nil { try list(new.applications, of: made.id) }
        if !new.isOverbooked { try takeRests(at: seat.desk, taken, by: wish.audience, now: now) }
        try note(wish.place, of: made.organisation, on: seat.place.details.day(of: wish.start), again: new.heldUntil)
        return made
    }

    /// Says that the free time around an appointment changed: its day in UTC and those around, whatever the clock there.
    /// - Parameter again: when it changes by itself once more.
    func note(_ appointment: Appointment, again: Date? = nil) throws {
        let day = LocalDate(Date(timeIntervalSince1970: Double(appointment.start * 60)), in: .gmt)
        try run(
            """
            INSERT INTO schedule_change (organisation_id, place_id, first_day, last_day, again_at)
            VALUES (\(appointment.organisation), \(appointment.place), \(day.adding(days: -1)), \(day.adding(days: 1)), \(again))
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
        let limits = try row("SELECT most_for_one, asks_proof FROM appointment_type WHERE id = \(type)")
        if let limits, let most = try limits.optionalInt("most_for_one") {
            for contact in try limits.bool("asks_proof") ? person.provenContact : person.contacts {
                let query: SQL = "SELECT COUNT(*) AS number FROM appointment WHERE \(contact) AND type_id = \(type)"
                let count = try row(query + " AND state = 'booked' AND start_minute > \(minute)")?.int("number") ?? 0
                if count >= most { throw AppointmentProblem.tooManyForOne }
            }
        }
        try checkAlone(applications, in: organisation, now: now)
    }

    /// One appointment to come for each pre-application, whoever books it.
    /// - Parameter appointment: theirs already.
    func checkAlone(_ applications: [String], in organisation: OrganisationID, but appointment: AppointmentID? = nil, now: Date) throws {
        if applications.isEmpty { return }
        let other = try row(
            """
            SELECT number FROM appointment_application JOIN appointment ON appointment.id = appointment_id
            WHERE number IN \(list: applications) AND organisation_id = \(organisation) AND state = 'booked'
                AND start_minute > \(Int(now.timeIntervalSince1970) / 60) AND appointment.id <> \(appointment ?? AppointmentID(0))
            ORDER BY number LIMIT 1
            """)
        if let other { throw AppointmentProblem.applicationTaken(try other.string("number")) }
    }

    /// How the State's engine, and the limit above, find it.
    func list(_ applications: [String], of appointment: AppointmentID) throws {
        for number in applications {
            try run("INSERT INTO appointment_application (number, appointment_id) VALUES (\(number), \(appointment)) ON CONFLICT DO NOTHING")
        }
    }

    func confirm(_ held: Appointment, _ person: Person, _ applications: [String], now: Date) throws -> Appointment {
        let row = try row(
            """
            UPDATE appointment SET
                state = 'booked', held_until = NULL, holder = NULL, name = \(person.name), email = \(person.email?.description), phone = \(person.phone),
                applications = \(applications.joined(separator: " ")), tell_by = \(person.way?.rawValue), postal = \(person.address),
                is_proven = \(person.isProven)
            WHERE id = \(held.id) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.holdExpired }
        try list(applications, of: held.id)
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
        if !appointment.applications.isEmpty { try declare(appointment.id, once: "\(appointment.version)", now: now) }
    }

    /// Has the State's service told of an appointment as it will be when the job runs.
    /// - Parameter once: one job for each of these; as many as are asked for when `nil`.
    func declare(_ appointment: AppointmentID, once: String? = nil, now: Date) throws {
        try Jobs.enqueue(
            kind: NationalDeclaration.jobKind, payload: ["id": .int(Int(appointment.rawValue))],
            uniqueKey: once.map { "national:\(appointment):\($0)" }, now: now, on: self)
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
