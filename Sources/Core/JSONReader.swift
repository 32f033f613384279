extension JSON {
    public struct Malformed: Error, Equatable {
        public let offset: Int
    }

    /// Reads one JSON text. Nesting is limited to 64 levels, so that no input can exhaust the stack. `1.0` is the whole number 1.
    ///
    /// **Not for a literal**: Swift reads `JSON("[1]")` as the string itself, through `ExpressibleByStringLiteral`.
    public init(_ text: String) throws(Malformed) {
        try self.init(bytes: Array(text.utf8))
    }

    public init(bytes: [UInt8]) throws(Malformed) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.document()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var at = 0

    static let deepest = 64

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSON.Malformed) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw failure }
        return value
    }

    private var failure: JSON.Malformed { JSON.Malformed(offset: at) }
    private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
    }

    private mutating func value(depth: Int) throws(JSON.Malformed) -> JSON {
        guard depth < Self.deepest else { throw failure }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: return try number()
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSON.Malformed) {
        let expected = word.withUTF8Buffer { Array($0) }
        guard at + expected.count <= bytes.count, bytes[at..<(at + expected.count)].elementsEqual(expected) else { throw failure }
        at += expected.count
    }

    private mutating func object(depth: Int) throws(JSON.Malformed) -> JSON {
        var members: [String: JSON] = [:]
        // A guess that seldom leaves anything to move: a dictionary that grows hashes all its keys again.
        members.reserveCapacity(depth == 0 ? bytes.count / 24 : 4)
        at += 1
        skipSpace()
        if current == UInt8(ascii: "}") {
            at += 1
            return .object(members)
        }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw failure }
            let key = try string()
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw failure }
            at += 1
            members[key] = try value(depth: depth + 1)
            skipSpace()
            guard let next = current else { throw failure }
            at += 1
            if next == UInt8(ascii: "}") { return .object(members) }
            guard next == UInt8(ascii: ",") else {
                at -= 1
                throw failure
            }
        }
    }

    private mutating func array(depth: Int) throws(JSON.Malformed) -> JSON {
        var values: [JSON] = []
        at += 1
        skipSpace()
        if current == UInt8(ascii: "]") {
            at += 1
            return .array(values)
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            guard let next = current else { throw failure }
            at += 1
            if next == UInt8(ascii: "]") { return .array(values) }
            guard next == UInt8(ascii: ",") else {
                at -= 1
                throw failure
            }
        }
    }

    private mutating func string() throws(JSON.Malformed) -> String {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 { at += 1 }
        if current == UInt8(ascii: "\"") {  // the common case: nothing escaped
            guard let text = String(validating: bytes[start..<at], as: UTF8.self) else { throw failure }
            at += 1
            return text
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSON.Malformed) -> String {
        var output = Array(bytes[start..<at])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: output, as: UTF8.self) else { throw failure }
                at += 1
                return text
            case UInt8(ascii: "\\"): try escape(into: &output)
            case 0x00..<0x20: throw failure
            default:
                output.append(byte)
                at += 1
            }
        }
        throw failure
    }

    private mutating func escape(into output: inout [UInt8]) throws(JSON.Malformed) {
        guard at + 1 < bytes.count else { throw failure }
        let kind = bytes[at + 1]
        at += 2
        switch kind {
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(kind)
        case UInt8(ascii: "u"): try output.append(contentsOf: Array(String(scalar()).utf8))
        default: throw failure
        }
    }

    private mutating func scalar() throws(JSON.Malformed) -> Character {
        let first = try fourHexDigits()
        var code = UInt32(first)
        if (0xD800..<0xDC00).contains(first) {
            guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { throw failure }
            at += 2
            let second = try fourHexDigits()
            guard (0xDC00..<0xE000).contains(second) else { throw failure }
            code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw failure }
        return Character(scalar)
    }

    private mutating func fourHexDigits() throws(JSON.Malformed) -> UInt16 {
        // UInt16 would take a sign for a digit: « +123 », and « -000 ».
        guard at + 4 <= bytes.count, let code = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16),
            bytes[at] != UInt8(ascii: "+"), bytes[at] != UInt8(ascii: "-")
        else { throw failure }
        at += 4
        return code
    }

    private mutating func number() throws(JSON.Malformed) -> JSON {
        let start = at
        while let byte = current, (48...57).contains(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte == 0x65 || byte == 0x45 { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard let first = digits.utf8.first, (48...57).contains(first),
            !(first == 48 && digits.utf8.dropFirst().first.map { (48...57).contains($0) } ?? false)
        else {
            at = start
            throw failure
        }
        if let whole = Int(text) { return .int(whole) }
        guard let double = Double(text), double.isFinite, text.utf8.last.map({ (48...57).contains($0) }) ?? false, !text.contains(".e"),
            !text.contains(".E")
        else {
            at = start
            throw failure
        }
        return Int(exactly: double).map(JSON.int) ?? .double(double)
    }
}
