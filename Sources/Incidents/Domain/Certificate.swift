import Core
import Foundation

/// What a certificate says: that we failed, and when.
struct Certificate: Sendable, Equatable {
    enum Fact: Sendable, Equatable {
        /// At this second we could not answer a request.
        case failed(Date)
        /// At this second we could not take what was being sent.
        case notTaken(Date)
        /// This incident took place.
        case incident(IncidentID)
    }

    let fact: Fact
    /// What its bearer had written on it, a name or a number: nothing at all, mostly.
    var mention = ""
}

/// Makes the codes of certificates and reads them again: `4K7M-Q2XN-8W4P-30AB-CDEF`.
///
/// A code says the fact, and a mark that only this installation can make vouches for it, and for what stands on the paper beside it. Nothing is stored: the
/// database may be what failed. A hundred bits in the alphabet of Crockford, that can be read aloud: forty for the fact, sixty for the mark.
struct CertificateCodes: Sendable {
    private let key: [UInt8]

    init(key: [UInt8]) { self.key = key }

    enum Reading: Sendable, Equatable {
        case genuine(Certificate)
        /// Something is written on it, which must be given too.
        case needsMention
        case wrong
    }

    func code(for certificate: Certificate, of organisation: OrganisationID?) -> String {
        let mention = Self.folded(certificate.mention)
        let fact = Self.bits(certificate.fact) | (mention.isEmpty ? 0 : Self.mentionBit)
        return Self.grouped(Self.symbols(fact, 8) + Self.symbols(mark(fact, mention, organisation), 12))
    }

    /// - Parameter organisation: whose page is asked. A failure that hit before we knew whose page it was is vouched for by all.
    func read(_ code: String, mention: String, for organisation: OrganisationID) -> Reading {
        let values = code.utf8.compactMap(Self.value)
        guard values.count == 20, code.utf8.allSatisfy({ Self.value($0) != nil || Self.separators.contains($0) }) else { return .wrong }
        let number = { (part: ArraySlice<UInt64>) in part.reduce(0) { $0 << 5 | $1 } }
        let (fact, mark) = (number(values[..<8]), number(values[8...]))
        guard let meant = Self.fact(fact) else { return .wrong }
        let isMentioning = fact & Self.mentionBit != 0
        let folded = Self.folded(mention)
        if isMentioning, folded.isEmpty { return .needsMention }
        let text = isMentioning ? folded : ""
        guard [organisation, nil].contains(where: { self.mark(fact, text, $0) == mark }) else { return .wrong }
        return .genuine(Certificate(fact: meant, mention: isMentioning ? Text.trimmed(mention) : ""))
    }

    private func mark(_ fact: UInt64, _ mention: String, _ organisation: OrganisationID?) -> UInt64 {
        let text = "certificate \(organisation?.description ?? "-") \(fact) \(mention)"
        return UInt64(Secret.mark(text, key: key).prefix(15), radix: 16) ?? 0
    }

    /// Two people copy a name in two ways: capitals, accents and spaces do not count.
    private static func folded(_ mention: String) -> String { Text.words(mention).joined(separator: " ") }
}

extension CertificateCodes {
    private static let mentionBit: UInt64 = 1 << 36

    /// Three bits of kind, one for the mention, thirty-six of number: seconds until the year 4147.
    private static func bits(_ fact: Certificate.Fact) -> UInt64 {
        switch fact {
        case .failed(let at): 1 << 37 | seconds(at)
        case .notTaken(let at): 2 << 37 | seconds(at)
        case .incident(let id): 3 << 37 | UInt64(id.rawValue) & (mentionBit - 1)
        }
    }

    private static func fact(_ bits: UInt64) -> Certificate.Fact? {
        let number = bits & (mentionBit - 1)
        switch bits >> 37 {
        case 1: return .failed(Date(timeIntervalSince1970: Double(number)))
        case 2: return .notTaken(Date(timeIntervalSince1970: Double(number)))
        case 3: return .incident(IncidentID(Int64(number)))
        default: return nil
        }
    }

    private static func seconds(_ date: Date) -> UInt64 { UInt64(max(0, date.timeIntervalSince1970)) & (mentionBit - 1) }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let separators = Set(" -.\u{9}".utf8)

    private static func symbols(_ number: UInt64, _ count: Int) -> String {
        String(decoding: (0..<count).reversed().map { alphabet[Int(number >> UInt64(5 * $0) & 31)] }, as: UTF8.self)
    }

    private static func grouped(_ text: String) -> String {
        text.enumerated().reduce(into: "") { $0 += ($1.offset > 0 && $1.offset.isMultiple(of: 4) ? "-" : "") + String($1.element) }
    }

    /// O for 0, I and L for 1, U for V, as people mistake them.
    private static func value(_ byte: UInt8) -> UInt64? {
        let upper = (97...122).contains(byte) ? byte - 32 : byte
        let meant: UInt8 =
            switch upper {
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            case UInt8(ascii: "U"): UInt8(ascii: "V")
            default: upper
            }
        return alphabet.firstIndex(of: meant).map(UInt64.init)
    }
}
