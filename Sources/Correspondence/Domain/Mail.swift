import Core

/// A mail, whole, as it will leave. What goes into its headers has types that refuse line ends.
public struct Mail: Sendable, Equatable {
    public let from: Mailbox
    /// Where an answer goes, when it is not to the sender: the unit.
    public let replyTo: EmailAddress?
    public let to: EmailAddress
    public let subject: HeaderText
    /// What a program without HTML shows; lines end with LF.
    public let text: String
    public let html: String?
    public let attachments: [MailAttachment]
    public let messageID: MessageID

    public init(
        from: Mailbox, replyTo: EmailAddress? = nil, to: EmailAddress, subject: HeaderText, text: String, html: String? = nil,
        attachments: [MailAttachment] = [], messageID: MessageID? = nil
    ) {
        (self.from, self.replyTo, self.to, self.subject) = (from, replyTo, to, subject)
        (self.text, self.html, self.attachments) = (text, html, attachments)
        self.messageID = messageID ?? .random(of: from.address)
    }

    /// The same, whose answers come to another address.
    public func answered(at address: EmailAddress) -> Mail {
        Mail(
            from: from, replyTo: address, to: to, subject: subject, text: text, html: html, attachments: attachments, messageID: messageID)
    }
}

/// An address and the name shown with it.
public struct Mailbox: Hashable, Sendable {
    public let name: HeaderText
    public let address: EmailAddress

    public init(name: HeaderText, address: EmailAddress) { (self.name, self.address) = (name, address) }
}

/// A file that goes with a mail.
public struct MailAttachment: Hashable, Sendable {
    public let name: HeaderText
    /// "application/pdf"
    public let mediaType: String
    public let bytes: [UInt8]

    /// `nil` for a name of several lines, or for what is no media type (RFC 6838, 4.2).
    public init?(name: String, mediaType: String, bytes: [UInt8]) {
        guard let name = HeaderText(name), Self.isMediaType(mediaType) else { return nil }
        (self.name, self.mediaType, self.bytes) = (name, mediaType, bytes)
    }

    private static func isMediaType(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-".utf8)
        return halves.count == 2 && halves.allSatisfy { (1...127).contains($0.utf8.count) && $0.utf8.allSatisfy(allowed.contains) }
    }
}
