import Core
import Definitions
import Foundation

/// Where procedures are kept, every version of them. Each method is one transaction.
protocol ProcedureRepository: Sendable {
    /// Keeps a file as the latest version, unless the latest is already this file for this unit.
    func save(_ file: NewVersion, publish: Bool, now: Date) async throws -> SavedVersion
    /// Stops showing a procedure. Dossiers already filed go on.
    /// - Returns: whether it was published.
    func retire(_ slug: ProcedureSlug, organisation: OrganisationID, now: Date) async throws -> Bool
    /// A number that grows with every publication and withdrawal, of any organisation.
    func revision() async throws -> Int
    /// - Parameter known: versions whose source need not be read again.
    func published(of organisation: OrganisationID, known: Set<ProcedureVersionID>) async throws -> PublishedVersions
    /// Any version, drafts and retired ones too.
    func version(_ id: ProcedureVersionID) async throws -> StoredVersion?
    /// The latest version of every procedure, with the number of the published one.
    func books(of organisation: OrganisationID) async throws -> [ProcedureBookRow]
    func current(of slug: ProcedureSlug, organisation: OrganisationID) async throws -> CurrentVersion?
    /// The file of the current version of every procedure.
    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String]
    /// The versions of a procedure, latest first.
    func versions(of slug: ProcedureSlug, organisation: OrganisationID) async throws -> [ProcedureVersionCard]
    func source(of slug: ProcedureSlug, number: Int, organisation: OrganisationID) async throws -> String?
}

struct NewVersion: Sendable {
    let slug: ProcedureSlug
    let organisation: OrganisationID
    let unit: UnitID
    let source: String
    /// The agent who made it, and what they say of it; a file that a command imported has neither.
    var author: AgentID?
    var note = ""
}

/// What a version is to people.
public enum VersionState: String, Sendable, CaseIterable {
    case draft
    /// One at most for each procedure.
    case published
    /// Was published. Its dossiers go on.
    case retired
}

/// The version that an import left as the latest.
public struct SavedVersion: Sendable, Equatable {
    public let procedure: ProcedureID
    public let version: ProcedureVersionID
    /// 1, 2, 3…
    public let number: Int
    public let state: VersionState
    /// `false` when the file was already there, word for word.
    public let isNew: Bool
}

struct StoredVersion: Sendable {
    let procedure: ProcedureID
    let version: ProcedureVersionID
    let organisation: OrganisationID
    let unit: UnitID
    let slug: ProcedureSlug
    /// The file; `nil` when its reader knows it already.
    let source: String?
}

struct PublishedVersions: Sendable {
    let revision: Int
    let versions: [StoredVersion]
}
