import Core
import Law

/// The cases of `admilib slots`: JSON in, JSON out. What a case holds beyond its contract (a note, what is expected) is left aside.
public enum SlotCases {
    /// - Throws: a fault at the first case that cannot be read; none is answered then.
    public static func answers(to bytes: [UInt8]) throws(CaseFault) -> JSON {
        let cases = try CaseList.read(bytes, in: "cases") { item throws(CaseFault) in try SlotCase(item) }
        return .array(cases.map(\.json))
    }
}
