import Foundation

/// What somebody typed in one box, made clean before it is read.
enum Typed {
    /// More than this is refused before anything else is done with it.
    static let mostBytes = 60_000

    /// Whether only spaces, or nothing visible, was typed.
    static func isBlank(_ typed: String) -> Bool {
        if typed.isEmpty { return true }
        if let first = typed.utf8.first, 0x21...0x7E ~= first { return false }
        return typed.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isInvisible($0) }
    }

    /// One line of text: trimmed, in composed form, without the invisible characters that copies carry.
    static func line(_ typed: String) throws(Unreadable) -> String {
        let text = try lines(typed)
        if text.utf8.contains(0x0A) { throw Unreadable("forms.text.oneLine") }
        return text
    }

    /// The same for several lines, whose ends become `\n`.
    static func lines(_ typed: String) throws(Unreadable) -> String {
        if typed.utf8.count > mostBytes { throw Unreadable("forms.text.huge") }
        return typed.utf8.allSatisfy(isPlain) ? trimmedOfSpaces(typed) : try mended(typed)
    }

    /// The bytes of a code or a number: spaces dropped, dashes and quotes made plain, letters in upper case, anything else as ``other``.
    static func code(_ typed: String) -> [UInt8] {
        if typed.utf8.count > 200 { return [other] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(typed.utf8.count)
        for byte in typed.utf8 {
            if byte >= 0x80 { return typed.unicodeScalars.compactMap(plain).filter { $0 != 0x20 } }
            if byte != 0x20 { bytes.append(0x61...0x7A ~= byte ? byte - 0x20 : 0x21...0x7E ~= byte ? byte : 0x09...0x0D ~= byte ? 0x20 : other) }
        }
        return bytes.contains(0x20) ? bytes.filter { $0 != 0x20 } : bytes
    }

    /// A number of a few figures alone in its box, and how many figures.
    static func number(_ typed: String) -> (value: Int, digits: Int)? {
        if typed.utf8.count > 20 { return nil }
        let digits = typed.utf8.drop { $0 == 0x20 }.prefix { 0x30...0x39 ~= $0 }
        guard 1...9 ~= digits.count, typed.utf8[digits.endIndex...].allSatisfy({ $0 == 0x20 }) else { return nil }
        return (digits.number, digits.count)
    }

    /// Stands in ``code(_:)`` for what no code holds.
    static let other: UInt8 = 0xFF

    /// A scalar as one ASCII byte: a space for all kinds of spaces, `nil` for what is not even seen.
    static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x61...0x7A: UInt8(scalar.value - 0x20)
        case 0x20...0x7E: UInt8(scalar.value)
        case 0x2010...0x2015, 0x2212: 0x2D
        case 0x2018, 0x2019: 0x27
        default: scalar.properties.isWhitespace ? 0x20 : isInvisible(scalar) ? nil : other
        }
    }

    /// Characters after which a text may need mending start with none of these bytes; é, ç and œ pass.
    private static func isPlain(_ byte: UInt8) -> Bool {
        0x20...0x7E ~= byte || 0xC3...0xC9 ~= byte || 0x80...0xBF ~= byte
    }

    private static func trimmedOfSpaces(_ text: String) -> String {
        guard text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
        guard let first = text.utf8.firstIndex(where: { $0 != 0x20 }), let last = text.utf8.lastIndex(where: { $0 != 0x20 }) else { return "" }
        return String(text[first...last])
    }

    private static func mended(_ typed: String) throws(Unreadable) -> String {
        var scalars = String.UnicodeScalarView()
        var isComposed = true
        var follows: Unicode.Scalar = " "
        for scalar in typed.unicodeScalars {
            switch scalar.value {
            case 0x0A where follows == "\r": break
            case 0x0A, 0x0D, 0x2028, 0x2029: scalars.append("\n")
            case 0x09: scalars.append(" ")
            case 0x00...0x1F, 0x7F...0x9F: throw Unreadable("forms.text.control")
            default: if !isInvisible(scalar) { scalars.append(scalar) }
            }
            if scalar.properties.canonicalCombiningClass != .notReordered || 0x1100...0x11FF ~= scalar.value { isComposed = false }
            follows = scalar
        }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        let text = String(scalars.drop { $0.properties.isWhitespace })
        return isComposed ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Zero-width marks, and the marks that reverse what is read (which can make a text look like another).
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
