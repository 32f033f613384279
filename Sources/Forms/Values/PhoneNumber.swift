/// A telephone number in international form (E.164): `+33612345678`.
public struct PhoneNumber: Equatable {
    let e164: String

    /// Reads `06 12 34 56 78`, `+33 (0)6.12.34.56.78`, `0692 12 34 56` (which is +262), `+49 30 901820`.
    init(typed: String) throws(Unreadable) {
        let (digits, isInternational) = try Self.digits(typed)
        if isInternational {
            e164 = try "+" + Self.international(digits).text
        } else if digits.starts(with: [0x30, 0x30]) {
            e164 = try "+" + Self.international(digits.dropFirst(2)).text
        } else {
            e164 = try "+" + Self.national(digits).text
        }
    }

    private static func digits(_ typed: String) throws(Unreadable) -> (ArraySlice<UInt8>, isInternational: Bool) {
        let bytes = Typed.code(typed)
        var digits: ArraySlice<UInt8> = []
        var place = 0
        while place < bytes.count {
            switch bytes[place] {
            case 0x28 where bytes[place...].starts(with: Array("(0)".utf8)): place += 2  // +33 (0)6: the 0 is for calls from France
            case 0x30...0x39: digits.append(bytes[place])
            case 0x28, 0x29, 0x2D, 0x2E, 0x2F: break
            case 0x2B where place == 0: break
            default: throw Unreadable("forms.phone.unknown")
            }
            place += 1
        }
        return (digits, bytes.first == 0x2B)
    }

    private static func national(_ digits: ArraySlice<UInt8>) throws(Unreadable) -> [UInt8] {
        guard digits.first == 0x30 || digits.count < 10 else { throw Unreadable("forms.phone.unknown") }
        try expect(10, in: digits)
        let rest = digits.dropFirst()
        guard rest.first != 0x30, digits.first == 0x30 else { throw Unreadable("forms.phone.unknown") }
        let code = territories[digits.prefix(4).text] ?? "33"
        return Array(code.utf8) + (code == "508" && digits.starts(with: "0508".utf8) ? digits.dropFirst(4) : rest)
    }

    /// What the first four digits of a number dialled in France say of where it rings, when it is overseas.
    private static let territories = [
        "0262": "262", "0263": "262", "0692": "262", "0693": "262", "0269": "262", "0639": "262", "0590": "590", "0690": "590", "0691": "590",
        "0594": "594", "0694": "594", "0596": "596", "0696": "596", "0697": "596", "0508": "508", "0708": "508",
    ]

    private static func international(_ digits: ArraySlice<UInt8>) throws(Unreadable) -> [UInt8] {
        for (code, lengths) in lengths where digits.starts(with: code.utf8) {
            var rest = digits.dropFirst(code.utf8.count)
            if rest.count == 10, rest.first == 0x30 { rest = rest.dropFirst() }
            if !lengths.contains(rest.count) { try expect(lengths[0], in: rest) }
            guard rest.first != 0x30 else { throw Unreadable("forms.phone.unknown") }
            return Array(code.utf8) + rest
        }
        guard let first = digits.first, first != 0x30 else { throw Unreadable("forms.phone.unknown") }
        guard (8...15).contains(digits.count) else { throw Unreadable("forms.phone.international") }
        return Array(digits)
    }

    /// How many digits follow the code, in metropolitan France, overseas, and in North America (which numbers that start with 00 by mistake look like).
    private static let lengths: [(String, [Int])] = [
        ("1", [10]), ("33", [9]), ("262", [9]), ("590", [9]), ("594", [9]), ("596", [9]), ("508", [6, 9]), ("687", [6]), ("689", [8]), ("681", [6]),
    ]

    private static func expect(_ count: Int, in digits: ArraySlice<UInt8>) throws(Unreadable) {
        if digits.count < count { throw Unreadable("forms.phone.short", ["expected": String(count)]) }
        if digits.count > count { throw Unreadable("forms.phone.long", ["expected": String(count)]) }
    }
}

extension PhoneNumber {
    /// What was typed, in international form; `nil` when it is no number.
    public static func international(_ typed: String) -> String? { (try? PhoneNumber(typed: typed))?.e164 }

    /// As it is read aloud: « 06 12 34 56 78 », with no-break spaces; abroad, « +49 30 90 18 20 ».
    public static func spaced(_ e164: String) -> String {
        let digits = Array(e164.utf8.dropFirst())
        for code in ["33", "262", "590", "594", "596"] where digits.starts(with: code.utf8) && digits.count == code.utf8.count + 9 {
            return pairs([0x30] + digits.dropFirst(code.utf8.count)[...])
        }
        let length = codeLength(digits)
        return "+" + digits.prefix(length).text + "\u{A0}" + pairs(digits.dropFirst(length))
    }

    private static func pairs(_ digits: ArraySlice<UInt8>) -> String {
        var groups: [String] = [], rest = digits
        while rest.count > 3 {
            groups.append(rest.suffix(2).text)
            rest = rest.dropLast(2)
        }
        return ([rest.text] + groups.reversed()).joined(separator: "\u{A0}")
    }

    /// Country codes have one, two or three digits (ITU-T E.164, list of assigned codes): the two-digit ones are these.
    private static func codeLength(_ digits: [UInt8]) -> Int {
        if digits.first == 0x31 || digits.first == 0x37 { return 1 }
        let twoDigits =
            "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"
        return twoDigits.utf8.split(separator: 0x20).contains { digits.starts(with: $0) } ? 2 : 3
    }
}
