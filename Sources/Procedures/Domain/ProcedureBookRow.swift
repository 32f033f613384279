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
    /// The file of the latest version, when none is published: the shelf knows the others.
    public let draft: String?
}

/// What stands for a procedure: the version that people see, else its latest.
public struct CurrentVersion: Sendable, Equatable {
    public let number: Int
    public let isPublished: Bool
    public let createdAt: Date
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
