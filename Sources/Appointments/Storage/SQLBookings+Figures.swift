import Core
import Scheduling
import Storage

extension SQLBookings {
    /// Counted by place: no person, no name.
    func figures(in span: Span, viewer: AgentViewer) async throws -> [PlaceID: PlaceFigures] {
        let rows = try await database.read { connection in
            try connection.rows(
                """
                SELECT place_id, state, side, COUNT(*) AS number, SUM(to_minute - from_minute) AS minutes FROM appointment
                WHERE place_id IN (SELECT id FROM place WHERE \(viewer.seesPlaces)) AND start_minute >= \(span.start) AND start_minute < \(span.end)
                    AND state <> 'held'
                GROUP BY place_id, state, side
                """)
        }
        var figures: [PlaceID: PlaceFigures] = [:]
        for row in rows {
            let (place, state) = (try row.id("place_id", of: PlaceKind.self), try row.parsed("state", Appointment.State.init))
            figures[place, default: PlaceFigures()].add(
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
