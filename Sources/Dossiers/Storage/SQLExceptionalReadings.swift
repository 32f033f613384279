import Core
import Foundation
import Storage

/// Who else writes down that a request was read outside one's units, in the transaction of the reading. `App` provides it.
public protocol ExceptionalWitness: Sendable {
    func saw(_ reading: ExceptionalReading, because reason: String, at now: Date, on connection: any Connection) throws
}

/// Readings outside one's units, in SQL. **The only statements that find a request without the units of who asks**: an opened reading of theirs is
/// asked for instead, in the query itself.
struct SQLExceptionalReadings: ExceptionalReadings {
    let database: any Database
    let witness: any ExceptionalWitness

    func open(_ reference: Reference, because reason: String, by viewer: AgentViewer, at now: Date) async throws -> Bool {
        try await database.write { connection in
            guard var dossier = try connection.dossier(reference, of: viewer.organisation) else { return false }
            let author = Actor.agent(viewer.agent, name: viewer.name)
            // Answers do not change, so the columns made from them are not asked for.
            try connection.apply(
                { Changes(lines: [$0.record(.exceptionalReading, by: author, detail: ["reason": .string(reason)], at: now)]) }, to: &dossier,
                columns: { _ in [] })
            try connection.run("INSERT INTO dossier_reading(dossier_id, agent_id, at) VALUES (\(dossier.id), \(viewer.agent), \(now))")
            try connection.noteExceptionalConsultation(of: dossier.id, by: viewer, at: now)
            try connection.run(
                """
                INSERT INTO exceptional_reading(organisation_id, dossier_id, unit_id, agent_id, agent_name, reason, at)
                VALUES (\(dossier.organisation), \(dossier.id), \(dossier.unit), \(viewer.agent), \(viewer.name), \(reason), \(now))
                """)
            let reading = ExceptionalReading(organisation: dossier.organisation, unit: dossier.unit, reference: reference, agent: viewer.name)
            try witness.saw(reading, because: reason, at: now, on: connection)
            try Jobs.enqueue(kind: ExceptionalReading.jobKind, payload: reading.payload, now: now, on: connection)
            return true
        }
    }

    func find(_ reference: Reference, opened viewer: AgentViewer, at now: Date) async throws -> (dossier: Dossier, messages: [Message])? {
        try await database.read { connection in
            let found = try connection.row(
                """
                SELECT d.* FROM dossier d WHERE d.reference = \(reference) AND d.organisation_id = \(viewer.organisation) AND EXISTS (
                    SELECT 1 FROM exceptional_reading r
                    WHERE r.dossier_id = d.id AND r.agent_id = \(viewer.agent) AND r.at > \(now - ExceptionalReading.duration))
                """)
            guard let dossier = try found.map(Dossier.init) else { return nil }
            return (dossier, try connection.messages(of: dossier.id))
        }
    }

    func readings(for viewer: AgentViewer, before: Int64?, atMost count: Int) async throws -> [ReviewedReading] {
        let seen = Self.seen(viewer)
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT r.id, d.reference, r.unit_id, r.agent_name, r.reason, r.at, r.reviewer, r.reviewed_at
                FROM exceptional_reading r JOIN dossier d ON d.id = r.dossier_id
                WHERE r.organisation_id = \(viewer.organisation) AND \(seen) AND r.id < \(before ?? Int64.max) ORDER BY r.id DESC LIMIT \(count)
                """
            ).map(ReviewedReading.init)
        }
    }

    /// Nobody looks over their own reading.
    func review(_ reading: ReviewedReadingID, by viewer: AgentViewer, at now: Date) async throws -> Bool {
        let seen = Self.seen(viewer)
        return try await database.write { connection in
            try connection.run(
                """
                UPDATE exceptional_reading AS r SET reviewer = \(viewer.name), reviewed_at = \(now)
                WHERE r.id = \(reading) AND r.organisation_id = \(viewer.organisation) AND r.agent_id <> \(viewer.agent) AND r.reviewed_at IS NULL
                    AND \(seen)
                """) == 1
        }
    }

    /// Who leads a service sees what was read of it; who looks after data or administers, all of it.
    private static func seen(_ viewer: AgentViewer) -> SQL {
        if viewer.has(.administrator) || viewer.has(.dataProtectionOfficer) { return "1 = 1" }
        return "r.unit_id IN \(list: viewer.roles.filter { $0.value.contains(.manager) }.keys.sorted())"
    }
}

extension Connection {
    fileprivate func dossier(_ reference: Reference, of organisation: OrganisationID) throws -> Dossier? {
        try row("SELECT d.* FROM dossier d WHERE d.reference = \(reference) AND d.organisation_id = \(organisation)\(dialect.forUpdate)")
            .map(Dossier.init)
    }
}

extension ReviewedReading {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.id("id"), reference: try row.parsed("reference") { Reference($0) }, unit: try row.id("unit_id"),
            agent: try row.string("agent_name"), reason: try row.string("reason"), at: try row.date("at"),
            reviewer: try row.optionalString("reviewer"), reviewedAt: try row.optionalDate("reviewed_at"))
    }
}
