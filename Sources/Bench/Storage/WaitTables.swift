import Core
import Foundation
import Scheduling
import Storage

/// Those who wait, invented behind the product's back.
struct WaitTables: Sendable {
    let database: any Storage.Database

    /// Behind those who are there, for that place and from March to September.
    func fill(_ count: Int, of organisation: OrganisationID, at place: PlaceID, weekday: Int?) async throws {
        let weekdays = weekday.map { "\($0)" } ?? ""
        try await database.write { connection in
            let since = try (connection.row("SELECT COUNT(*) AS number FROM appointment_wait")?.int("number") ?? 0) * 1_000_000
            for number in 0..<count {
                try connection.run(
                    """
                    INSERT INTO appointment_wait (
                        organisation_id, reference, type_id, places, first_day, last_day, weekdays, people, documents, name, email, phone, state,
                        since, offers, passed, changed_at
                    ) VALUES (
                        \(organisation), \(Reference.random()), (SELECT MAX(id) FROM appointment_type), \("\(place)"), '2026-03-02', '2026-09-02',
                        \(weekdays), 1, 1, 'Personne', \("attend\(since)-\(number)@exemple.fr"), '', 'waiting', \(since + number), 0, '', 0
                    )
                    """)
            }
        }
    }

    func forget() async throws {
        _ = try await database.write { try $0.run("DELETE FROM appointment_wait") }
    }

    /// A write that changes nothing, of a table that is there: what it costs is its turn.
    func writeNothing() async throws {
        _ = try await database.write { try $0.run("UPDATE schema_migration SET name = name WHERE name = ''") }
    }
}
