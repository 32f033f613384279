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
    /// Where rows were deleted, and which of these tables have a full-text index: see ``Storage/Database/scrub(_:searched:)``.
    var tables: [String] { get }
    var searchedTables: [String] { get }
}
