import Core
import Foundation
import Storage

/// The requests that nothing may erase for now.
struct SQLHolds: Sendable {
    static let liftingJob = "data.restriction-ends"

    let database: any Database
    let records: any ErasableRecords

    /// A second hold on a request changes nothing: the first goes on.
    func place(on reference: Reference, because reason: String, by viewer: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            guard let dossier = try records.find(reference, in: viewer.organisation, on: connection) else { throw PrivacyProblem.unknownRequest }
            try connection.hold(dossier, reference, .hold, because: reason, by: viewer, at: now)
        }
    }

    /// Ends a hold. A restriction ends later, once its person was told (GDPR art. 18.3): that is ordered here.
    /// - Returns: the last day of a restriction, `nil` when the hold is over now.
    func lift(_ id: HoldID, by viewer: AgentViewer, today: LocalDate, at now: Date) async throws -> LocalDate? {
        try await database.write { connection in
            let lifted = try connection.run(
                """
                UPDATE legal_hold SET lifted_by = \(viewer.name), lifted_at = \(now)
                WHERE id = \(id) AND organisation_id = \(viewer.organisation) AND lifted_at IS NULL AND kind = 'hold'
                """)
            if lifted == 1 { return nil }
            let end = today.adding(days: LegalHold.noticeDays)
            let announced = try connection.run(
                """
                UPDATE legal_hold SET lift_on = \(end), announced_by = \(viewer.name)
                WHERE id = \(id) AND organisation_id = \(viewer.organisation) AND lifted_at IS NULL AND lift_on IS NULL AND kind = 'restriction'
                """)
            guard announced == 1 else { throw PrivacyProblem.unknown }
            try Jobs.enqueue(kind: Self.liftingJob, payload: ["id": .int(Int(id.rawValue))], now: now, on: connection)
            return end
        }
    }

    /// Ends the restrictions whose day has come.
    func liftDue(in organisation: OrganisationID, today: LocalDate, at now: Date) async throws {
        try await database.write { connection in
            let due = try connection.rows(
                """
                UPDATE legal_hold SET lifted_by = announced_by, lifted_at = \(now)
                WHERE organisation_id = \(organisation) AND lift_on IS NOT NULL AND lift_on <= \(today) AND lifted_at IS NULL RETURNING dossier_id
                """
            ).map { try $0.id("dossier_id", of: DossierKind.self) }
            if !due.isEmpty { try records.restrict(due, from: nil, on: connection) }
        }
    }

    /// **For what the product does by itself**: no page may ask without an authority.
    func find(_ id: HoldID) async throws -> (organisation: OrganisationID, hold: LegalHold)? {
        try await database.read { connection in
            try connection.row("SELECT * FROM legal_hold WHERE id = \(id)").map { (try $0.id("organisation_id"), try LegalHold(row: $0)) }
        }
    }

    /// The latest first.
    func all(in organisation: OrganisationID) async throws -> [LegalHold] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM legal_hold WHERE organisation_id = \(organisation) ORDER BY id DESC LIMIT 200").map(LegalHold.init)
        }
    }
}

extension SQLHolds {
    /// Restricts what is done with these requests: they are kept, and sealed.
    /// - Throws: ``PrivacyProblem/gone(_:)`` for one that does not exist any more; then none is.
    func restrict(
        _ references: [Reference], because reason: String, contact: String, by viewer: AgentViewer, at now: Date, on connection: any Connection
    ) throws {
        let found = try references.map { reference in
            guard let dossier = try records.find(reference, in: viewer.organisation, on: connection) else { throw PrivacyProblem.gone(reference) }
            return (dossier, reference)
        }
        for (dossier, reference) in found {
            try connection.hold(dossier, reference, .restriction, because: reason, contact: contact, by: viewer, at: now)
        }
        if !found.isEmpty { try records.restrict(found.map(\.0), from: now, on: connection) }
    }
}

extension Connection {
    fileprivate func hold(
        _ dossier: DossierID, _ reference: Reference, _ kind: LegalHold.Kind, because reason: String, contact: String? = nil, by viewer: AgentViewer,
        at now: Date
    ) throws {
        try run(
            """
            INSERT INTO legal_hold(organisation_id, dossier_id, reference, kind, contact, reason, placed_by, placed_at)
            VALUES (\(viewer.organisation), \(dossier), \(reference), \(kind.rawValue), \(contact), \(reason), \(viewer.name), \(now))
            ON CONFLICT (dossier_id, kind) WHERE lifted_at IS NULL DO NOTHING
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
            id: try row.id("id"), kind: try row.parsed("kind", Kind.init), reference: try row.parsed("reference", Reference.init),
            reason: try row.string("reason"), placedBy: try row.string("placed_by"), placedAt: try row.date("placed_at"),
            contact: try row.optionalString("contact"), liftOn: try row.optionalParsed("lift_on", LocalDate.init),
            liftedBy: try row.optionalString("lifted_by"), liftedAt: try row.optionalDate("lifted_at"))
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
