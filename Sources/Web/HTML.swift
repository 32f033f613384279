/// Markup. Every value put into it is escaped, unless it is itself `HTML`: forgetting is not possible.
///
/// Escaping is by bytes, because by `Character` a quote followed by a combining mark is one character and escapes nothing.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
    public private(set) var bytes: [UInt8]

    public init() { bytes = [] }

    public init(stringLiteral text: String) { bytes = Array(text.utf8) }

    public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// **Markup that is pasted as it is.** Only for what this program wrote itself.
    public init(trusted bytes: [UInt8]) { self.bytes = bytes }

    public var isEmpty: Bool { bytes.isEmpty }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static func += (left: inout HTML, right: HTML) { left.bytes.append(contentsOf: right.bytes) }

    public static func + (left: HTML, right: HTML) -> HTML {
        var whole = left
        whole += right
        return whole
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity + interpolationCount * 32) }

        public mutating func appendLiteral(_ literal: String) {
            var literal = literal
            literal.withUTF8 { bytes.append(contentsOf: $0) }
        }

        public mutating func appendInterpolation(_ text: String) { escape(text) }

        public mutating func appendInterpolation(_ text: Substring) { escape(String(text)) }

        public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        public mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { bytes.append(contentsOf: piece.bytes) } }

        /// Nothing when there is nothing.
        public mutating func appendInterpolation(_ html: HTML?) { if let html { bytes.append(contentsOf: html.bytes) } }

        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        /// ` name="value"`, or nothing when the value is `nil`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(0x20)
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: "=\"".utf8)
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
        for index in text.indices where isSpecial[Int(text[index])] {
            guard let entity = entity(for: text[index]) else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Whether a byte must be written otherwise: one look for each byte of a page.
    private static let isSpecial: [Bool] = (0...255).map { entity(for: UInt8($0)) != nil }

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
