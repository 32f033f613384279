import Core
import Foundation
import Storage

extension Migration {
    /// Who looked, for the person: one line for each agent, request and day (in UTC: it only keeps the lines few).
    static let consultations = Migration(
        "2026-11-22 consultations of requests",
        [
            """
            CREATE TABLE dossier_consultation(
                dossier_id {{bigint}} NOT NULL REFERENCES dossier(id), day TEXT NOT NULL, agent_id {{bigint}} NOT NULL, at {{bigint}} NOT NULL,
                unit_id {{bigint}} NOT NULL, role TEXT NOT NULL CHECK (role IN ('reception', 'caseworker', 'manager')),
                is_exceptional {{bigint}} NOT NULL CHECK (is_exceptional IN (0, 1)), PRIMARY KEY (dossier_id, day, agent_id)) {{strict}}
            """
        ]
    )
}

extension Connection {
    /// One statement, however many requests and services; nothing the second time of a day.
    func noteConsultation(of dossiers: [DossierID], by viewer: AgentViewer, at now: Date) throws {
        let looking = viewer.lookingRoles
        if looking.isEmpty { return }
        let role = SQL.joined(looking.map { "WHEN d.unit_id = \($0.unit) THEN CAST(\($0.role.rawValue) AS TEXT)" }, by: " ")
        try run(
            """
            INSERT INTO dossier_consultation(dossier_id, day, agent_id, at, unit_id, role, is_exceptional)
            SELECT d.id, CAST(\(Self.day(now)) AS TEXT), CAST(\(viewer.agent) AS bigint), CAST(\(now) AS bigint), d.unit_id, CASE \(role) END, 0
            FROM dossier d WHERE d.id IN \(list: dossiers) AND d.unit_id IN \(list: looking.map(\.unit)) ON CONFLICT DO NOTHING
            """)
    }

    /// From another service: what is said is the service of who looked.
    func noteExceptionalConsultation(of dossier: DossierID, by viewer: AgentViewer, at now: Date) throws {
        guard let own = viewer.lookingRoles.first else { return }
        try run(
            """
            INSERT INTO dossier_consultation(dossier_id, day, agent_id, at, unit_id, role, is_exceptional)
            VALUES (\(dossier), \(Self.day(now)), \(viewer.agent), \(now), \(own.unit), \(own.role.rawValue), 1) ON CONFLICT DO NOTHING
            """)
    }

    func consultations(of dossier: DossierID) throws -> [Consultation] {
        try rows("SELECT at, unit_id, role, is_exceptional FROM dossier_consultation WHERE dossier_id = \(dossier) ORDER BY at DESC LIMIT 500").map {
            Consultation(
                at: try $0.date("at"), unit: try $0.id("unit_id"), role: try $0.parsed("role", AgentRole.init(rawValue:)),
                isExceptional: try $0.bool("is_exceptional"))
        }
    }

    private static func day(_ now: Date) -> String { LocalDate(now, in: .gmt).description }
}

extension SQLDossierRepository {
    func consultations(of dossier: DossierID) async throws -> [Consultation] { try await database.read { try $0.consultations(of: dossier) } }
}
