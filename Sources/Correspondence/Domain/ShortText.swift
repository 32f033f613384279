import Foundation

/// The text of one short message: at most 160 septets of the default alphabet (3GPP TS 23.038, 6.2.1), so that it is one message, paid once.
public struct ShortText: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// What the alphabet lacks is written with what it has: « ê » as "e". `nil` when it is still too long.
    public init?(_ text: String) {
        description = String(String.UnicodeScalarView(text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap(Self.written)))
        guard (1...160).contains(septets) else { return nil }
    }

    /// How much of the message it takes: characters of the extension table count twice.
    public var septets: Int { description.unicodeScalars.reduce(0) { $0 + (Self.extended.contains($1) ? 2 : 1) } }

    private static func written(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if basic.contains(scalar) || extended.contains(scalar) { return [scalar] }
        if let other = others[scalar] { return Array(other.unicodeScalars) }
        let bare = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.filter(basic.contains)
        return bare.isEmpty ? ["?"] : Array(bare)
    }

    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            + "abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
    private static let extended = Set("^{}\\[~]|€".unicodeScalars)
    private static let others: [Unicode.Scalar: String] = [
        "\u{A0}": " ", "\u{202F}": " ", "’": "'", "‘": "'", "«": "\"", "»": "\"", "“": "\"", "”": "\"", "–": "-", "—": "-", "…": "...", "œ": "oe",
        "Œ": "OE",
    ]
}
