/// One step of the schema. Appended to a feature's list, never edited once released; each runs in a transaction of its own.
public struct Migration: Sendable {
    /// Dated and unique: `2026-11-22 dossiers`.
    public let name: String
    let statements: [String]
    let only: Dialect?

    /// - Parameter only: the engine it is for, when the other has no such thing (a full-text index).
    public init(_ name: String, only: Dialect? = nil, _ statements: [String]) {
        self.name = name
        self.statements = statements
        self.only = only
    }
}
