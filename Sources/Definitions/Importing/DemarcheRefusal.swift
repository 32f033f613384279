import Core

/// Why a description was not imported at all.
public enum DemarcheRefusal: Problem, Equatable {
    case tooLarge
    /// Not JSON, or nested more than 64 levels.
    case malformed(line: Int)
    /// Nothing in it looks like a procedure.
    case noDemarche
    /// The server answered with an error; its own words.
    case serverError(String)
    /// Not asked for, or `null` where the schema promises a value.
    case missing(path: String)
    case wrongType(path: String, expected: Expected)
    /// Nothing that a database or a page could hold.
    case zero(path: String)
    case tooManyFields(count: Int)

    public enum Expected: String, Sendable { case text, list, object, flag, number }

    public var kind: ProblemKind { self == .tooLarge ? .tooLarge : .invalid }

    public var message: UserMessage {
        switch self {
        case .tooLarge: UserMessage("definitions.import.refused.tooLarge")
        case .malformed(let line): UserMessage("definitions.import.refused.malformed", ["line": "\(line)"])
        case .noDemarche: UserMessage("definitions.import.refused.noDemarche")
        case .serverError(let words): UserMessage("definitions.import.refused.serverError", ["words": words])
        case .missing(let path): UserMessage("definitions.import.refused.missing", ["path": path])
        case .wrongType(let path, let expected): UserMessage("definitions.import.refused.\(expected.rawValue)", ["path": path])
        case .zero(let path): UserMessage("definitions.import.refused.zero", ["path": path])
        case .tooManyFields(let count):
            UserMessage("definitions.import.refused.tooManyFields", ["count": "\(count)", "most": "\(Demarche.mostFields)"])
        }
    }
}
