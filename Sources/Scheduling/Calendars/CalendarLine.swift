/// One line of a calendar file, put together again when it was folded: `DTSTART;TZID=Europe/Paris:20260616T090000` (RFC 5545, 3.1).
struct CalendarLine: Sendable {
    /// Where it begins in the file, from 1: for those who mend it.
    let number: Int
    let name: String
    let parameters: [String: String]
    let value: String

    static let longest = 100_000

    /// The lines of a file; a folded one counts from where it begins.
    static func lines(of text: String) throws(CalendarFault) -> [CalendarLine] {
        var lines: [CalendarLine] = []
        var (current, first, number) = ([UInt8](), 1, 0)
        for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let line = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
            if let mark = line.first, mark == UInt8(ascii: " ") || mark == UInt8(ascii: "\t"), !current.isEmpty {
                current += line.dropFirst()
                if current.count > longest { throw .unreadable(line: first) }
                continue
            }
            if !current.isEmpty { lines.append(try CalendarLine(current, first)) }
            (current, first) = (Array(line), number)
        }
        if !current.isEmpty { lines.append(try CalendarLine(current, first)) }
        return lines
    }

    private init(_ bytes: [UInt8], _ number: Int) throws(CalendarFault) {
        var (parts, isQuoted, start, colon) = ([ArraySlice<UInt8>](), false, 0, Int?.none)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") else { continue }
            parts.append(bytes[start..<index])
            start = index + 1
            if byte == UInt8(ascii: ":") {
                colon = index
                break
            }
        }
        guard let colon, let name = parts.first, !name.isEmpty else { throw .unreadable(line: number) }
        self.number = number
        self.name = Self.text(name).uppercased()
        value = Self.text(bytes[(colon + 1)...])
        parameters = Dictionary(parts.dropFirst().compactMap(Self.parameter)) { first, _ in first }
    }

    private static func parameter(_ bytes: ArraySlice<UInt8>) -> (String, String)? {
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        return (text(bytes[..<equals]).uppercased(), text(bytes[(equals + 1)...]).filter { $0 != "\"" })
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
