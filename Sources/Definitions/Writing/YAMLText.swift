/// How a text is written in YAML (1.2, chapter 7): plain where that is safe, else as a block of lines, else between double quotes.
enum YAMLText {
    static func inline(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Several lines, as they are, under a `|`. `nil` when they would not come back the same.
    static func block(_ text: String, indent: Int) -> String? {
        guard text.contains("\n"), !text.hasSuffix("\n\n"), text.first != " ", text.first != "\n", isSafe(text, besides: "\n") else { return nil }
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let margin = String(repeating: " ", count: indent)
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : margin + $0 }
        return (text.hasSuffix("\n") ? "|\n" : "|-\n") + lines.joined(separator: "\n")
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isWordSymbol(first), text.last != " ", text.last != ":", isSafe(text, besides: nil) else {
            return false
        }
        // "null" alone is read as nothing; the others are where YAML would see a comment or a mapping.
        return text != "null" && !text.contains(": ") && !text.contains(" #")
    }

    private static func isWordSymbol(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Nothing that YAML would fold, refuse or take for an anchor (which the reader refuses wherever it stands).
    private static func isSafe(_ text: String, besides allowed: Unicode.Scalar?) -> Bool {
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar != allowed, scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) && scalar.value != 0xA0 { return false }
            if [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value) { return false }
            if before == "&", scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-" {
                return false
            }
            before = scalar
        }
        return true
    }

    private static func quoted(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case "&": quoted += "\\x26"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): quoted += escaped(scalar, "\\x", 2)
            case _ where [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value): quoted += escaped(scalar, "\\u", 4)
            default: quoted.unicodeScalars.append(scalar)
            }
        } + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar, _ prefix: String, _ width: Int) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return prefix + String(repeating: "0", count: width - digits.count) + digits
    }
}
