import Core

/// The questions of `admilib law permissions`: JSON in, JSON out.
public enum PermissionCases {
    /// - Throws: a fault at the first question that cannot be read; none is answered then.
    public static func answers(to bytes: [UInt8]) throws(CaseFault) -> JSON {
        .array(try CaseList.read(bytes) { item throws(CaseFault) in try answer(to: item) })
    }

    /// An act that the table does not list is the person's, and says that someone must look.
    private static func answer(to item: CaseField) throws(CaseFault) -> JSON {
        let code = try item["act"].text()
        let measure: ProtectionMeasure = try item["measure"].choice()
        let asked: [String: JSON] = ["act": .string(code), "measure": .string(measure.rawValue)]
        guard let act = ProtectedAct(rawValue: code) else {
            return .object(asked.merging(["profile": .string(PermissionProfile.unlisted.rawValue), "review": true]) { $1 })
        }
        return .object(asked.merging(["profile": .string(PermissionTable.profile(for: act, under: measure).rawValue)]) { $1 })
    }
}
