import Core
import Foundation
import Scheduling
import Storage

/// Times that were given back and rest before everyone sees them. The moment is written when the time is freed, in the same transaction, and looked at when
/// free time is read: nothing has to run for it to pass.
extension Connection {
    /// **Before it is offered to those who wait**, who do not wait for its rest to end: what they do not take is still at rest.
    func rest(_ freed: Appointment, seed: UInt64, now: Date) throws {
        guard let row = try row("SELECT * FROM appointment_type WHERE id = \(freed.type)") else { return }
        let offer = try Offer(row: row)
        let rest = Rest(
            freed.taken, freedAt: Int(now.timeIntervalSince1970), most: offer.details.restMinutes,
            bookableUntil: freed.start - offer.type.leadTime.minimum / 60, by: freed.desk, seed: seed)
        guard let rest else { return }
        try run(
            """
            INSERT INTO freed_time (organisation_id, desk_id, from_minute, to_minute, until_minute)
            VALUES (\(freed.organisation), \(freed.desk), \(rest.span.start), \(rest.span.end), \(rest.until))
            """)
    }

    /// Agents and those who wait take what rests before what everyone sees: where several are received at once, nobody loses a place that they were shown.
    func takeRests(at desk: ReceiverID, _ taken: Span, by audience: Audience, now: Date) throws {
        guard audience == .agents || audience == .waitingList else { return }
        let found = try rows(
            """
            SELECT * FROM freed_time
            WHERE desk_id = \(desk) AND until_minute > \(Int(now.timeIntervalSince1970) / 60) AND from_minute < \(taken.end) AND to_minute > \(taken.start)
            ORDER BY from_minute, until_minute DESC
            """)
        // One place's worth: those that follow each other, not those side by side.
        var (end, ids): (Minute, [Int64]) = (.min, [])
        for row in found where try row.int("from_minute") >= end {
            end = try row.int("to_minute")
            ids.append(Int64(try row.int("id")))
        }
        if !ids.isEmpty { try run("DELETE FROM freed_time WHERE id IN \(list: ids)") }
    }

    func rests(of desks: [ReceiverID], now: Date) throws -> [ReceiverID: [Rest]] {
        let rows = try rows("SELECT * FROM freed_time WHERE desk_id IN \(list: desks) AND until_minute > \(Int(now.timeIntervalSince1970) / 60)")
        let rests = try rows.map { row in
            let span = Span(try row.int("from_minute"), try row.int("to_minute"))
            return (desk: try row.id("desk_id", of: ReceiverKind.self), rest: Rest(span, until: try row.int("until_minute")))
        }
        return Dictionary(grouping: rests, by: \.desk).mapValues { $0.map(\.rest) }
    }
}
