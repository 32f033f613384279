import Core
import Law
import Web

/// The legal engine at the command line: JSON in, JSON out.
public enum LawCases {
    /// - Throws: a ``CommandFault`` that names the case and the field.
    public static func deadlines(_ input: [UInt8]) throws -> String {
        let words = try EmbeddedAssets.catalogues()[.french] ?? Words(.french, texts: [:])
        return try text { () throws(CaseFault) in try DeadlineCases.answers(to: input, in: words) }
    }

    public static func permissions(_ input: [UInt8]) throws -> String {
        try text { () throws(CaseFault) in try PermissionCases.answers(to: input) }
    }

    private static func text(_ answers: () throws(CaseFault) -> JSON) throws -> String {
        do { return try answers().text } catch { throw CommandFault("admilib law: \(error)") }
    }
}
