/// The name that a browser asked for, without its port: `demarches.admiville.fr`.
struct Host: Hashable, Sendable {
    let name: String

    /// Reads a `Host` header (RFC 9110 §7.2): any case, a port or none, the dot of the root or none. `nil` when it names nothing.
    init?(_ header: String) {
        var text = header.lowercased()[...]
        if let colon = text.lastIndex(of: ":"), text[text.index(after: colon)...].utf8.allSatisfy({ (48...57).contains($0) }) {
            text = text[..<colon]
        }
        if text.hasSuffix(".") { text = text.dropLast() }
        guard (1...253).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        name = String(text)
    }

    /// Letters, digits, dots, dashes; brackets and colons of an IPv6 address.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "[")
            || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":")
    }
}
