import Core
import Foundation
import Storage

/// What this room asks of those that keep something of requests, inside its own transactions. `App` answers for all of them at once: what one room
/// would forget is then erased with nothing, and what one could not erase stays everywhere.
public protocol ErasableRecords: Sendable {
    /// The versions that ended requests follow.
    func endedVersions(in organisation: OrganisationID, on connection: any Connection) throws -> [ProcedureVersionID]
    /// Locked until the end of the transaction.
    func ended(_ search: EndedSearch, on connection: any Connection) throws -> [EndedRequest]
    /// Those of these that are still over, locked.
    func ended(_ ids: [DossierID], on connection: any Connection) throws -> [EndedRequest]
    /// How many; none is left out that has one.
    func counts(_ intervals: [EndedCount], in organisation: OrganisationID, on connection: any Connection) throws -> [EndedCount: Int]
    /// The narrow columns of requests: by the id of the question.
    func answers(of ids: [DossierID], on connection: any Connection) throws -> [DossierID: [String: String]]
    func find(_ reference: Reference, in organisation: OrganisationID, on connection: any Connection) throws -> DossierID?
    /// **Erases requests for good**, with all that any room keeps of them.
    func erase(_ requests: [EndedRequest], now: Date, on connection: any Connection) throws
    /// Sends to the intermediate archive the requests of a version that ended before a moment, some at a time.
    /// - Returns: how many; none when there is nothing left to send.
    func setApart(
        _ version: ProcedureVersionID, in organisation: OrganisationID, endedBefore end: Date, now: Date, on connection: any Connection
    ) throws -> Int
    /// Restricts what is done with requests (GDPR art. 18) from a moment on; `nil`: no longer.
    func restrict(_ ids: [DossierID], from moment: Date?, on connection: any Connection) throws
    /// Opens a request of the intermediate archive to an archivist for a day; `nil` when it is not there.
    func openApart(_ reference: Reference, to viewer: AgentViewer, because reason: String, at now: Date, on connection: any Connection) throws
        -> DossierID?
    /// One that this agent opened.
    func opened(_ reference: Reference, to viewer: AgentViewer, on connection: any Connection) throws -> DossierID?
    /// The latest first.
    func openings(in organisation: OrganisationID, on connection: any Connection) throws -> [SealOpening]
    /// Where rows were deleted, and which of these tables have a full-text index: see ``Storage/Database/scrub(_:searched:)``.
    var tables: [String] { get }
    var searchedTables: [String] { get }
}

/// Somebody opened a request that was kept apart, or restricted.
public struct SealOpening: Sendable, Equatable {
    public let reference: Reference
    public let by: String
    public let reason: String
    public let at: Date

    public init(reference: Reference, by: String, reason: String, at: Date) {
        (self.reference, self.by, self.reason, self.at) = (reference, by, reason, at)
    }
}
