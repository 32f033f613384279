import Core
import Definitions
import Foundation

/// The working copy of a procedure: what a designer is writing, and nobody else sees yet.
struct Draft: Sendable, Equatable {
    let organisation: OrganisationID
    let slug: ProcedureSlug
    /// The file as it stands.
    let source: String
    /// Grows with every change.
    let revision: Int
    /// The version that it began from; `nil` for a new procedure.
    let baseNumber: Int?
    let changedBy: AgentID
    let changedAt: Date
}

/// One change of a working copy: who, when, what. The file before it is kept for a while, to take it back.
struct DraftChange: Sendable, Equatable {
    let revision: Int
    let agent: AgentID
    let at: Date
    /// What was done, in words.
    let what: UserMessage
    /// The place that was changed.
    let path: String
}

/// Where working copies are kept. Each method is one transaction.
protocol DraftRepository: Sendable {
    func drafts(of organisation: OrganisationID) async throws -> [Draft]
    func draft(_ slug: ProcedureSlug, of organisation: OrganisationID) async throws -> Draft?
    /// Begins a working copy.
    /// - Throws: ``StudioProblem/slugTaken`` when there is one already.
    func begin(_ draft: Draft) async throws
    /// Replaces the file of a working copy that is still at `revision`.
    /// - Returns: `false` when somebody was faster.
    func save(_ source: String, over draft: Draft, _ what: UserMessage, at path: String, by agent: AgentID, now: Date) async throws -> Bool
    /// The latest changes first.
    func changes(of slug: ProcedureSlug, in organisation: OrganisationID, atMost most: Int) async throws -> [DraftChange]
    /// The file as it was before a change; `nil` once that is forgotten.
    func source(before revision: Int, of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> String?
    /// Throws the working copy away: what is published stays.
    func discard(_ slug: ProcedureSlug, of organisation: OrganisationID) async throws
}
