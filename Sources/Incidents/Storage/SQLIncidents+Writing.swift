import Core
import Foundation
import Storage

extension SQLIncidents {
    /// When all goes well it is one statement. Servers that start together after an outage write it once: the row is theirs one after the other.
    @discardableResult
    func beat(at now: Date) async throws -> Bool {
        try await database.write { connection in
            let alive = now - Heartbeat.longestSilence
            if try connection.run("UPDATE heartbeat SET at = \(now) WHERE id = 1 AND at >= \(alive) AND at <= \(now)") == 1 { return false }
            guard let last = try connection.row("SELECT at FROM heartbeat WHERE id = 1\(connection.dialect.forUpdate)")?.date("at") else {
                try connection.run("INSERT INTO heartbeat (id, at) VALUES (1, \(now)) ON CONFLICT (id) DO NOTHING")
                return false
            }
            // Another server was faster, or its clock is ahead.
            guard last < alive else { return false }
            try connection.run("UPDATE heartbeat SET at = \(now) WHERE id = 1")
            return try connection.writeOutage(from: last, to: now)
        }
    }

    func write(_ hits: [Hit]) async throws {
        for batch in stride(from: 0, to: hits.count, by: Self.batch).map({ Array(hits[$0..<min($0 + Self.batch, hits.count)]) }) {
            try await database.write { connection in
                let known = try connection.knownMarks(among: batch)
                for hit in batch where !known.contains(hit.mark) { try connection.write(hit) }
            }
        }
    }

    /// Enough for one transaction: people at work do not wait.
    private static let batch = 200
}

extension Connection {
    /// What a maintenance had announced is no outage; what went on after it is.
    fileprivate func writeOutage(from start: Date, to end: Date) throws -> Bool {
        let announced = try row(
            """
            SELECT MAX(ended_at) AS until FROM incident
            WHERE kind = 'maintenance' AND started_at <= \(start + Incident.wideLength) AND ended_at > \(start)
            """
        )?.optionalDate("until")
        let start = announced ?? start
        guard end.timeIntervalSince(start) > Heartbeat.longestSilence else { return false }
        try run(
            """
            INSERT INTO incident (kind, started_at, ended_at, hits, prolonged) VALUES ('outage', \(start), \(end), 0, 0)
            """)
        return true
    }

    fileprivate func knownMarks(among hits: [Hit]) throws -> Set<String> {
        try Set(rows("SELECT mark FROM incident_hit WHERE mark IN \(list: hits.map(\.mark))").map { try $0.string("mark") })
    }

    fileprivate func write(_ hit: Hit) throws {
        let incident = try incident(for: hit)
        try run("INSERT INTO incident_hit (mark, incident_id, at, reference) VALUES (\(hit.mark), \(incident), \(hit.at), \(hit.reference))")
    }

    /// The incident that it goes on, one hit longer; else a new one.
    private func incident(for hit: Hit) throws -> IncidentID {
        let whose: SQL = hit.organisation.map { "organisation_id = \($0)" } ?? "organisation_id IS NULL"
        let going = try row(
            """
            UPDATE incident SET hits = hits + 1,
                started_at = CASE WHEN started_at < \(hit.at) THEN started_at ELSE \(hit.at) END,
                ended_at = CASE WHEN ended_at > \(hit.at) THEN ended_at ELSE \(hit.at) END
            WHERE id = (
                SELECT id FROM incident WHERE ended_at >= \(hit.at - Incident.gap) AND started_at <= \(hit.at + Incident.gap)
                    AND kind = \(hit.kind.rawValue) AND \(whose) ORDER BY id DESC LIMIT 1
            ) RETURNING id
            """)
        if let going { return try going.id("id") }
        let new = try row(
            """
            INSERT INTO incident (organisation_id, kind, started_at, ended_at, hits, prolonged)
            VALUES (\(hit.organisation), \(hit.kind.rawValue), \(hit.at), \(hit.at), 1, 0) RETURNING id
            """)
        guard let new else { throw RowError.isNull("id") }
        return try new.id("id")
    }
}
