import Core
import Storage

/// Which requests numbers are those of.
struct RequestIDs: Sendable {
    let records: any ErasableRecords
    let database: any Database

    /// Those of another authority, and those that were erased, are left out.
    func ids(of references: [Reference], in organisation: OrganisationID) async throws -> [DossierID] {
        try await database.read { connection in try references.compactMap { try records.find($0, in: organisation, on: connection) } }
    }
}
