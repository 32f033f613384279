import Core
import Foundation
import Scheduling
import Storage

extension SQLWaitingList {
    func others(in organisation: OrganisationID, at places: [PlaceID]?, of wait: WaitID?, now: Date) async throws -> [WaitID: OthersOfContact] {
        let minute = Int(now.timeIntervalSince1970) / 60
        let one: SQL = wait.map { "AND appointment_wait.id = \($0)" } ?? ""
        let there: SQL = places.map { "AND appointment.place_id IN \(list: $0)" } ?? ""
        return try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT appointment.*, appointment_wait.id AS wait_id FROM appointment_wait JOIN appointment
                    ON appointment.type_id = appointment_wait.type_id
                        AND (appointment.email = appointment_wait.email OR appointment_wait.email IS NULL
                            AND appointment.phone = appointment_wait.phone AND appointment_wait.phone <> '')
                WHERE appointment_wait.organisation_id = \(organisation) AND appointment_wait.state = 'offered' AND appointment.state = 'booked'
                    AND appointment.start_minute > \(minute) \(one) \(there)
                ORDER BY appointment.start_minute, appointment.id
                """)
            return Dictionary(grouping: try rows.map { (try $0.id("wait_id", of: WaitKind.self), try Appointment(row: $0)) }, by: \.0)
                .mapValues { OthersOfContact(appointments: $0.map(\.1)) }
        }
    }

    func accept(_ id: WaitID, _ answer: OfferAnswer, visitor: String?, now: Date) async throws -> Appointment {
        try await database.write { [seed] connection in
            guard let wait = try connection.wait(id), let offered = wait.appointment else { throw AppointmentProblem.offerOver }
            if wait.state == .served { return try connection.appointment(offered) }
            let row = try connection.row("SELECT * FROM appointment WHERE id = \(offered) AND state = 'held'\(connection.dialect.forUpdate)")
            guard wait.state == .offered, let until = wait.offeredUntil, now < until, let held = try row.map(Appointment.init) else {
                throw AppointmentProblem.offerOver
            }
            let old = try answer.givingUp.map { try connection.giveUp($0, for: held, of: wait, now: now) }
            try connection.checkCaps(held, wait.person, answer.applications, now: now)
            var person = wait.person
            // A place on the list does not say how to tell somebody, nor, but for a visit, where they live: what the first appointment knew goes on.
            if let old { (person.way, person.address) = (old.person.way, person.address.isEmpty ? old.person.address : person.address) }
            let booked = try connection.confirm(held, person, answer.applications, now: now)
            if let visitor { try connection.open(booked, to: visitor) }
            if let old { try connection.handOver(from: old, to: booked, now: now) }
            try connection.end(wait, .served, now: now)
            if let old { try connection.offerFreed(old, seed: seed, now: now) }
            return booked
        }
    }
}

extension Connection {
    fileprivate func open(_ booked: Appointment, to visitor: String) throws {
        try run(
            """
            INSERT INTO appointment_visitor (appointment_id, visitor, is_sealed)
            VALUES (\(booked.id), \(SealedVisitor(browser: visitor).seal(booked.reference)), 1) ON CONFLICT DO NOTHING
            """)
    }

    /// Cancels the later one: theirs, for the same, and still to come. Theirs by the contact to which the list wrote, and which answered: a number
    /// beside an e-mail was proven by nobody, and may be somebody else's.
    fileprivate func giveUp(_ id: AppointmentID, for held: Appointment, of wait: Wait, now: Date) throws -> Appointment {
        let contact: SQL = wait.person.email.map { "email = \($0.description)" } ?? "phone = \(wait.person.phone) AND phone <> ''"
        let row = try row(
            """
            UPDATE appointment SET state = 'excused', version = version + 1
            WHERE id = \(id) AND organisation_id = \(held.organisation) AND type_id = \(held.type) AND state = 'booked' AND group_id IS NULL
                AND start_minute > \(held.start) AND \(contact)
            RETURNING *
            """)
        guard let old = try row.map(Appointment.init) else { throw AppointmentProblem.changedMeanwhile }
        try note(old)
        try tell(.cancelled, of: old, now: now)
        return old
    }

    /// The request that the first was booked with has the second now: its answer follows.
    fileprivate func handOver(from old: Appointment, to booked: Appointment, now: Date) throws {
        guard old.dossier != nil else { return }
        try run(
            """
            UPDATE appointment SET
                dossier_id = (SELECT dossier_id FROM appointment WHERE id = \(old.id)), dossier = (SELECT dossier FROM appointment WHERE id = \(old.id)),
                field = (SELECT field FROM appointment WHERE id = \(old.id)), more_pieces = (SELECT more_pieces FROM appointment WHERE id = \(old.id))
            WHERE id = \(booked.id)
            """)
        try run("UPDATE appointment SET dossier_id = NULL, dossier = NULL, field = NULL WHERE id = \(old.id)")
        try enqueue(AppointmentNews(.replaced, of: booked.id, version: booked.version), at: now, now)
    }
}
