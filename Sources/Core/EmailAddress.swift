/// An address that mail can be sent to. Stricter than RFC 5322 (no quotes, no comments, no line ends), as wide as real addresses.
public struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    public init?(_ text: String) {
        let trimmed = Text.trimmed(text)
        let parts = trimmed.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, trimmed.utf8.count <= 254, Self.isLocal(parts[0]), Self.isDomain(parts[1]) else { return nil }
        description = "\(Substring(parts[0]))@\(Substring(parts[1]).lowercased())"
    }

    /// Atoms with a dot between them: none begins, ends or follows another.
    private static func isLocal(_ part: Substring.UTF8View) -> Bool {
        (1...64).contains(part.count) && part.allSatisfy(isAllowed)
            && part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    /// The characters of an "atom" (RFC 5322, 3.2.3), and the dot.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true  // figures and letters
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true  // !#$%&'*+-./=?^_`{|}~
        default: false
        }
    }

    private static func isDomain(_ part: Substring.UTF8View) -> Bool {
        let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isLabel) && (labels.last?.count ?? 0) >= 2
            && !(labels.last?.allSatisfy { (48...57).contains($0) } ?? true)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
            && label.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 0x2D }
    }
}
