import Core
import Foundation
import Scheduling
import Storage

extension SQLQueues {
    func waits(at place: PlaceID, on days: ClosedRange<LocalDate>) async throws -> [Int: Waits] {
        try await database.read { connection in
            var waits: [Int: Waits] = [:]
            for row in try connection.rows(
                """
                SELECT hour, minutes, CAST(SUM(people) AS BIGINT) AS people FROM (
                    SELECT hour, minutes, people FROM queue_wait
                    WHERE place_id = \(place) AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
                    UNION ALL
                    SELECT hour, \(Self.minutes), 1 AS people FROM queue_ticket
                    WHERE place_id = \(place) AND day >= \(days.lowerBound) AND day <= \(days.upperBound) AND state IN ('called', 'done', 'left')
                ) AS waited GROUP BY hour, minutes
                """)
            {
                let (minutes, people) = (try row.int("minutes"), try row.int("people"))
                var one = Waits()
                if minutes < 0 { one.addLeft(people) } else { one.add(minutes: minutes, count: people) }
                let hour = try row.int("hour")
                waits[hour] = (waits[hour] ?? Waits()) + one
            }
            return waits
        }
    }

    func close(before day: LocalDate, of organisation: OrganisationID) async throws -> Int {
        try await database.write { connection in
            let over: SQL = "day < \(day) AND place_id IN (SELECT place_id FROM queue_place WHERE organisation_id = \(organisation))"
            try connection.run(
                """
                INSERT INTO queue_wait (place_id, queue_id, day, hour, minutes, people)
                SELECT place_id, queue_id, day, hour, minutes, COUNT(*) FROM (
                    SELECT place_id, queue_id, day, hour, \(Self.minutes) FROM queue_ticket WHERE \(over)
                ) AS waited WHERE true GROUP BY place_id, queue_id, day, hour, minutes
                ON CONFLICT (place_id, day, queue_id, hour, minutes) DO UPDATE SET people = queue_wait.people + excluded.people
                """)
            return try connection.run("DELETE FROM queue_ticket WHERE \(over)")
        }
    }

    /// From the ticket, or from the hour of the appointment for those who came before it, to the first call. Whoever was never received left.
    private static let minutes: SQL = """
        CASE WHEN state IN ('waiting', 'left') THEN -1
            WHEN called_at <= taken_at OR (due_at IS NOT NULL AND called_at <= due_at) THEN 0
            WHEN due_at > taken_at THEN (called_at - due_at) / 60000000 ELSE (called_at - taken_at) / 60000000 END AS minutes
        """
}
