/// What introduces a part of a form: the name of its field and, for a file, what the browser says of it. None of it is to be trusted.
struct PartHeader: Sendable, Equatable {
    let name: String
    /// The name of the file, as sent; `nil` for a plain field.
    let fileName: String?
    let contentType: String?

    /// Reads the lines between a boundary and a blank line (RFC 7578 §4.2). Only these two are looked at; §4.8 says to ignore the others.
    init(lines: [UInt8]) throws(WebProblem) {
        guard let text = String(validating: lines, as: UTF8.self), !lines.contains(0) else { throw .malformed }
        var disposition: String?, contentType: String?
        // By scalars: by `Character`, "\r\n" is one letter and a combining mark hides the colon before it.
        for line in text.unicodeScalars.split(separator: "\n") {
            let line = line.last == "\r" ? line.dropLast() : line
            guard let colon = line.firstIndex(of: ":") else { throw .malformed }
            let value = String(line[line.index(after: colon)...]).trimmingSpaces
            switch String(line[..<colon]).lowercased() {
            case "content-disposition" where disposition == nil: disposition = value
            case "content-disposition": throw .malformed
            case "content-type": contentType = value
            default: break
            }
        }
        let parameters = try Self.parameters(of: disposition ?? "")
        guard let name = parameters["name"] else { throw .malformed }
        self.name = name
        self.fileName = parameters["filename"]
        self.contentType = contentType
    }

    /// `form-data; name="piece"; filename="a.jpg"`. `filename*` is left aside, as RFC 7578 §4.2 asks.
    private static func parameters(of disposition: String) throws(WebProblem) -> [String: String] {
        var pieces = try split(Array(disposition.utf8))
        guard pieces.removeFirst().lowercased() == "form-data" else { throw .malformed }
        var parameters: [String: String] = [:]
        for piece in pieces where !piece.isEmpty {
            guard let equals = piece.firstIndex(of: "=") else { throw .malformed }
            let key = piece[..<equals].lowercased()
            guard parameters[key] == nil else { throw .malformed }
            parameters[key] = unescaped(String(piece[piece.index(after: equals)...]))
        }
        return parameters
    }

    /// Cuts at the semicolons that stand outside quotes, and takes the quotes away. A backslash escapes a quote or a backslash and nothing else:
    /// browsers send `C:\photos` as it is.
    private static func split(_ bytes: [UInt8]) throws(WebProblem) -> [String] {
        var pieces: [[UInt8]] = [[]]
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\\") where isQuoted && (next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")):
                pieces[pieces.count - 1].append(next)
                index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted: pieces.append([])
            default: pieces[pieces.count - 1].append(byte)
            }
            index += 1
        }
        guard !isQuoted else { throw .malformed }
        return pieces.map { String(decoding: $0, as: UTF8.self).trimmingSpaces }
    }

    /// Browsers write a quote and line ends in a name as `%22`, `%0D`, `%0A`, and nothing else that way (WHATWG HTML, multipart/form-data encoding).
    private static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
    }
}
