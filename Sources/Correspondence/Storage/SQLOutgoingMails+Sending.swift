import Core
import Foundation
import Storage

extension SQLOutgoingMails {
    func take(_ id: OutgoingMailID, until limit: Date, at now: Date) async throws -> TakenMail? {
        try await database.write { connection in
            let row = try connection.row(
                """
                UPDATE outgoing_mail SET attempts = attempts + 1, sending_until = \(limit)
                WHERE id = \(id) AND state = 'waiting' AND text IS NOT NULL AND (sending_until IS NULL OR sending_until <= \(now))
                RETURNING \(Mail.columns), created_at
                """)
            guard let row else { return try Self.nothingToTake(id, on: connection) }
            let parts = try connection.rows("SELECT name, media_type, bytes FROM outgoing_mail_part WHERE mail_id = \(id) ORDER BY position")
            return TakenMail(mail: try Mail(row: row, attachments: try parts.map(MailAttachment.init)), writtenAt: try row.date("created_at"))
        }
    }

    private static func nothingToTake(_ id: OutgoingMailID, on connection: any Connection) throws -> TakenMail? {
        let waiting = try connection.row("SELECT id FROM outgoing_mail WHERE id = \(id) AND state = 'waiting' AND text IS NOT NULL")
        if waiting != nil { throw StillBeingSent() }
        return nil
    }

    func markSent(_ id: OutgoingMailID, at now: Date) async throws {
        try await database.write { try OutboxTable.mails.markSent(id, at: now, on: $0) }
    }

    func markRefused(_ id: OutgoingMailID, because reason: String, isFinal: Bool, at now: Date) async throws {
        try await database.write { try OutboxTable.mails.markRefused(id, because: reason, isFinal: isFinal, at: now, on: $0) }
    }

    func eraseSentContent(before limit: Date, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            let rows = try connection.rows(
                """
                UPDATE outgoing_mail SET text = NULL, html = NULL
                WHERE id IN (
                    SELECT id FROM outgoing_mail WHERE state = 'sent' AND text IS NOT NULL AND sent_at < \(limit) ORDER BY sent_at LIMIT \(count)
                ) RETURNING id
                """)
            let ids = try rows.map { try $0.id("id", of: OutgoingMailKind.self) }
            try connection.run("DELETE FROM outgoing_mail_part WHERE mail_id IN \(list: ids)")
            return ids.count
        }
    }

    /// Erases the mails and the short messages that are about no request, with their addresses and their subjects: no erasure of a request takes them away.
    /// - Returns: how many; at most so many of each at once.
    func eraseApart(before limit: Date, atMost count: Int) async throws -> Int {
        try await database.write { connection in
            var erased = 0
            for table: SQL in ["outgoing_mail", "outgoing_sms"] {
                erased += try connection.run(
                    """
                    DELETE FROM \(table) WHERE id IN (
                        SELECT id FROM \(table) WHERE dossier_id IS NULL AND created_at < \(limit) ORDER BY created_at LIMIT \(count)
                    )
                    """)
            }
            return erased
        }
    }
}
