import Core
import Foundation
import Storage

extension SQLBookings {
    func askProof(of person: Person, applications: [String], for reference: Reference, visitor: String, until: Date, now: Date) async throws {
        let marks = SealedVisitor(browser: visitor).marks(of: reference)
        try await database.write { [seed] connection in
            let row = try connection.row(
                "SELECT * FROM appointment WHERE reference = \(reference) AND visitor IN \(list: marks)\(connection.dialect.forUpdate)")
            guard let held = try row.map(Appointment.init), held.state == .held, let before = held.heldUntil else {
                throw AppointmentProblem.holdExpired
            }
            try connection.askAgain(held, seed: seed, now: now)
            try connection.checkAlone(applications, in: held.organisation, now: now)
            // Once: who asks for code after code keeps nobody waiting longer.
            let kept = held.person.writtenTo.isEmpty ? max(before, until) : before
            try connection.run("UPDATE appointment SET held_until = \(kept) WHERE (id = \(held.id) OR group_id = \(held.id)) AND state = 'held'")
            try connection.run(
                """
                UPDATE appointment SET name = \(person.name), email = \(person.email?.description), phone = \(person.phone),
                    tell_by = \(person.way?.rawValue), postal = \(person.address), applications = \(applications.joined(separator: " "))
                WHERE id = \(held.id)
                """)
            if kept != before { try connection.note(held, again: kept) }
            try connection.sendCode(of: held.id, now: now)
        }
    }

    func askProof(of contact: Person, for field: String, of draft: DraftID, now: Date) async throws {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE appointment SET email = \(contact.email?.description), phone = \(contact.phone), is_proven = \(false)
                WHERE draft_id = \(draft) AND field = \(field) AND state = 'held' RETURNING id
                """)
            guard let id: AppointmentID = try row?.id("id") else { throw AppointmentProblem.holdExpired }
            try connection.sendCode(of: id, now: now)
        }
    }

    func prove(_ contact: Person, for field: String, of draft: DraftID) async throws {
        let proven = try await database.write { connection in
            try connection.run(
                """
                UPDATE appointment SET is_proven = \(true)
                WHERE draft_id = \(draft) AND field = \(field) AND state = 'held' AND COALESCE(email, phone) = \(contact.writtenTo)
                """)
        }
        guard proven == 1 else { throw AppointmentProblem.holdExpired }
    }
}

extension Connection {
    fileprivate func sendCode(of held: AppointmentID, now: Date) throws {
        try Jobs.enqueue(kind: ProofNews.jobKind, payload: ProofNews(of: held).payload, now: now, on: self)
    }
}
