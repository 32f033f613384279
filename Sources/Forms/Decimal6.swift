/// An exact decimal number with at most six decimals, from -9 million million to 9 million million. Written `1234.5`.
///
/// Foundation's `Decimal` reads "12abc" as 12 and the literal 3.133 as 3.132999…; amounts deserve neither.
public struct Decimal6: Hashable, Sendable, Comparable, LosslessStringConvertible, ExpressibleByIntegerLiteral {
    /// Millionths.
    public let millionths: Int64

    public init(millionths: Int64) { self.millionths = millionths }

    public init(integerLiteral value: Int64) { millionths = value * 1_000_000 }

    /// Reads `-12`, `12.5`: what is stored. What people type is read by the number fields.
    public init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...13).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let whole = Int64(parts[0]), whole <= 9_000_000_000_000
        else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...6).contains(parts[1].utf8.count), let digits = Int64(parts[1]) else { return nil }
            fraction = (parts[1].utf8.count..<6).reduce(digits) { value, _ in value * 10 }
        }
        let magnitude = whole * 1_000_000 + fraction
        millionths = isNegative ? -magnitude : magnitude
    }

    public var description: String {
        let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let sign = millionths < 0 ? "-" : ""
        if fraction == 0 { return sign + String(whole) }
        let digits = String(1_000_000 + fraction).dropFirst()
        return sign + String(whole) + "." + digits.prefix(decimals)
    }

    /// How many decimals it needs: 12.50 needs one.
    public var decimals: Int {
        var rest = millionths, decimals = 6
        while decimals > 0, rest % 10 == 0 { (rest, decimals) = (rest / 10, decimals - 1) }
        return decimals
    }

    public static func < (left: Decimal6, right: Decimal6) -> Bool { left.millionths < right.millionths }
}
