import Core
import Foundation
import Storage

extension Migration {
    /// Erasing a request erases what came by mail about it, without reading every mail.
    static let messagesOfRequests = Migration(
        "2026-11-22 inbound messages of requests",
        ["CREATE INDEX inbound_message_reference ON inbound_message(reference) WHERE reference IS NOT NULL"])
}

/// What came by mail about requests that are erased.
enum ErasedMessages {
    static let job = "mail.forget"

    /// In the transaction of the erasure. The raw messages, which a transaction cannot hold, are shredded by a job that it orders.
    static func erase(of references: [Reference], now: Date, on connection: any Connection) throws {
        let erased = try connection.rows("DELETE FROM inbound_message WHERE reference IN \(list: references) RETURNING raw").map {
            try $0.string("raw")
        }
        let named = try connection.rows("SELECT raw FROM inbound_message WHERE raw IN \(list: erased)").map { try $0.string("raw") }
        let raws = Set(erased).subtracting(named).sorted()
        if raws.isEmpty { return }
        try Jobs.enqueue(kind: job, payload: ["raws": .array(raws.map(JSON.string))], now: now, on: connection)
    }
}

extension ReceptionFeature {
    /// **Erases for good** the messages that were attached to these requests, or became them.
    public static func erase(of references: [Reference], now: Date, on connection: any Connection) throws {
        try ErasedMessages.erase(of: references, now: now, on: connection)
    }

    public static let personalTables = ["inbound_message", "inbound_message_act"]
}
