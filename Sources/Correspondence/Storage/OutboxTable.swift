import Core
import Foundation
import Storage

/// What the tables of the outboxes have in common: how a message ends.
struct OutboxTable: Sendable {
    let name: SQL
    let channel: OutwardChannel

    static let mails = OutboxTable(name: "outgoing_mail", channel: .email)
    static let messages = OutboxTable(name: "outgoing_sms", channel: .sms)

    func markSent<Kind>(_ id: ID<Kind>, at now: Date, on connection: any Connection) throws {
        try connection.run("UPDATE \(name) SET state = 'sent', sent_at = \(now), sending_until = NULL, last_error = NULL WHERE id = \(id)")
    }

    func markRefused<Kind>(_ id: ID<Kind>, because reason: String, isFinal: Bool, at now: Date, on connection: any Connection) throws {
        let state = isFinal ? OutgoingMail.State.failed : .waiting
        let row = try connection.row(
            """
            UPDATE \(name) SET state = \(state.rawValue), sending_until = NULL, last_error = \(reason)
            WHERE id = \(id) AND state = 'waiting' RETURNING news
            """)
        guard isFinal, let row, try row.optionalString("news") != nil else { return }
        try OutboxWriting.giveUp(row.json("news"), by: channel, now: now, on: connection)
    }
}
