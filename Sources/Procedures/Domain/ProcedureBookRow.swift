import Core
import Foundation

/// A procedure and where its versions stand.
public struct ProcedureBookRow: Sendable, Equatable {
    public let procedure: ProcedureID
    public let slug: String
    public let unit: UnitID
    /// The number of the version that people see.
    public let published: Int?
    public let latest: Int
    /// The file of the published version, else of the latest.
    public let source: String
}

/// A version as its history tells it.
public struct ProcedureVersionCard: Sendable, Equatable {
    public let procedure: ProcedureID
    public let version: ProcedureVersionID
    public let number: Int
    public let state: VersionState
    public let createdAt: Date
    public let author: AgentID?
    public let note: String
}
