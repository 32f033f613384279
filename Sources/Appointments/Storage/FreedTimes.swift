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

    func rests(of desks: [ReceiverID], now: Date) throws -> [ReceiverID: [Rest]] {
        let rows = try rows("SELECT * FROM freed_time WHERE desk_id IN \(list: desks) AND until_minute > \(Int(now.timeIntervalSince1970) / 60)")
        let rests = try rows.map { row in
            let span = Span(try row.int("from_minute"), try row.int("to_minute"))
            return (desk: try row.id("desk_id", of: ReceiverKind.self), rest: Rest(span, until: try row.int("until_minute")))
        }
        return Dictionary(grouping: rests, by: \.desk).mapValues { $0.map(\.rest) }
    }
}
