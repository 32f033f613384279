/// Comma-separated values as French spreadsheets open them: semicolons, CRLF (RFC 4180).
public enum CSV {
    /// The mark that tells French spreadsheets that this is UTF-8.
    public static let start = "\u{FEFF}"

    /// A whole file, when its rows fit in memory.
    public static func file(_ rows: [[String]]) -> [UInt8] { Array((start + rows.map(line).joined()).utf8) }

    public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ";") + "\r\n" }

    /// A cell that begins like a formula gets an apostrophe, or opening the file would run what a stranger typed (CWE-1236).
    public static func cell(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
        guard safe.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
