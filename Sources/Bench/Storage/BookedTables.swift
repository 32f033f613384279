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
    ///
    /// Desk after desk, not day after day: indexes begin with the desk, and each of six million rows would else go to a page of its own
    /// (more than half an hour, against minutes).
    /// - Returns: how many.
    func fill(days: [(morning: Int, afternoon: Int)], percent: Int) async throws -> Int {
        let desks = try await prepare(days)
        var sum = 0
        for first in stride(from: desks.lowerBound, through: desks.upperBound, by: 50) {
            sum += try await database.write { connection in
                try connection.run(
                    """
                    WITH RECURSIVE slot(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM slot WHERE number < 17),
                        chosen(desk, place, organisation, start) AS (
                            SELECT desk.id, desk.place_id, desk.organisation_id,
                                CASE WHEN slot.number < 12 THEN morning + 15 * slot.number ELSE afternoon + 15 * (slot.number - 12) END
                            FROM desk JOIN place ON place.id = desk.place_id CROSS JOIN bench_day CROSS JOIN slot
                            WHERE desk.id BETWEEN \(first) AND \(first + 49) AND commune LIKE 'Banc %'
                                AND (desk.id * 7919 + bench_day.number * 104729 + slot.number * 15485863) % 1009 % 100 < \(percent)
                        )
                    INSERT INTO appointment (
                        organisation_id, reference, type_id, place_id, desk_id, seat, start_minute, minutes, from_minute, to_minute, side, state,
                        people, documents, name, phone, version, is_overbooked, applications, created_at
                    ) SELECT organisation, 'banc-' || desk || '-' || start, (SELECT MAX(id) FROM appointment_type), place, desk, 1, start, 15, start,
                        start + 15, 'online', 'booked', 1, 1, 'Amina Diallo', '', 1, 0, '', 0 FROM chosen ORDER BY desk, start
                    """)
            }
        }
        return sum
    }

    /// - Returns: the numbers of the desks.
    private func prepare(_ days: [(morning: Int, afternoon: Int)]) async throws -> ClosedRange<Int> {
        try await database.write { connection in
            try connection.run("CREATE TABLE IF NOT EXISTS bench_day (number INTEGER PRIMARY KEY, morning INTEGER, afternoon INTEGER)")
            try connection.run("DELETE FROM bench_day")
            for (number, day) in days.enumerated() {
                try connection.run("INSERT INTO bench_day VALUES (\(number), \(day.morning), \(day.afternoon))")
            }
            let row = try connection.row("SELECT MIN(id) AS first, MAX(id) AS last FROM desk")
            return try (row?.int("first") ?? 1)...(row?.int("last") ?? 1)
        }
    }
}
