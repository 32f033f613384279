/// Helps the codes made of figures: SIRET, IBAN, dates.
extension Collection where Element == UInt8 {
    var areDigits: Bool { allSatisfy { 0x30...0x39 ~= $0 } }

    /// The number that these digits write; only for digits, and few enough.
    var number: Int { reduce(0) { $0 * 10 + Int($1 & 0x0F) } }

    var text: String { String(decoding: self, as: UTF8.self) }
}

extension BidirectionalCollection where Element == UInt8 {
    /// The check of ISO/IEC 7812, annex B, which SIREN and SIRET numbers obey.
    var obeyLuhn: Bool {
        var sum = 0
        for (place, digit) in reversed().enumerated() {
            let value = Int(digit & 0x0F) << (place & 1)
            sum += value > 9 ? value - 9 : value
        }
        return sum.isMultiple(of: 10)
    }
}
