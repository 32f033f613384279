/// Comma-separated values as French spreadsheets open them: semicolons, CRLF (RFC 4180).
public enum CSV {
    /// The mark that tells French spreadsheets that this is UTF-8.
    public static let start = "\u{FEFF}"

    /// A whole file, when its rows fit in memory.
    public static func file(_ rows: [[String]]) -> [UInt8] { Array((start + rows.map(line).joined()).utf8) }

    public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ";") + "\r\n" }

    /// A cell that begins like a formula gets an apostrophe, or opening the file would run what a stranger typed (CWE-1236).
    ///
    /// By scalars, as spreadsheets read: to Swift, a quote or an equals sign with a combining accent is another letter, which would leave its cell.
    public static func cell(_ text: String) -> String {
        var cell = String.UnicodeScalarView(text.unicodeScalars.first.map(opensFormula) ?? false ? "'".unicodeScalars : "".unicodeScalars)
        var isQuoted = false
        for scalar in text.unicodeScalars {
            isQuoted = isQuoted || scalar == ";" || scalar == "\"" || Character(scalar).isNewline
            cell.append(scalar)
            if scalar == "\"" { cell.append(scalar) }
        }
        return isQuoted ? "\"\(String(cell))\"" : String(cell)
    }

    /// The wide forms are formulas too, in some languages of spreadsheets.
    private static func opensFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
