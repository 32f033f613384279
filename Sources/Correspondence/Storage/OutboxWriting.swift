import Core
import Foundation
import Storage

/// Writes mails into somebody's transaction.
enum OutboxWriting {
    static let job = "mail.send"

    /// - Parameters:
    ///   - uniqueKey: of two mails with the same key, the second is ignored.
    ///   - news: what to tell another way if nobody can send it.
    static func add(
        _ mail: Mail, uniqueKey: String, organisation: OrganisationID, dossier: DossierID?, news: News? = nil, now: Date,
        on connection: any Connection
    ) throws {
        let row = try connection.row(
            """
            INSERT INTO outgoing_mail (
                organisation_id, dossier_id, from_name, from_address, reply_to, to_address, subject, text, html, message_id, created_at, state,
                attempts, unique_key, news
            ) VALUES (
                \(organisation), \(dossier), \(mail.from.name.description), \(mail.from.address.description), \(mail.replyTo?.description),
                \(mail.to.description), \(mail.subject.description), \(mail.text), \(mail.html), \(mail.messageID.description), \(now), 'waiting', 0,
                \(uniqueKey), \(news?.json)
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

    /// Says that a message will not reach its person: what it tells must be told another way.
    static func giveUp(_ news: JSON?, by channel: OutwardChannel, now: Date, on connection: any Connection) throws {
        guard var news = news.flatMap(News.init) else { return }
        news.tried.insert(channel)
        try Jobs.enqueue(kind: Job.kind(of: .messageGivenUp), payload: news.json, now: now, on: connection)
    }
}
