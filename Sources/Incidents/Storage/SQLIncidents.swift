import Core
import Foundation
import Storage

struct SQLIncidents: IncidentRepository {
    let database: any Database

    func find(_ id: IncidentID, of organisation: OrganisationID) async throws -> Incident? {
        try await database.read { connection in
            try connection.row("SELECT \(Incident.columns) FROM incident WHERE id = \(id) AND \(Self.touching(organisation))").map(Incident.init)
        }
    }

    func incident(at moment: Date, of organisation: OrganisationID) async throws -> Incident? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT \(Incident.columns) FROM incident
                WHERE ended_at >= \(moment - 1) AND started_at <= \(moment + 1) AND \(Self.touching(organisation)) ORDER BY ended_at, id LIMIT 1
                """
            ).map(Incident.init)
        }
    }

    func list(of organisation: OrganisationID, since: Date, atMost count: Int) async throws -> [Incident] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(Incident.columns) FROM incident WHERE ended_at >= \(since) AND \(Self.touching(organisation))
                ORDER BY ended_at DESC, id DESC LIMIT \(count)
                """
            ).map(Incident.init)
        }
    }

    func references(of id: IncidentID, atMost count: Int) async throws -> [Reference] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT reference FROM incident_hit WHERE incident_id = \(id) AND reference IS NOT NULL
                ORDER BY reference LIMIT \(count)
                """
            ).map { try $0.parsed("reference", Reference.init) }
        }
    }

    func declare(_ maintenance: Maintenance, of organisation: OrganisationID, by agent: AgentID) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                INSERT INTO incident (organisation_id, kind, started_at, ended_at, hits, reason, declared_by, prolonged)
                VALUES (\(organisation), 'maintenance', \(maintenance.start), \(maintenance.end), 0, \(maintenance.reason), \(agent), 0)
                """)
        }
    }

    func end(_ id: IncidentID, of organisation: OrganisationID, at now: Date) async throws -> Bool {
        try await database.write { connection in
            let planned: SQL = "id = \(id) AND organisation_id = \(organisation) AND kind = 'maintenance'"
            if try connection.run("DELETE FROM incident WHERE \(planned) AND started_at > \(now)") == 1 { return true }
            return try connection.run("UPDATE incident SET ended_at = \(now) WHERE \(planned) AND ended_at > \(now)") == 1
        }
    }

    func unsettled(at now: Date, atMost count: Int) async throws -> [Incident] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(Incident.columns) FROM incident WHERE (settled_end IS NULL OR settled_end < ended_at) AND ended_at <= \(now)
                ORDER BY ended_at LIMIT \(count)
                """
            ).map(Incident.init).filter { $0.isOver(at: now) }
        }
    }

    func settle(_ incident: Incident, prolonged: Int) async throws {
        _ = try await database.write { connection in
            try connection.run(
                "UPDATE incident SET settled_end = \(incident.end), prolonged = prolonged + \(prolonged) WHERE id = \(incident.id)")
        }
    }

    func forgetHits(before limit: Date) async throws -> Int {
        try await database.write { try $0.run("DELETE FROM incident_hit WHERE at < \(limit)") }
    }

    static func touching(_ organisation: OrganisationID) -> SQL { "(organisation_id IS NULL OR organisation_id = \(organisation))" }
}

extension Incident {
    static let columns: SQL = "id, organisation_id, kind, started_at, ended_at, hits, reason, prolonged"

    init(row: Row) throws {
        self.init(
            id: try row.id("id"), organisation: try row.optionalID("organisation_id"), kind: try row.parsed("kind", Kind.init),
            start: try row.date("started_at"), end: try row.date("ended_at"), hits: try row.int("hits"),
            reason: try row.optionalString("reason"), prolonged: try row.int("prolonged"))
    }
}
