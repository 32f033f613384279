import Core
import Scheduling
import Storage

extension SQLBookings {
    /// Counted by place and reason: no person, no name.
    func figures(in span: Span, viewer: AgentViewer) async throws -> [FiguresKey: PlaceFigures] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT place_id, type_id, state, side, COUNT(*) AS number, SUM(to_minute - from_minute) AS minutes FROM appointment
                WHERE place_id IN (SELECT id FROM place WHERE \(viewer.seesPlaces)) AND start_minute >= \(span.start) AND start_minute < \(span.end)
                    AND state <> 'held'
                GROUP BY place_id, type_id, state, side
                """)
        }
        var figures: [FiguresKey: PlaceFigures] = [:]
        for row in rows {
            let key = FiguresKey(place: try row.id("place_id"), type: try row.id("type_id"))
            let state = try row.parsed("state", Appointment.State.init)
            figures[key, default: PlaceFigures()].add(
                try row.int("number"), state, try row.parsed("side", Booking.Side.init), minutes: try row.int("minutes"))
        }
        return figures
    }
}

extension PlaceFigures {
    fileprivate mutating func add(_ count: Int, _ state: Appointment.State, _ side: Booking.Side, minutes: Int) {
        booked += count
        if side == .offline { offline += count }
        if state.isCancelled { cancelled += count } else { taken += minutes }
        if state == .noshow { noshow += count }
        if state == .done || state == .arrived { received += count }
    }
}
