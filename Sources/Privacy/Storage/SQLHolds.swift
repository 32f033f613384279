import Core
import Foundation
import Storage

/// The requests that nothing may erase for now.
struct SQLHolds: Sendable {
    let database: any Database
    let records: any ErasableRecords

    /// A second hold on a request changes nothing: the first goes on.
    func place(on reference: Reference, because reason: String, by viewer: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            guard let dossier = try records.find(reference, in: viewer.organisation, on: connection) else { throw PrivacyProblem.unknownRequest }
            try connection.hold(dossier, reference, because: reason, by: viewer, at: now)
        }
    }

    func lift(_ id: HoldID, by viewer: AgentViewer, at now: Date) async throws {
        let lifted = try await database.write { connection in
            try connection.run(
                """
                UPDATE legal_hold SET lifted_by = \(viewer.name), lifted_at = \(now)
                WHERE id = \(id) AND organisation_id = \(viewer.organisation) AND lifted_at IS NULL
                """)
        }
        if lifted == 0 { throw PrivacyProblem.unknown }
    }

    /// The latest first.
    func all(in organisation: OrganisationID) async throws -> [LegalHold] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM legal_hold WHERE organisation_id = \(organisation) ORDER BY id DESC LIMIT 200").map(LegalHold.init)
        }
    }
}

extension Connection {
    func hold(_ dossier: DossierID, _ reference: Reference, because reason: String, by viewer: AgentViewer, at now: Date) throws {
        try run(
            """
            INSERT INTO legal_hold(organisation_id, dossier_id, reference, reason, placed_by, placed_at)
            VALUES (\(viewer.organisation), \(dossier), \(reference), \(reason), \(viewer.name), \(now))
            ON CONFLICT (dossier_id) WHERE lifted_at IS NULL DO NOTHING
            """)
    }

    /// Those of these requests that are held.
    func held(_ ids: [DossierID]) throws -> Set<DossierID> {
        Set(try rows("SELECT dossier_id FROM legal_hold WHERE lifted_at IS NULL AND dossier_id IN \(list: ids)").map { try $0.id("dossier_id") })
    }
}

extension LegalHold {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.id("id"), reference: try row.parsed("reference", Reference.init), reason: try row.string("reason"),
            placedBy: try row.string("placed_by"), placedAt: try row.date("placed_at"), liftedBy: try row.optionalString("lifted_by"),
            liftedAt: try row.optionalDate("lifted_at"))
    }
}

extension SQLHolds {
    /// The requests of these numbers, in the order of their ids.
    func ids(of references: [Reference], in organisation: OrganisationID) async throws -> [DossierID] {
        try await database.read { connection in
            try references.compactMap { try records.find($0, in: organisation, on: connection) }.sorted()
        }
    }
}
