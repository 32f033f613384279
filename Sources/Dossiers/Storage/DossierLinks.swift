import Core
import Foundation
import Storage

extension SQLDossierRepository {
    func linked(to dossier: Dossier, viewer: AgentViewer, visitor: Keyring) async throws -> [LinkedRequest] {
        // **The seal**: a number that is not the viewer's is not even read. A draft's opens it: only the agent who writes it reads it.
        let sees: SQL = "d.organisation_id = \(viewer.organisation) AND d.unit_id IN \(list: viewer.units)"
        return try await database.read { connection in
            try connection.linked(
                to: dossier, visitor: visitor, originIf: sees,
                begunIf: "\(sees) OR (d.id IS NULL AND f.entered_by = \(viewer.agent) AND a.visitor IS NOT NULL)")
        }
    }

    func linked(to dossier: Dossier, visitor: Keyring) async throws -> [LinkedRequest] {
        try await database.read { try $0.linked(to: dossier, visitor: visitor) }
    }
}

extension SQLDossierRepository {
    func origin(of linked: Reference, viewer: AgentViewer) async throws -> Reference? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT d.reference FROM dossier_link l JOIN dossier d ON d.id = l.dossier_id
                WHERE l.linked = \(linked) AND d.organisation_id = \(viewer.organisation) AND d.unit_id IN \(list: viewer.units)
                """)?.parsed("reference", Reference.init)
        }
    }
}

extension Connection {
    /// Those that concern the person.
    func linked(to dossier: Dossier, visitor: Keyring) throws -> [LinkedRequest] {
        // A mark is one sector's: of another sector, only what this browser may open is known to be the same person's.
        let same: SQL =
            "a.visitor IS NOT NULL OR d.holder IN \(list: visitor.marks) OR (d.subject = \(dossier.subject) AND d.sector = \(dossier.sector))"
        return try linked(to: dossier, visitor: visitor, originIf: same, begunIf: "d.id IS NOT NULL AND (\(same))")
    }

    /// The request that a dossier comes from, then those that it began.
    /// - Parameters:
    ///   - originIf: when the first's number is read. `d` is a dossier, `f` a draft, `a` what the visitor may open.
    ///   - begunIf: when the others' are.
    fileprivate func linked(to dossier: Dossier, visitor: Keyring, originIf: SQL, begunIf: SQL) throws -> [LinkedRequest] {
        // Hardly any request is tied to another: one look, by two indexes, instead of two joins.
        let any = try row("SELECT 1 AS one FROM dossier_link WHERE linked = \(dossier.reference) OR dossier_id = \(dossier.id) LIMIT 1")
        guard any != nil else { return [] }
        let tied = try rows(
            """
            SELECT d.reference FROM dossier_link l JOIN dossier d ON d.id = l.dossier_id WHERE l.linked = \(dossier.reference)
            UNION ALL SELECT linked FROM dossier_link WHERE dossier_id = \(dossier.id)
            """)
        let seals = try tied.map { visitor.seal(try $0.parsed("reference", Reference.init)) } + [visitor.browser]
        let origins = try rows(
            """
            SELECT CASE WHEN \(originIf) THEN d.reference END AS reference, d.procedure_version_id, l.unit_id, 1 AS is_origin, 1 AS is_filed
            FROM dossier_link l JOIN dossier d ON d.id = l.dossier_id
                LEFT JOIN (SELECT reference, MAX(visitor) AS visitor FROM access WHERE visitor IN \(list: seals) GROUP BY reference) a
                    ON a.reference = d.reference
            WHERE l.linked = \(dossier.reference)
            """)
        let begun = try rows(
            """
            SELECT CASE WHEN \(begunIf) THEN l.linked END AS reference, l.procedure_version_id, l.unit_id, 0 AS is_origin,
                CASE WHEN d.id IS NULL THEN 0 ELSE 1 END AS is_filed
            FROM dossier_link l LEFT JOIN dossier d ON d.reference = l.linked LEFT JOIN draft f ON f.reference = l.linked
                LEFT JOIN (SELECT reference, MAX(visitor) AS visitor FROM access WHERE visitor IN \(list: seals) GROUP BY reference) a
                    ON a.reference = l.linked
            WHERE l.dossier_id = \(dossier.id) AND (d.id IS NOT NULL OR f.id IS NOT NULL) ORDER BY l.begun_at, l.linked LIMIT 50
            """)
        return try (origins + begun).map(LinkedRequest.init)
    }

    /// Begins the draft of a linked request, and ties it.
    func save(_ link: NewLink, of dossier: DossierID, at now: Date) throws {
        try begin(link.draft, visitor: link.visitor, at: now)
        try run(
            """
            INSERT INTO dossier_link(dossier_id, linked, procedure_version_id, unit_id, action, begun_at)
            VALUES (\(dossier), \(link.draft.reference), \(link.draft.procedureVersion), \(link.unit), \(link.action), \(now))
            """)
    }
}

extension LinkedRequest {
    init(row: Row) throws {
        self.init(
            reference: try row.optionalParsed("reference", Reference.init), version: try row.id("procedure_version_id"),
            beganIn: try row.id("unit_id"), isOrigin: try row.int("is_origin") == 1, isFiled: try row.int("is_filed") == 1)
    }
}
