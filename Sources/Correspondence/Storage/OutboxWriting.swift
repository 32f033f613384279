import Core
import Foundation
import Storage

/// Writes mails into somebody's transaction.
enum OutboxWriting {
    static let job = "mail.send"

    /// - Parameter uniqueKey: of two mails with the same key, the second is ignored.
    static func add(
        _ mail: Mail, uniqueKey: String, organisation: OrganisationID, dossier: DossierID?, now: Date, on connection: any Connection
    ) throws {
        let row = try connection.row(
            """
            INSERT INTO outgoing_mail (
                organisation_id, dossier_id, from_name, from_address, reply_to, to_address, subject, text, html, message_id, created_at, state,
                attempts, unique_key
            ) VALUES (
                \(organisation), \(dossier), \(mail.from.name.description), \(mail.from.address.description), \(mail.replyTo?.description),
                \(mail.to.description), \(mail.subject.description), \(mail.text), \(mail.html), \(mail.messageID.description), \(now), 'waiting', 0,
                \(uniqueKey)
            ) ON CONFLICT (unique_key) DO NOTHING RETURNING id
            """)
        guard let id = try row?.id("id", of: OutgoingMailKind.self) else { return }
        for (position, part) in mail.attachments.enumerated() {
            try connection.run(
                """
                INSERT INTO outgoing_mail_part (mail_id, position, name, media_type, bytes)
                VALUES (\(id), \(position), \(part.name.description), \(part.mediaType), \(part.bytes))
                """)
        }
        try enqueue(id, now: now, on: connection)
    }

    static func enqueue(_ id: OutgoingMailID, now: Date, on connection: any Connection) throws {
        try Jobs.enqueue(kind: job, payload: ["id": .int(Int(id.rawValue))], now: now, on: connection)
    }
}
