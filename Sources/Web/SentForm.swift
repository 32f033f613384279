import Hummingbird

/// The fields of a submitted form, in UTF-8, with nothing that a database would cut.
public struct SentForm: Sendable, Equatable {
    public private(set) var values: [String: [String]]

    public init(_ values: [String: [String]] = [:]) { self.values = values }

    public func first(_ name: String) -> String? { values[name]?.first }
    public func all(_ name: String) -> [String] { values[name] ?? [] }

    /// Text without spaces around it; `nil` when nothing was written.
    public func text(_ name: String) -> String? {
        guard let text = first(name)?.trimmingSpaces, !text.isEmpty else { return nil }
        return text
    }

    mutating func add(_ name: String, _ value: String) { values[name, default: []].append(value) }

    /// The most fields that one form sends: 400 of a large procedure, with a margin for the boxes of a date.
    static let mostFields = 4000

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1). Refuses what is not UTF-8 and what holds U+0000.
    init(urlEncoded body: [UInt8]) throws(WebProblem) {
        values = [:]
        var count = 0
        for pair in body.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= Self.mostFields else { throw .malformed }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decode(parts[0])
            let value = try parts.count > 1 ? Self.decode(parts[1]) : ""
            // Browsers send CRLF for a line end in a text area; everything else here counts in LF.
            add(name, value.utf8.contains(0x0D) ? value.replacing("\r\n", with: "\n") : value)
        }
    }

    /// The query string, read as a form, where a plus is a space: Hummingbird's own reading keeps it a plus. What is not UTF-8 is as if it were
    /// not there.
    init(queryOf request: Request) {
        guard let query = request.uri.query, !query.isEmpty, let form = try? SentForm(urlEncoded: Array(query.utf8)) else {
            self.init()
            return
        }
        self = form
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) throws(WebProblem) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex, let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2]) else {
                    throw .malformed
                }
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        guard !output.contains(0), let text = String(validating: output, as: UTF8.self) else { throw .malformed }
        return text
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

extension String {
    var trimmingSpaces: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
