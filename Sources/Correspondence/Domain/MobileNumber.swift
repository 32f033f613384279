/// A number that receives short messages: a French mobile, of the mainland or overseas, in international form (`+33612345678`).
///
/// Others are left alone: a landline would have the message read aloud by a machine, and numbers abroad cost what nobody agreed to.
public struct MobileNumber: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    public init?(_ e164: String) {
        let digits = e164.utf8.dropFirst()
        guard e164.utf8.first == UInt8(ascii: "+"), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        guard Self.plans.contains(where: { digits.count == $0.length && digits.starts(with: $0.start.utf8) }) else { return nil }
        description = e164
    }

    /// How mobiles begin, and how many digits they have (Arcep's numbering plan; OPT-NC, OPT and SPT for the Pacific).
    private static let plans: [(start: String, length: Int)] = [
        ("336", 11), ("337", 11), ("262639", 12), ("262692", 12), ("262693", 12), ("590690", 12), ("590691", 12), ("594694", 12), ("596696", 12),
        ("596697", 12), ("508708", 12), ("50855", 9), ("6877", 9), ("6878", 9), ("6879", 9), ("68987", 11), ("68989", 11), ("68182", 9), ("68183", 9),
    ]
}
