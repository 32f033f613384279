import Foundation

/// Text as people type it, made comparable.
public enum Text {
    /// Lower case, without accents, œ as oe: how texts are compared and sorted. « Éloïse ŒUVRE » becomes "eloise oeuvre".
    public static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = ""
        for scalar in text.unicodeScalars {
            guard let piece = folding(of: scalar) else { return foldedSlowly(text) }
            folded += piece
        }
        return folded
    }

    /// What a letter or a punctuation mark of our languages becomes by itself: none of them combines with its neighbours.
    private static func folding(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0..<0x250: latin[Int(scalar.value)]
        case 0x2010..<0x2028: punctuation[Int(scalar.value) - 0x2010]
        default: nil
        }
    }

    // Foundation is asked once by letter, not for every name.
    private static let latin = (UInt32(0)..<0x250).map(foldedAlone)
    private static let punctuation = (UInt32(0x2010)..<0x2028).map(foldedAlone)

    private static func foldedAlone(_ scalar: UInt32) -> String { Unicode.Scalar(scalar).map { foldedSlowly(String($0)) } ?? "" }

    private static func foldedSlowly(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .replacing("œ", with: "oe").replacing("æ", with: "ae").replacing("’", with: "'")
    }

    /// The folded words of a text, cut at anything that is neither letter nor digit.
    public static func words(_ text: String) -> [String] {
        let folded = folded(text)
        guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        return folded.utf8.split { !(0x61...0x7A ~= $0 || 0x30...0x39 ~= $0) }.map { String(Substring($0)) }
    }

    private static let invisible: Set<Unicode.Scalar> = ["\u{200B}", "\u{200C}", "\u{2060}", "\u{FEFF}"]

    /// Without spaces and line ends at both ends; without the invisible characters that phones and copies leave (zero width, BOM).
    public static func trimmed(_ text: String) -> String {
        // Visible at both ends, and nothing that begins as the invisible ones do (E2 80 8B, E2 81 A0, EF BB BF): most of what people type.
        if let first = text.utf8.first, let last = text.utf8.last, 0x21...0x7E ~= first, 0x21...0x7E ~= last,
            text.utf8.allSatisfy({ $0 != 0xE2 && $0 != 0xEF })
        {
            return text
        }
        let kept =
            text.unicodeScalars.contains(where: invisible.contains)
            ? String(String.UnicodeScalarView(text.unicodeScalars.filter { !invisible.contains($0) })) : text
        return kept.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
