import Core

/// One line of what a stranger wrote, fit to be kept and shown: a subject, a name, an address. It holds no line end, so nobody adds a header of theirs
/// through it (CWE-93), no U+0000, and nothing that turns the direction of writing.
public struct Line: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// - Parameter longest: in characters; what is beyond is cut.
    public init(_ text: String, longest: Int = 300) {
        var kept = String.UnicodeScalarView()
        var isAfterSpace = true
        for scalar in text.unicodeScalars.prefix(longest * 8) {
            switch Self.sort(of: scalar) {
            case .shown: kept.append(scalar)
            case .dropped: continue
            case .space: if !isAfterSpace { kept.append(" ") }
            }
            isAfterSpace = Self.sort(of: scalar) == .space
        }
        description = Text.trimmed(String(String(kept).prefix(longest)))
    }

    public var isEmpty: Bool { description.isEmpty }

    private enum Sort { case shown, space, dropped }

    private static func sort(of scalar: Unicode.Scalar) -> Sort {
        if scalar.isASCII { return (0x21...0x7E).contains(scalar.value) ? .shown : .space }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: return .space
        case .format, .surrogate, .privateUse, .unassigned: return .dropped
        default: return .shown
        }
    }
}
