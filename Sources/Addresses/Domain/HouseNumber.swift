/// 14, 14 bis, 14 B: with where it is.
struct HouseNumber: Sendable, Hashable {
    /// 0 for a street, or a hamlet, that has a position and no number.
    let number: Int
    /// Folded: "bis", "b", "".
    let suffix: String
    let spot: Spot

    static let highest = 9999
    static let longestSuffix = 8

    /// « 14 b » is 14 bis where no 14 b is known, and the other way round.
    func answers(_ number: Int, _ suffix: String) -> Bool { self.number == number && Self.short(self.suffix) == Self.short(suffix) }

    private static func short(_ suffix: String) -> String {
        switch suffix {
        case "bis": "b"
        case "ter": "t"
        case "quater": "q"
        default: suffix
        }
    }
}

/// The numbers of a street in one value of the database: twelve bytes for most.
enum PackedNumbers {
    static func pack(_ numbers: [HouseNumber]) -> [UInt8] {
        var bytes: [UInt8] = []
        for one in numbers {
            append(UInt16(clamping: one.number), to: &bytes)
            let suffix = one.suffix.utf8.prefix(HouseNumber.longestSuffix)
            bytes.append(UInt8(suffix.count))
            bytes += suffix
            append(UInt32(bitPattern: one.spot.north), to: &bytes)
            append(UInt32(bitPattern: one.spot.east), to: &bytes)
        }
        return bytes
    }

    /// `nil` for what ``pack(_:)`` did not write.
    static func unpack(_ bytes: [UInt8]) -> [HouseNumber]? {
        var numbers: [HouseNumber] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let number = take(UInt16.self, from: &rest), let length = take(UInt8.self, from: &rest), rest.count >= Int(length) else {
                return nil
            }
            let suffix = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
            rest = rest.dropFirst(Int(length))
            guard let north = take(UInt32.self, from: &rest), let east = take(UInt32.self, from: &rest),
                let spot = Spot(north: Int32(bitPattern: north), east: Int32(bitPattern: east))
            else { return nil }
            numbers.append(HouseNumber(number: Int(number), suffix: suffix, spot: spot))
        }
        return numbers
    }

    private static func append(_ number: some FixedWidthInteger & UnsignedInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private static func take<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type, from bytes: inout ArraySlice<UInt8>) -> Number? {
        let size = Number.bitWidth / 8
        guard bytes.count >= size else { return nil }
        let number = bytes.prefix(size).reversed().reduce(Number(0)) { (Number.bitWidth > 8 ? $0 << 8 : 0) | Number($1) }
        bytes = bytes.dropFirst(size)
        return number
    }
}
