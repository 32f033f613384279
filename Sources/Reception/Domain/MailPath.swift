/// An address of an envelope, as servers hand it on: `MAIL FROM:<…>`, `RCPT TO:<…>`. Wider than what people may type: quotes and accents are allowed
/// (RFC 5321, 4.1.2; RFC 6531, 3.3). Never empty, never with a control character.
public struct MailPath: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// Local part and domain with their `@`, of at most 254 bytes.
    public init?(_ text: String) {
        let visible = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" }
        guard visible || text.hasPrefix("\"") && Self.isQuotable(text), let at = text.lastIndex(of: "@"), at > text.startIndex,
            text.index(after: at) < text.endIndex, text.utf8.count <= 254
        else { return nil }
        description = text
    }

    /// How recipients are compared: every server of today ignores the case of what stands before the `@` too.
    public var folded: String { description.lowercased() }

    /// After the `@`, in lower case.
    public var domain: Substring { folded[folded.lastIndex(of: "@")!...].dropFirst() }

    private static func isQuotable(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } }
}

/// Whom a message is for, and who is told if it cannot be delivered: what the server that brings it says, whatever the message itself says.
public struct Envelope: Sendable, Equatable {
    public let sender: ReturnPath
    public let recipients: [MailPath]

    public init(sender: ReturnPath, recipients: [MailPath]) { (self.sender, self.recipients) = (sender, recipients) }
}
