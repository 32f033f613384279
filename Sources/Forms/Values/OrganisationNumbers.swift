/// The nine digits that name an enterprise in France.
struct Siren: Equatable {
    let text: String

    /// A SIRET is taken for the SIREN that it starts with.
    init(typed: String) throws(Unreadable) {
        let bytes = Typed.code(typed).filter { $0 != 0x2E && $0 != 0x2D }
        guard bytes.areDigits else { throw Unreadable("forms.siren.unknown") }
        if bytes.count == 14, Siret.isValid(bytes) {
            text = bytes.prefix(9).text
        } else {
            if bytes.count != 9 { throw Unreadable("forms.siren.length", ["found": String(bytes.count)]) }
            guard bytes.obeyLuhn, bytes.number > 0 else { throw Unreadable("forms.siren.check") }
            text = bytes.text
        }
    }
}

/// The fourteen digits that name one establishment: a SIREN and five digits.
struct Siret: Equatable {
    let text: String

    init(typed: String) throws(Unreadable) {
        let bytes = Typed.code(typed).filter { $0 != 0x2E && $0 != 0x2D }
        guard bytes.areDigits else { throw Unreadable("forms.siret.unknown") }
        if bytes.count == 9 { throw Unreadable("forms.siret.siren") }
        if bytes.count != 14 { throw Unreadable("forms.siret.length", ["found": String(bytes.count)]) }
        guard Self.isValid(bytes) else { throw Unreadable("forms.siret.check") }
        text = bytes.text
    }

    /// Luhn's check; but the post offices (SIREN 356 000 000) outnumber it: there the sum of the digits is a multiple of five (INSEE).
    static func isValid(_ digits: [UInt8]) -> Bool {
        if digits.starts(with: "356000000".utf8), digits.reduce(0, { $0 + Int($1 & 0x0F) }).isMultiple(of: 5) { return true }
        return digits.obeyLuhn && digits.contains { $0 != 0x30 }
    }

    /// « 123 456 782 00012 », with no-break spaces; a SIREN has the first three groups only.
    static func grouped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count == 9 || bytes.count == 14 else { return text }
        return [bytes[0..<3], bytes[3..<6], bytes[6..<9], bytes[9...]].filter { !$0.isEmpty }.map(\.text).joined(separator: "\u{A0}")
    }
}

/// The number of an association in the national register: `W` and nine symbols, digits but for Corsica and overseas (`W2A…`, `W9R…`).
struct Rna: Equatable {
    let text: String

    init(typed: String) throws(Unreadable) {
        let bytes = Typed.code(typed).filter { $0 != 0x2E && $0 != 0x2D }
        guard bytes.count == 10, bytes[0] == 0x57, bytes[1...1].areDigits, bytes[3...].areDigits,
            0x30...0x39 ~= bytes[2] || 0x41...0x5A ~= bytes[2]
        else { throw Unreadable("forms.rna.unknown") }
        text = bytes.text
    }
}
