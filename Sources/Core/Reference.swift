/// The number of a request, made to be read aloud: `7K3M-Q2XN-8W4P`.
///
/// Thirty-one symbols (digits and capitals without I, L, O, S, U, which people mistake), twelve places. Eleven are drawn at random: 54 bits.
/// The last makes the sum of place × value a multiple of 31. As 31 is prime, every single wrong symbol and every exchange of two is caught.
public struct Reference: Hashable, Sendable, LosslessStringConvertible {
    static let symbols = Array("0123456789ABCDEFGHJKMNPQRTVWXYZ".utf8)
    static let length = 12

    private let values: [UInt8]

    /// Reads what people type or copy: any case, spaces and dashes anywhere, and the usual mistakes (O for 0, I or L for 1, S for 5, U for V).
    public init?(_ text: String) {
        var values: [UInt8] = []
        for scalar in text.unicodeScalars where !Self.isSeparator(scalar) {
            guard values.count < Self.length, let byte = UInt8(exactly: scalar.value), let value = Self.value(of: byte) else { return nil }
            values.append(value)
        }
        guard values.count == Self.length, Self.sum(values) == 0 else { return nil }
        self.values = values
    }

    public static func random(using generator: inout some RandomNumberGenerator) -> Reference {
        var values = (1..<length).map { _ in UInt8.random(in: 0..<31, using: &generator) }
        let missing = (31 - sum(values)) % 31
        values.append(UInt8(missing * inverseOfLastPlace % 31))
        return Reference(values: values)
    }

    public static func random() -> Reference {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    public var description: String {
        let text = values.map { Self.symbols[Int($0)] }
        return [text[0..<4], text[4..<8], text[8..<12]].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    private init(values: [UInt8]) { self.values = values }

    /// 12 × 13 = 156 = 5 × 31 + 1.
    private static let inverseOfLastPlace = 13

    /// Also the dashes that keyboards and word processors put in place of ours, and what copying leaves: zero width, byte order mark.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return scalar == "." || scalar == "\u{2212}" || properties.isWhitespace
            || properties.generalCategory == .dashPunctuation || properties.generalCategory == .format
    }

    private static func sum(_ values: [UInt8]) -> Int {
        values.enumerated().reduce(0) { $0 + ($1.offset + 1) * Int($1.element) } % 31
    }

    private static func value(of byte: UInt8) -> UInt8? {
        let upper = (97...122).contains(byte) ? byte - 32 : byte
        let meant: UInt8 =
            switch upper {
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            case UInt8(ascii: "S"): UInt8(ascii: "5")
            case UInt8(ascii: "U"): UInt8(ascii: "V")
            default: upper
            }
        return symbols.firstIndex(of: meant).map(UInt8.init)
    }
}
