import Core
import Storage

extension OutgoingMail {
    static let columns: SQL = "id, to_address, subject, message_id, created_at, state, attempts, sent_at, last_error"

    init(row: Row) throws {
        id = try row.id("id")
        to = try row.parsed("to_address", EmailAddress.init)
        subject = try row.string("subject")
        messageID = try row.parsed("message_id", MessageID.init)
        createdAt = try row.date("created_at")
        state = try row.parsed("state", State.init)
        attempts = try row.int("attempts")
        sentAt = try row.optionalDate("sent_at")
        lastError = try row.optionalString("last_error")
    }
}

extension Mail {
    static let columns: SQL = "from_name, from_address, reply_to, to_address, subject, text, html, message_id"

    init(row: Row, attachments: [MailAttachment]) throws {
        self.init(
            from: Mailbox(name: try row.parsed("from_name", HeaderText.init), address: try row.parsed("from_address", EmailAddress.init)),
            replyTo: try row.optionalParsed("reply_to", EmailAddress.init), to: try row.parsed("to_address", EmailAddress.init),
            subject: try row.parsed("subject", HeaderText.init), text: try row.string("text"), html: try row.optionalString("html"),
            attachments: attachments, messageID: try row.parsed("message_id", MessageID.init))
    }
}

extension MailAttachment {
    init(row: Row) throws {
        let (name, mediaType, bytes) = (try row.string("name"), try row.string("media_type"), try row.bytes("bytes"))
        guard let part = MailAttachment(name: name, mediaType: mediaType, bytes: bytes) else { throw RowError.malformed("name") }
        self = part
    }
}
