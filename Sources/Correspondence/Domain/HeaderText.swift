import Foundation

/// One line of text that may stand in a mail's header: a subject, a name. It holds no line end, so nobody adds a header of theirs through it (CWE-93).
public struct HeaderText: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// `nil` for a text of several lines, or with a control character.
    public init?(_ text: String) {
        guard !text.unicodeScalars.contains(where: Self.breaksLine) else { return nil }
        description = text
    }

    /// A text of any shape, brought to one line.
    public init(flattening text: String) {
        let words = text.unicodeScalars.split { Self.breaksLine($0) || $0 == " " }.map { String(Substring.UnicodeScalarView($0)) }
        description = words.joined(separator: " ")
    }

    /// Control characters, and the two separators that some programs read as line ends.
    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
