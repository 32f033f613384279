import Core
import Foundation
import Storage

/// The appointments of a town, counted and invented behind the product's back.
struct BookedTables: Sendable {
    let database: any Database

    func booked() async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) AS number FROM appointment WHERE state = 'booked'")?.int("number") ?? 0 }
    }

    /// Pairs that share a seat at the same time.
    func doubles() async throws -> Int {
        try await database.read { connection in
            try connection.row(
                """
                SELECT COUNT(*) AS number FROM appointment one JOIN appointment other ON other.desk_id = one.desk_id
                    AND other.from_minute < one.to_minute AND one.from_minute < other.to_minute AND other.from_minute > one.from_minute - 600
                    AND other.id > one.id AND other.seat = one.seat AND other.state NOT IN ('excused', 'revoked')
                WHERE one.state NOT IN ('excused', 'revoked')
                """
            )?.int("number") ?? 0
        }
    }

    /// Books a share of the quarters of an hour of every invented desk: twelve in the morning, six in the afternoon.
    /// - Returns: how many.
    func fill(days: [(morning: Int, afternoon: Int)], percent: Int) async throws -> Int {
        var sum = 0
        for (number, day) in days.enumerated() {
            sum += try await database.write { connection in
                try connection.run(
                    """
                    WITH RECURSIVE slot(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM slot WHERE number < 17),
                        chosen(desk, place, organisation, start) AS (
                            SELECT desk.id, desk.place_id, desk.organisation_id,
                                CASE WHEN number < 12 THEN \(day.morning) + 15 * number ELSE \(day.afternoon) + 15 * (number - 12) END
                            FROM desk JOIN place ON place.id = desk.place_id CROSS JOIN slot
                            WHERE commune LIKE 'Banc %' AND (desk.id * 7919 + number * 104729 + \(number * 15_485_863)) % 1009 % 100 < \(percent)
                        )
                    INSERT INTO appointment (
                        organisation_id, reference, type_id, place_id, desk_id, seat, start_minute, minutes, from_minute, to_minute, side, state,
                        people, documents, name, phone, version, is_overbooked, applications, created_at
                    ) SELECT organisation, 'banc-' || desk || '-' || start, (SELECT MAX(id) FROM appointment_type), place, desk, 1, start, 15, start,
                        start + 15, 'online', 'booked', 1, 1, 'Amina Diallo', '', 1, 0, '', 0 FROM chosen
                    """)
            }
        }
        return sum
    }
}
