import Core
import Foundation
import Scheduling
import Storage

/// Times chosen inside a form: held for its draft, booked in the transaction that files it.
extension SQLBookings {
    func hold(_ wish: Wish, in organisation: OrganisationID, for question: FormQuestion, visitor: String, until: Date, now: Date) async throws
        -> Appointment
    {
        try await database.write { [seed] connection in
            let mine: SQL = "draft_id = \(question.draft) AND field = \(question.field)"
            // Another time for the same: what was asked besides stays.
            let before = try connection.row("SELECT * FROM appointment WHERE \(mine) AND state = 'held'").map(Appointment.init)
            try connection.giveBack(mine)
            let seat = try connection.seat(for: wish, in: organisation, seed: seed, now: now)
            let held = try connection.insert(
                NewAppointment(
                    wish: wish, seat: seat, side: question.agent == nil ? .online : .offline, heldUntil: until, visitor: nil,
                    person: before?.person ?? Person(name: ""), applications: before?.applications ?? [], agent: question.agent,
                    question: question),
                now: now)
            if question.agent != nil { return held }
            try connection.run(
                """
                INSERT INTO appointment_visitor (appointment_id, visitor, is_sealed)
                VALUES (\(held.id), \(SealedVisitor(browser: visitor).seal(held.reference)), 1) ON CONFLICT DO NOTHING
                """)
            return held
        }
    }

    func kept(for draft: DraftID) async throws -> [String: Appointment] {
        try await database.read { connection in
            let rows = try connection.rows("SELECT * FROM appointment WHERE draft_id = \(draft) AND state = 'held'")
            return Dictionary(try rows.map { (try $0.string("field"), try Appointment(row: $0)) }) { first, _ in first }
        }
    }

    func keep(_ applications: [String], for field: String, of draft: DraftID, in organisation: OrganisationID, now: Date) async throws {
        try await database.write { connection in
            try connection.checkAlone(applications, in: organisation, now: now)
            let kept = try connection.run(
                """
                UPDATE appointment SET applications = \(applications.joined(separator: " "))
                WHERE draft_id = \(draft) AND field = \(field) AND state = 'held'
                """)
            guard kept == 1 else { throw AppointmentProblem.holdExpired }
        }
    }

    func giveBack(_ field: String, of draft: DraftID) async throws {
        try await database.write { try $0.giveBack("draft_id = \(draft) AND field = \(field)") }
    }

    func question(of appointment: AppointmentID) async throws -> (dossier: DossierID, field: String)? {
        try await database.read { connection in
            guard let row = try connection.row("SELECT dossier_id, field FROM appointment WHERE id = \(appointment)"),
                let dossier: DossierID = try row.optionalID("dossier_id"), let field = try row.optionalString("field")
            else { return nil }
            return (dossier, field)
        }
    }

    func list(of dossier: DossierID) async throws -> [Appointment] {
        try await database.read {
            try $0.rows("SELECT * FROM appointment WHERE dossier_id = \(dossier) ORDER BY start_minute, id").map(Appointment.init)
        }
    }
}

extension Connection {
    /// Whether an appointment is still at that version, and still the one of that question of a request.
    func isAsked(_ appointment: AppointmentID, at version: Int, by dossier: DossierID, _ field: String) throws -> Bool {
        try row("SELECT id FROM appointment WHERE id = \(appointment) AND version = \(version) AND dossier_id = \(dossier) AND field = \(field)")
            != nil
    }

    /// Books what a draft kept, for the request that it becomes. A question whose type is not booked by people holds wishes, and is left alone.
    /// - Throws: ``AppointmentProblem/holdExpired``, ``AppointmentProblem/tooManyForOne``, ``AppointmentProblem/applicationTaken(_:)``.
    func book(_ questions: [String: String], of draft: DraftID, for request: FiledWithTimes, seed: UInt64) throws {
        for (field, slug) in questions.sorted(by: { $0.key < $1.key }) {
            let type = try row("SELECT * FROM appointment_type WHERE organisation_id = \(request.organisation) AND slug = \(slug)").map(Offer.init)
            guard let type, type.details.isPublic || request.isByAgent else { continue }
            let found = try row("SELECT * FROM appointment WHERE draft_id = \(draft) AND field = \(field) AND state = 'held'\(dialect.forUpdate)")
            guard let held = try found.map(Appointment.init) else { throw AppointmentProblem.holdExpired }
            try askAgain(held, seed: seed, now: request.at)
            let person = request.person(of: held)
            if request.isByAgent {
                try checkAlone(held.applications, in: held.organisation, now: request.at)
            } else {
                try type.check(held.applications, for: held.party)
                guard person.isProven || !type.details.asksProof else { throw AppointmentProblem.proofMissing }
                try checkCaps(held, person, held.applications, now: request.at)
            }
            let booked = try confirm(held, person, held.applications, now: request.at)
            try run(
                """
                UPDATE appointment SET draft_id = NULL, visitor = NULL, dossier_id = \(request.dossier), dossier = \(request.reference)
                WHERE id = \(booked.id)
                """)
        }
        try giveBack("draft_id = \(draft)")
    }
}

extension FiledWithTimes {
    /// Whom the request names, at the contact that was proven with the time, if one was.
    fileprivate func person(of held: Appointment) -> Person {
        guard held.person.isProven else { return person }
        var proven = person
        (proven.email, proven.isProven) = (held.person.email, true)
        if held.person.email == nil { proven.phone = held.person.phone }
        return proven
    }
}
