/// The number of a registered letter, as it is printed on its label: letters and digits, without spaces.
public struct TrackingNumber: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// Spaces, dashes and small letters do not matter. `nil` when it has none of the shapes below.
    ///
    /// - Two letters, nine digits and a country ("RR 123 456 785 FR"): the ninth digit checks the eight before (UPU S10).
    /// - A digit, a letter and eleven digits ("1A 123 456 7890 1"), or 11, 13 or 15 digits: the labels of La Poste. How their key is made is not
    ///   published, so only their shape is looked at.
    public init?(_ typed: String) {
        let text = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "." }
        let shape = String(text.utf8.map { (48...57).contains($0) ? "9" : (65...90).contains($0) ? "A" : "?" })
        switch shape {
        case "AA999999999AA": guard Self.isInternational(Array(text.utf8.dropFirst(2).prefix(9).map { Int($0) - 48 })) else { return nil }
        case "9A99999999999", "99999999999", "9999999999999", "999999999999999": break
        default: return nil
        }
        description = text
    }

    /// Weights and modulus of UPU S10, 3.2: a remainder of 10 is written 0, one of 11 is written 5.
    private static func isInternational(_ digits: [Int]) -> Bool {
        let sum = zip(digits, [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + $1.0 * $1.1 }
        let check = 11 - sum % 11
        return digits[8] == (check == 10 ? 0 : check == 11 ? 5 : check)
    }

    /// "RR 123 456 785 FR", to be compared with the label.
    public var spaced: String {
        var groups = [String(description.prefix(2))], rest = description.dropFirst(2)
        while !rest.isEmpty {
            groups.append(String(rest.prefix(3)))
            rest = rest.dropFirst(3)
        }
        return groups.joined(separator: "\u{A0}")
    }
}
