/// Markup. Every value put into it is escaped, unless it is itself `HTML`: forgetting is not possible.
///
/// Escaping is by bytes, because by `Character` a quote followed by a combining mark is one character and escapes nothing.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// What stands in the source is a literal from there to here: it is not copied to be put into a page.
    public typealias StringLiteralType = StaticString

    private enum Content {
        case literal(StaticString)
        case bytes([UInt8])
    }

    private var content: Content

    public init() { content = .bytes([]) }

    public init(stringLiteral text: StaticString) { content = .literal(text) }

    public init(stringInterpolation: StringInterpolation) { content = .bytes(stringInterpolation.bytes) }

    /// **Markup that is pasted as it is.** Only for what this program wrote itself.
    public init(trusted bytes: [UInt8]) { content = .bytes(bytes) }

    public var bytes: [UInt8] {
        switch content {
        case .literal(let text): text.withUTF8Buffer(Array.init)
        case .bytes(let bytes): bytes
        }
    }

    public var count: Int {
        switch content {
        case .literal(let text): text.utf8CodeUnitCount
        case .bytes(let bytes): bytes.count
        }
    }

    public var isEmpty: Bool { count == 0 }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static func += (left: inout HTML, right: HTML) { left = left + right }

    public static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity + interpolationCount * 32) }

        public mutating func appendLiteral(_ literal: StaticString) { literal.withUTF8Buffer { bytes.append(contentsOf: $0) } }

        public mutating func appendInterpolation(_ text: String) { escape(text) }

        public mutating func appendInterpolation(_ text: Substring) { escape(String(text)) }

        public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        public mutating func appendInterpolation(_ html: HTML) {
            switch html.content {
            case .literal(let text): appendLiteral(text)
            case .bytes(let more):
                makeRoom(for: more.count)
                bytes.append(contentsOf: more)
            }
        }

        public mutating func appendInterpolation(_ pieces: [HTML]) {
            makeRoom(for: pieces.reduce(0) { $0 + $1.count })
            for piece in pieces { appendInterpolation(piece) }
        }

        /// Nothing when there is nothing.
        public mutating func appendInterpolation(_ html: HTML?) { if let html { appendInterpolation(html) } }

        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { appendInterpolation(html()) }
        }

        /// A large piece goes up through many levels, each of which puts a little after it: with room for that, it is copied once by level, not twice.
        private mutating func makeRoom(for count: Int) {
            let needed = bytes.count + count
            if count > 1024, needed > bytes.capacity { bytes.reserveCapacity(needed + 1024) }
        }

        /// ` name="value"`, or nothing when the value is `nil`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            appendLiteral(" ")
            appendLiteral(name)
            appendLiteral("=\"")
            escape(value)
            bytes.append(0x22)
        }

        private mutating func escape(_ text: String) {
            var text = text
            text.withUTF8 { HTML.escape($0, into: &bytes) }
        }
    }

    private static func escape(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
        var start = 0
        for index in text.indices {
            guard isSpecial(text[index]), let entity = entity(for: text[index]) else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Whether a byte must be written otherwise, from a mask of the five that must: one look for each byte of a page.
    private static func isSpecial(_ byte: UInt8) -> Bool { byte < 64 && specials >> UInt64(byte) & 1 == 1 }

    private static let specials: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    private static func entity(for byte: UInt8) -> StaticString? {
        switch byte {
        case 0x22: "&quot;"
        case 0x26: "&amp;"
        case 0x27: "&#39;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        default: nil
        }
    }
}

extension String.StringInterpolation {
    /// `"\(pieces)"` may be taken for a text, of which the page then shows Swift's own description: the compiler says so here.
    @available(*, deprecated, message: "markup is not a text: write the branches as HTML")
    public mutating func appendInterpolation(_ html: HTML) { appendLiteral(html.text) }

    @available(*, deprecated, message: "markup is not a text: write the branches as HTML")
    public mutating func appendInterpolation(_ pieces: [HTML]) { appendLiteral(pieces.map(\.text).joined()) }
}
