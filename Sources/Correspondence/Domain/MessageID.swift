import Core

/// The name of one mail, `<…@admiville.example>`: the same at each attempt, so that a mail sent twice is shown once (RFC 5322, 3.6.4).
public struct MessageID: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    public init?(_ text: String) {
        let inside = text.dropFirst().dropLast()
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@".utf8)
        guard text.utf8.count <= 250, text.hasPrefix("<"), text.hasSuffix(">"), inside.utf8.allSatisfy(allowed.contains),
            inside.utf8.count(where: { $0 == UInt8(ascii: "@") }) == 1, !inside.hasPrefix("@"), !inside.hasSuffix("@")
        else { return nil }
        description = text
    }

    /// - Parameter sender: whose domain vouches for the name.
    public static func random(of sender: EmailAddress) -> MessageID {
        let domain = sender.description.split(separator: "@").last ?? ""
        return MessageID(trusted: "<\(Secret.token())@\(domain)>")
    }

    private init(trusted text: String) { description = text }
}
