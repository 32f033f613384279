import Core

/// The answer of a CalDAV server (RFC 4918, multistatus), as far as a calendar needs it: the texts of a few elements.
///
/// Read here rather than by a library: what is asked of it is small, and what a hostile server can do to an XML parser is not. A document type is refused, and
/// with it every entity but the five of XML itself: nothing expands, nothing outside is read.
struct DavReading {
    /// Elements inside one another; what people's servers send is a tenth of it.
    private static let deepest = 60
    /// Elements in all, for the largest calendar that is taken ten times over.
    private static let most = 100_000

    /// What is told of each thing, in a list of several; an element inside another is told by both names too: `resourcetype/calendar`.
    static func responses(in answer: String) throws(AgendaFault) -> [[String: [String]]] {
        var reading = DavReading(bytes: Array(answer.utf8))
        try reading.read()
        return reading.responses
    }

    private let bytes: [UInt8]
    private var place = 0
    private var open: [String] = []
    private var texts: [String: [String]] = [:]
    private var response: [String: [String]] = [:]
    private var responses: [[String: [String]]] = []
    private var text: [UInt8] = []
    private var elements = 0

    /// By the name of the element, without its prefix: the texts that they hold, in their order.
    static func texts(in answer: String) throws(AgendaFault) -> [String: [String]] {
        var reading = DavReading(bytes: Array(answer.utf8))
        try reading.read()
        return reading.texts
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func read() throws(AgendaFault) {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<") { try mark() } else { try character() }
        }
        guard elements > 0, open.isEmpty else { throw .notCalDAV }
    }

    private mutating func mark() throws(AgendaFault) {
        if take("<![CDATA[") {
            let plain = try until("]]>")
            return text += plain
        }
        if take("<!--") { return _ = try until("-->") }
        if take("<?") { return _ = try until("?>") }
        if take("</") { return try close() }
        guard !starts("<!") else { throw .notCalDAV }
        try element()
    }

    private mutating func close() throws(AgendaFault) {
        let name = Self.local(try until(">"))
        guard open.last == name else { throw .notCalDAV }
        open.removeLast()
        keep(name, String(decoding: text, as: UTF8.self))
        text = []
        guard name == "response" else { return }
        responses.append(response)
        response = [:]
    }

    private mutating func keep(_ name: String, _ text: String) {
        texts[name, default: []].append(text)
        response[name, default: []].append(text)
        if let outer = open.last { response["\(outer)/\(name)", default: []].append(text) }
    }

    private mutating func element() throws(AgendaFault) {
        place += 1
        let start = place
        // A « > » inside the quotes of an attribute ends nothing.
        var quote: UInt8?
        while place < bytes.count, quote != nil || bytes[place] != UInt8(ascii: ">") {
            let byte = bytes[place]
            if byte == quote { quote = nil } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            place += 1
        }
        guard place < bytes.count else { throw .notCalDAV }
        let inside = Array(bytes[start..<place])
        place += 1
        text = []
        elements += 1
        let name = Self.local(inside)
        guard !name.isEmpty, elements <= Self.most else { throw .notCalDAV }
        // `<multistatus xmlns="DAV:"/>` is how some servers say that there is nothing.
        if inside.last == UInt8(ascii: "/") { return keep(name, "") }
        open.append(name)
        guard open.count <= Self.deepest else { throw .notCalDAV }
    }

    private mutating func character() throws(AgendaFault) {
        guard bytes[place] == UInt8(ascii: "&") else {
            text.append(bytes[place])
            place += 1
            return
        }
        guard let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw .notCalDAV }
        let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
        place = end + 1
        guard let scalar = Self.scalar(name) else { throw .notCalDAV }
        text += Array(String(scalar).utf8)
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        if name.hasPrefix("#x") { return UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) } }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) } }
        return ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"][name]
    }

    private mutating func until(_ end: String) throws(AgendaFault) -> [UInt8] {
        let start = place
        while place < bytes.count {
            if starts(end) {
                defer { place += end.utf8.count }
                return Array(bytes[start..<place])
            }
            place += 1
        }
        throw .notCalDAV
    }

    private mutating func take(_ sign: String) -> Bool {
        guard starts(sign) else { return false }
        place += sign.utf8.count
        return true
    }

    private func starts(_ sign: String) -> Bool { bytes[place...].starts(with: sign.utf8) }

    /// `C:calendar-data content-type="…"` is `calendar-data`.
    private static func local(_ inside: [UInt8]) -> String {
        let name = inside.prefix { !" \t\r\n/".utf8.contains($0) }
        return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
    }
}
