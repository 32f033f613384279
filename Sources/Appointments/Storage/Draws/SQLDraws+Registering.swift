import Core
import Foundation
import Scheduling
import Storage

extension SQLDraws {
    func ask(_ new: NewRegistration, in draw: Draw, now: Date) async throws -> Registration {
        guard draw.takes(at: now) else { throw AppointmentProblem.registrationClosed }
        return try await database.write { connection in
            let asked = try connection.insert(new, in: draw, agent: nil, now: now)
            try connection.tell(.asked, asked.id, now)
            return asked
        }
    }

    func add(_ new: NewRegistration, in draw: Draw, by viewer: AgentViewer, now: Date) async throws -> Registration {
        try await database.write { connection in
            let made = try connection.insert(new, in: draw, agent: viewer.agent, now: now)
            return try connection.number(made, now: now)
        }
    }

    func confirm(_ id: RegistrationID, now: Date) async throws {
        try await database.write { connection in
            guard let asked = try connection.registration(id), asked.state == .asked else { return }
            _ = try connection.number(asked, now: now)
        }
    }

    func withdraw(_ id: RegistrationID, now: Date) async throws {
        try await database.write { connection in
            guard let found = try connection.registration(id), let draw = try connection.draw(found.draw) else { return }
            // Once lots are drawn, there is an appointment to cancel, or a list to leave.
            guard draw.state == .open else { return }
            try connection.run("DELETE FROM appointment_registration_application WHERE registration_id = \(id)")
            try connection.run(
                """
                UPDATE appointment_registration SET state = 'withdrawn', name = '', email = NULL, phone = '', address = '', applications = '', changed_at = \(now)
                WHERE id = \(id) AND state IN ('asked', 'registered')
                """)
        }
    }

    func find(registration: Reference) async throws -> Registration? {
        try await database.read {
            try $0.row("SELECT * FROM appointment_registration WHERE reference = \(registration)").map(Registration.init)
        }
    }

    func find(_ registration: RegistrationID) async throws -> Registration? {
        try await database.read { try $0.registration(registration) }
    }
}

extension Connection {
    func registration(_ id: RegistrationID) throws -> Registration? {
        try row("SELECT * FROM appointment_registration WHERE id = \(id)").map(Registration.init)
    }

    fileprivate func insert(_ new: NewRegistration, in draw: Draw, agent: AgentID?, now: Date) throws -> Registration {
        let row = try row(
            """
            INSERT INTO appointment_registration (
                draw_id, organisation_id, reference, wishes, name, email, phone, applications, state, agent_id, changed_at, address
            ) VALUES (
                \(draw.id), \(draw.organisation), \(Reference.random()), \(new.wishes.json), \(new.person.name), \(new.person.email?.description),
                \(new.person.phone), \(new.applications.joined(separator: " ")), 'asked', \(agent), \(now),
                \(new.person.address)
            ) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.unknownDraw }
        return try Registration(row: row)
    }

    /// They take part from now on, under the next number.
    fileprivate func number(_ asked: Registration, now: Date) throws -> Registration {
        guard let draw = try draw(asked.draw), draw.takes(at: now) else { throw AppointmentProblem.registrationClosed }
        // Under the lock: a second click on the link came meanwhile.
        guard try registration(asked.id)?.state == .asked else { return asked }
        try checkAlone(asked)
        try checkCaps(draw.type, in: draw.organisation, asked.person, asked.applications, now: now)
        let next = try row("UPDATE appointment_draw SET last_number = last_number + 1 WHERE id = \(draw.id) RETURNING last_number")?.int(
            "last_number")
        let row = try row(
            """
            UPDATE appointment_registration SET state = 'registered', number = \(next), changed_at = \(now) WHERE id = \(asked.id) RETURNING *
            """)
        guard let row else { throw AppointmentProblem.unknownDraw }
        for number in asked.applications {
            try run("INSERT INTO appointment_registration_application (draw_id, number, registration_id) VALUES (\(draw.id), \(number), \(asked.id))")
        }
        try tell(.registered, asked.id, now)
        return try Registration(row: row)
    }

    /// One registration for each proven contact, and for each pre-application. A number beside an e-mail was proven by nobody: it must not keep out
    /// the person whose it is.
    private func checkAlone(_ asked: Registration) throws {
        let phone = asked.person.phone
        let contact: SQL = asked.person.email.map { "email = \($0.description)" } ?? "email IS NULL AND phone = \(phone) AND phone <> ''"
        let query: SQL = "SELECT 1 AS one FROM appointment_registration WHERE draw_id = \(asked.draw) AND state = 'registered' AND \(contact)"
        if try row(query) != nil { throw AppointmentProblem.alreadyRegistered }
        let same = try row(
            "SELECT 1 AS one FROM appointment_registration_application WHERE draw_id = \(asked.draw) AND number IN \(list: asked.applications)")
        if same != nil { throw AppointmentProblem.alreadyRegistered }
    }
}
