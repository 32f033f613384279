import Core
import Foundation
import Storage

extension SQLDossierRepository {
    func linked(to dossier: Dossier, viewer: AgentViewer, visitor: String) async throws -> [LinkedRequest] {
        try await database.read { connection in
            // **The seal**: whether the other may be opened is in the query itself, as for any dossier.
            let origins = try connection.rows(
                """
                SELECT d.reference, d.procedure_version_id, 1 AS is_origin, 1 AS is_filed,
                    CASE WHEN d.organisation_id = \(viewer.organisation) AND d.unit_id IN \(list: viewer.units) THEN 1 ELSE 0 END AS is_open_to_viewer
                FROM dossier_link l JOIN dossier d ON d.id = l.dossier_id WHERE l.linked = \(dossier.reference)
                """)
            let begun = try connection.rows(
                """
                SELECT l.linked AS reference, l.procedure_version_id, 0 AS is_origin, CASE WHEN d.id IS NULL THEN 0 ELSE 1 END AS is_filed,
                    CASE WHEN d.organisation_id = \(viewer.organisation) AND d.unit_id IN \(list: viewer.units) THEN 1
                        WHEN d.id IS NULL AND f.entered_by = \(viewer.agent) AND a.visitor IS NOT NULL THEN 1 ELSE 0 END AS is_open_to_viewer
                FROM dossier_link l LEFT JOIN dossier d ON d.reference = l.linked LEFT JOIN draft f ON f.reference = l.linked
                    LEFT JOIN access a ON a.reference = l.linked AND a.visitor = \(visitor)
                WHERE l.dossier_id = \(dossier.id) AND (d.id IS NOT NULL OR f.id IS NOT NULL) ORDER BY l.begun_at, l.linked LIMIT 50
                """)
            return try (origins + begun).map(LinkedRequest.init)
        }
    }

    func linked(to dossier: Dossier, visitor: String) async throws -> [LinkedRequest] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT d.reference, d.procedure_version_id, CASE WHEN l.dossier_id = d.id THEN 1 ELSE 0 END AS is_origin, 1 AS is_filed,
                    1 AS is_open_to_viewer
                FROM dossier_link l JOIN dossier d ON (d.reference = l.linked AND l.dossier_id = \(dossier.id))
                        OR (d.id = l.dossier_id AND l.linked = \(dossier.reference))
                    JOIN access a ON a.reference = d.reference AND a.visitor = \(visitor)
                WHERE l.dossier_id = \(dossier.id) OR l.linked = \(dossier.reference) ORDER BY l.begun_at, d.reference LIMIT 50
                """
            ).map(LinkedRequest.init)
        }
    }
}

extension Connection {
    /// Begins the draft of a linked request, and ties it.
    func save(_ link: NewLink, of dossier: DossierID, at now: Date) throws {
        try begin(link.draft, visitor: link.visitor, at: now)
        try run(
            """
            INSERT INTO dossier_link(dossier_id, linked, procedure_version_id, action, begun_at)
            VALUES (\(dossier), \(link.draft.reference), \(link.draft.procedureVersion), \(link.action), \(now))
            """)
    }
}

extension LinkedRequest {
    init(row: Row) throws {
        self.init(
            reference: try row.parsed("reference", Reference.init), version: try row.id("procedure_version_id"),
            isOrigin: try row.int("is_origin") == 1, isFiled: try row.int("is_filed") == 1, isOpenToViewer: try row.int("is_open_to_viewer") == 1)
    }
}
