import Core

extension Decimal6 {
    /// « 12 345,5 »: a comma, and groups of three from five figures up, so that a year stays in one piece.
    var inFrench: String { written(.french) }

    /// Thousands are always cut when `grouping`; `decimals` are written even when they are zeros.
    func written(_ language: Language, grouping: Bool = false, decimals: Int = 0) -> String {
        let parts = description.split(separator: ".")
        let isNegative = parts[0].hasPrefix("-")
        let digits = isNegative ? parts[0].dropFirst() : parts[0]
        let mark = language == .french ? "\u{202F}" : ","
        let whole = digits.count < 5 && !grouping ? String(digits) : Self.grouped(digits, mark)
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        fraction += String(repeating: "0", count: max(0, decimals - fraction.count))
        return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : (language == .french ? "," : ".") + fraction)
    }

    private static func grouped(_ digits: Substring, _ mark: String) -> String {
        var groups: [Substring] = [], rest = digits
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return ([rest] + groups.reversed()).joined(separator: mark)
    }
}
