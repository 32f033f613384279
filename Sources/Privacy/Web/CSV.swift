/// Comma-separated values as French spreadsheets open them: semicolons, CRLF (RFC 4180).
enum CSV {
    /// With the mark that tells French spreadsheets that this is UTF-8.
    static func file(_ rows: [[String]]) -> [UInt8] {
        Array(("\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()).utf8)
    }

    /// A cell that begins like a formula gets an apostrophe, or opening the file would run what a stranger typed (CWE-1236).
    static func cell(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
        guard safe.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
