/// A table as a file that spreadsheets open: semicolons, as those in French expect, and a mark that says UTF-8.
struct SpreadsheetText {
    private(set) var text = "\u{FEFF}"

    /// A cell that begins like a formula is text: a spreadsheet would run it (OWASP, "CSV Injection").
    mutating func add(_ cells: [String]) { text += cells.map(Self.cell).joined(separator: ";") + "\r\n" }

    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        let needsQuotes = safe.unicodeScalars.contains { ";\"\n\r".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
