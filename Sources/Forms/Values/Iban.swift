/// An international bank account number (ISO 13616), without spaces.
struct Iban: Equatable {
    let text: String

    init(typed: String) throws(Unreadable) {
        var bytes = Typed.code(typed)[...]
        if bytes.starts(with: "IBAN".utf8) { bytes = bytes.dropFirst(4) }
        if bytes.first == 0x3A { bytes = bytes.dropFirst() }
        guard bytes.count > 4, bytes.allSatisfy({ 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 }), !bytes.prefix(1).areDigits,
            bytes.dropFirst(2).prefix(2).areDigits
        else {
            throw Unreadable("forms.iban.unknown")
        }
        guard let length = Self.lengths[bytes.prefix(2).text] else { throw Unreadable("forms.iban.country", ["code": bytes.prefix(2).text]) }
        if bytes.count != length { throw Unreadable("forms.iban.length", ["expected": String(length), "found": String(bytes.count)]) }
        if Self.remainder(bytes) != 1 { throw Unreadable("forms.iban.check") }
        text = bytes.text
    }

    /// In groups of four, as on bank papers.
    static func grouped(_ text: String) -> String {
        text.utf8.enumerated().reduce(into: "") { grouped, next in
            if next.offset > 0, next.offset.isMultiple(of: 4) { grouped += " " }
            grouped.unicodeScalars.append(Unicode.Scalar(next.element))
        }
    }

    /// Modulo 97 of the number once its first four characters are moved to the end and letters stand for 10…35.
    private static func remainder(_ bytes: ArraySlice<UInt8>) -> Int {
        (bytes.dropFirst(4) + bytes.prefix(4)).reduce(0) { sum, byte in
            byte < 0x41 ? (sum * 10 + Int(byte & 0x0F)) % 97 : (sum * 100 + Int(byte) - 55) % 97
        }
    }

    /// From SWIFT's IBAN registry, release 101. Accounts of French overseas territories start with FR.
    private static let lengths: [String: Int] = {
        let registry = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18
            FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
            LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24
            SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
            """
        var lengths: [String: Int] = [:]
        for entry in registry.split(whereSeparator: \.isWhitespace) { lengths[String(entry.prefix(2))] = Int(entry.dropFirst(2)) }
        return lengths
    }()
}
