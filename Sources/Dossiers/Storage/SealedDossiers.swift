import Core
import Foundation
import Storage

extension Migration {
    /// Most of what is stored is in the archive one day: what lists walk leaves it out, so that they cost what is at hand.
    static let sealedDossiers = Migration(
        "2026-11-22 sealed dossiers",
        [
            "ALTER TABLE dossier ADD COLUMN apart_since {{bigint}}",
            // A word of its person took it out of the archive.
            "ALTER TABLE dossier ADD COLUMN recalled_at {{bigint}}",
            "ALTER TABLE dossier ADD COLUMN restricted_at {{bigint}}",
            """
            CREATE TABLE dossier_opening(
                id {{id}}, organisation_id {{bigint}} NOT NULL REFERENCES organisation(id), dossier_id {{bigint}} NOT NULL, reference TEXT NOT NULL,
                agent_id {{bigint}} NOT NULL, agent_name TEXT NOT NULL, ground TEXT, reason TEXT NOT NULL, at {{bigint}} NOT NULL,
                is_open {{bool}} NOT NULL) {{strict}}
            """,
            "CREATE INDEX dossier_opening_of ON dossier_opening(dossier_id, agent_id)",
            "CREATE INDEX dossier_opening_list ON dossier_opening(organisation_id, id)",
            "CREATE INDEX dossier_opening_age ON dossier_opening(at)",
            "DROP INDEX dossier_all", "DROP INDEX dossier_procedure", "DROP INDEX dossier_nature",
            "CREATE INDEX dossier_all ON dossier(unit_id, received_at, id, apart_since) WHERE apart_since IS NULL",
            "CREATE INDEX dossier_procedure ON dossier(unit_id, procedure_id, received_at, id, apart_since) WHERE apart_since IS NULL",
            "CREATE INDEX dossier_nature ON dossier(unit_id, nature, received_at, id, apart_since) WHERE apart_since IS NULL",
            """
            CREATE INDEX dossier_to_set_apart ON dossier(organisation_id, procedure_version_id, closed_at)
                WHERE closed_at IS NOT NULL AND apart_since IS NULL
            """,
        ])
}

/// How long an opening lasts, and a word of the person keeps their request at hand.
enum SealTimes {
    static let opening: TimeInterval = 86_400
    static let recall: TimeInterval = 30 * 86_400
}

extension AgentViewer {
    /// **The second seal**, on rows `d`: what is kept apart or restricted opens only to who said why, for a day.
    var opensSealed: SQL {
        """
        ((d.apart_since IS NULL AND d.restricted_at IS NULL) OR EXISTS (SELECT 1 FROM dossier_opening o WHERE o.dossier_id = d.id
            AND o.agent_id = \(agent) AND o.is_open = \(true) AND (d.restricted_at IS NULL OR o.ground IS NOT NULL)))
        """
    }
}

extension Connection {
    /// A request in these units that is sealed to this agent; locked until the end of the transaction.
    fileprivate func sealed(_ reference: Reference, viewer: AgentViewer, lock: Bool) throws -> (DossierID, SealedDossier)? {
        let lock: SQL = lock ? dialect.forUpdate : ""
        return try row(
            """
            SELECT d.id, d.unit_id, d.restricted_at FROM dossier d WHERE d.reference = \(reference) AND d.organisation_id = \(viewer.organisation)
                AND d.unit_id IN \(list: viewer.units) AND NOT \(viewer.opensSealed)\(lock)
            """
        ).map {
            let isRestricted = try $0.optionalDate("restricted_at") != nil
            return (try $0.id("id"), SealedDossier(reference: reference, unit: try $0.id("unit_id"), isRestricted: isRestricted))
        }
    }

    fileprivate func open(_ dossier: DossierID, _ reference: Reference, to viewer: AgentViewer, because reason: OpeningReason, at now: Date) throws {
        try run(
            """
            INSERT INTO dossier_opening(organisation_id, dossier_id, reference, agent_id, agent_name, ground, reason, at, is_open)
            VALUES (\(viewer.organisation), \(dossier), \(reference), \(viewer.agent), \(viewer.name), \(reason.ground?.rawValue), \(reason.text),
                \(now), \(true))
            """)
    }

    /// What is at hand again: it is not over any more, or its person wrote.
    func recall(_ dossier: DossierID, at now: Date) throws {
        try run("UPDATE dossier SET apart_since = NULL, recalled_at = \(now) WHERE id = \(dossier) AND apart_since IS NOT NULL")
    }
}

extension SQLDossierRepository {
    func sealed(_ reference: Reference, viewer: AgentViewer) async throws -> SealedDossier? {
        try await database.read { try $0.sealed(reference, viewer: viewer, lock: false)?.1 }
    }

    func open(_ reference: Reference, to viewer: AgentViewer, because reason: OpeningReason, at now: Date) async throws {
        try await database.write { connection in
            guard let (id, sealed) = try connection.sealed(reference, viewer: viewer, lock: true), sealed.mayBeOpened(by: viewer),
                !sealed.isRestricted || reason.ground != nil
            else { throw DossierProblem.unknownDossier }
            try connection.open(id, reference, to: viewer, because: reason, at: now)
        }
    }
}

/// What the room of personal data has done to requests, in its own transactions.
extension DossiersFeature {
    /// Sends to the intermediate archive what ended before a moment, at most five hundred at a time.
    /// - Returns: how many.
    public static func setApart(
        _ version: ProcedureVersionID, in organisation: OrganisationID, endedBefore end: Date, now: Date, on connection: any Connection
    ) throws -> Int {
        try connection.run(
            """
            UPDATE dossier SET apart_since = \(now) WHERE id IN (
                SELECT id FROM dossier WHERE organisation_id = \(organisation) AND procedure_version_id = \(version) AND closed_at IS NOT NULL
                    AND closed_at < \(end) AND apart_since IS NULL AND (recalled_at IS NULL OR recalled_at < \(now - SealTimes.recall))
                ORDER BY closed_at LIMIT 500)
            """)
    }

    /// Restricts requests from a moment on, or no longer.
    public static func restrict(_ ids: [DossierID], from moment: Date?, on connection: any Connection) throws {
        try connection.run("UPDATE dossier SET restricted_at = \(moment) WHERE id IN \(list: ids)")
    }

    /// Opens a request of the archive to an archivist, wherever it was handled.
    /// - Returns: `nil` when it is not in the archive, or is restricted.
    public static func openApart(
        _ reference: Reference, to viewer: AgentViewer, because reason: String, at now: Date, on connection: any Connection
    ) throws -> DossierID? {
        let found = try connection.row(
            """
            SELECT id FROM dossier WHERE reference = \(reference) AND organisation_id = \(viewer.organisation) AND apart_since IS NOT NULL
                AND restricted_at IS NULL
            """)
        guard let id: DossierID = try found?.id("id") else { return nil }
        try connection.open(id, reference, to: viewer, because: OpeningReason(text: reason, ground: nil), at: now)
        return id
    }

    /// A request of the archive that this agent opened.
    public static func opened(_ reference: Reference, to viewer: AgentViewer, on connection: any Connection) throws -> DossierID? {
        try connection.row(
            """
            SELECT d.id FROM dossier d WHERE d.reference = \(reference) AND d.organisation_id = \(viewer.organisation) AND d.apart_since IS NOT NULL
                AND \(viewer.opensSealed)
            """)?.id("id")
    }

    /// Who opened what was sealed, the latest first.
    public static func openings(in organisation: OrganisationID, on connection: any Connection) throws -> [Row] {
        try connection.rows("SELECT * FROM dossier_opening WHERE organisation_id = \(organisation) ORDER BY id DESC LIMIT 100")
    }

    /// Closes what was opened more than a day ago.
    public func closeOpenings(now: Date) async throws {
        _ = try await database.write { connection in
            try connection.run("UPDATE dossier_opening SET is_open = \(false) WHERE is_open = \(true) AND at < \(now - SealTimes.opening)")
        }
    }
}
