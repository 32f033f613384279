import Core
import Storage

struct SQLContactTally: ContactTally {
    let database: any Database

    func count(_ contact: CountedContact, on day: LocalDate, by viewer: AgentViewer) async throws {
        guard viewer.units.contains(contact.unit) else { throw ReceptionProblem.unknownUnit }
        _ = try await database.write { connection in
            try connection.run(
                """
                INSERT INTO counted_contact (organisation_id, unit_id, day, way, subject, outcome, number)
                VALUES (\(viewer.organisation), \(contact.unit), \(day), \(contact.way.rawValue), \(contact.subject.description),
                    \(contact.outcome.rawValue), 1)
                ON CONFLICT (unit_id, day, way, subject, outcome) DO UPDATE SET number = counted_contact.number + 1
                """)
        }
    }

    func takeBack(_ contact: CountedContact, on day: LocalDate, by viewer: AgentViewer) async throws -> Bool {
        guard viewer.units.contains(contact.unit) else { return false }
        return try await database.write { connection in
            let one: SQL = """
                unit_id = \(contact.unit) AND day = \(day) AND way = \(contact.way.rawValue) AND subject = \(contact.subject.description)
                AND outcome = \(contact.outcome.rawValue)
                """
            if try connection.run("UPDATE counted_contact SET number = number - 1 WHERE \(one) AND number > 1") == 1 { return true }
            return try connection.run("DELETE FROM counted_contact WHERE \(one) AND number = 1") == 1
        }
    }

    func counts(from first: LocalDate, through last: LocalDate, for viewer: AgentViewer) async throws -> [ContactCount] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT unit_id, way, subject, outcome, CAST(SUM(number) AS BIGINT) AS number FROM counted_contact
                WHERE unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation) AND day >= \(first) AND day <= \(last)
                GROUP BY unit_id, way, subject, outcome ORDER BY unit_id, subject, way, outcome
                """
            ).map(ContactCount.init)
        }
    }
}

extension ContactCount {
    init(row: Row) throws {
        contact = CountedContact(
            unit: try row.id("unit_id"), way: try row.parsed("way", CountedContact.Way.init),
            subject: try row.parsed("subject") { CountedContact.Subject($0) }, outcome: try row.parsed("outcome", CountedContact.Outcome.init))
        number = try row.int("number")
    }
}
