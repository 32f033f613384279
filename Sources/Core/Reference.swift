/// The number of a request, made to be read aloud: `7K3M-Q2XN-8W4P`.
///
/// Thirty-one symbols (digits and capitals without I, L, O, S, U, which people mistake), twelve places. Eleven are drawn at random: 54 bits.
/// The last makes the sum of place × value a multiple of 31. As 31 is prime, every single wrong symbol and every exchange of two is caught.
public struct Reference: Hashable, Sendable, LosslessStringConvertible {
    static let symbols = Array("0123456789ABCDEFGHJKMNPQRTVWXYZ".utf8)
    static let length = 12

    /// Five bits for each place, the first place highest: a list reads and writes hundreds of numbers, none of which needs memory of its own.
    private let places: UInt64

    /// Reads what people type or copy: any case, spaces and dashes anywhere, and the usual mistakes (O for 0, I or L for 1, S for 5, U for V).
    public init?(_ text: String) {
        var places: UInt64 = 0
        var count = 0
        for scalar in text.unicodeScalars where !Self.isSeparator(scalar) {
            guard count < Self.length, let byte = UInt8(exactly: scalar.value), let value = Self.value(of: byte) else { return nil }
            places = places << 5 | UInt64(value)
            count += 1
        }
        guard count == Self.length, Self.sum(places) == 0 else { return nil }
        self.places = places
    }

    public static func random(using generator: inout some RandomNumberGenerator) -> Reference {
        let drawn = (1..<length).reduce(UInt64(0)) { places, _ in places << 5 | UInt64(UInt8.random(in: 0..<31, using: &generator)) } << 5
        let missing = (31 - sum(drawn)) % 31
        return Reference(places: drawn | UInt64(missing * inverseOfLastPlace % 31))
    }

    public static func random() -> Reference {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    public var description: String {
        String(unsafeUninitializedCapacity: Self.length + 2) { text in
            var written = 0
            for place in 0..<Self.length {
                if place == 4 || place == 8 {
                    text[written] = UInt8(ascii: "-")
                    written += 1
                }
                text[written] = Self.symbols[Self.value(at: place, of: places)]
                written += 1
            }
            return written
        }
    }

    private init(places: UInt64) { self.places = places }

    /// 12 × 13 = 156 = 5 × 31 + 1.
    private static let inverseOfLastPlace = 13

    /// Also the dashes that keyboards and word processors put in place of ours, and what copying leaves: zero width, byte order mark.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "-" || scalar == " " || scalar == "." || (0x09...0x0D).contains(scalar.value) }
        let properties = scalar.properties
        return scalar == "\u{2212}" || properties.isWhitespace || properties.generalCategory == .dashPunctuation
            || properties.generalCategory == .format
    }

    private static func value(at place: Int, of places: UInt64) -> Int { Int(places >> UInt64(5 * (length - 1 - place)) & 31) }

    private static func sum(_ places: UInt64) -> Int {
        (0..<length).reduce(0) { $0 + ($1 + 1) * value(at: $1, of: places) } % 31
    }

    /// What each byte stands for; 255 for what stands for nothing.
    private static let values: [UInt8] = (0...255).map { value(ofTyped: UInt8($0)) ?? 255 }

    private static func value(of byte: UInt8) -> UInt8? {
        let value = values[Int(byte)]
        return value == 255 ? nil : value
    }

    private static func value(ofTyped byte: UInt8) -> UInt8? {
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
