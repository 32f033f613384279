import Core
import Foundation
import Storage

struct SQLOutgoingSMS: OutgoingSMSRepository {
    let database: any Database

    func list(of organisation: OrganisationID, atMost count: Int) async throws -> [OutgoingSMS] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM outgoing_sms WHERE organisation_id = \(organisation) ORDER BY id DESC LIMIT \(count)")
                .map(OutgoingSMS.init)
        }
    }

    func replay(_ id: OutgoingSMSID, of organisation: OrganisationID, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let changed = try connection.run(
                """
                UPDATE outgoing_sms SET state = 'waiting', last_error = NULL
                WHERE id = \(id) AND organisation_id = \(organisation) AND state <> 'sent'
                """)
            if changed == 1 { try PostWriting.enqueue(id, now: now, on: connection) }
            return changed == 1
        }
    }

    func take(_ id: OutgoingSMSID, until limit: Date, at now: Date) async throws -> TakenSMS? {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_sms SET attempts = attempts + 1, sending_until = \(limit)
                WHERE id = \(id) AND state = 'waiting' AND (sending_until IS NULL OR sending_until <= \(now))
                RETURNING to_number, text, unique_key
                """)
            if let row { return TakenSMS(sms: try SMS(row: row), key: try row.string("unique_key")) }
            let waiting = try connection.row("SELECT id FROM outgoing_sms WHERE id = \(id) AND state = 'waiting'")
            if waiting != nil { throw StillBeingSent() }
            return nil
        }
    }

    func markSent(_ id: OutgoingSMSID, at now: Date) async throws {
        try await database.write { try OutboxTable.messages.markSent(id, at: now, on: $0) }
    }

    func markRefused(_ id: OutgoingSMSID, because reason: String, isFinal: Bool, at now: Date) async throws {
        try await database.write { try OutboxTable.messages.markRefused(id, because: reason, isFinal: isFinal, at: now, on: $0) }
    }
}

extension SMS {
    init(row: Row) throws {
        self.init(to: try row.parsed("to_number", MobileNumber.init), text: try row.parsed("text", ShortText.init))
    }
}

extension OutgoingSMS {
    init(row: Row) throws {
        id = try row.id("id")
        sms = try SMS(row: row)
        createdAt = try row.date("created_at")
        state = try row.parsed("state", OutgoingMail.State.init)
        attempts = try row.int("attempts")
        sentAt = try row.optionalDate("sent_at")
        lastError = try row.optionalString("last_error")
    }
}
