import Core
import Foundation
import Law
import Storage

extension Migration {
    /// Whom a measure protects, and all that the judgment says of them, is sealed; it is found by a keyed digest.
    static let createMeasures = Migration(
        "2026-11-22 measures of protection",
        [
            """
            CREATE TABLE protective_measure (
                id {{id}},
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                seed TEXT NOT NULL,
                sealed TEXT NOT NULL,
                name_mark TEXT NOT NULL,
                kind TEXT NOT NULL,
                until_day TEXT NOT NULL,
                recorded_by TEXT NOT NULL,
                recorded_at {{bigint}} NOT NULL,
                lifted_at {{bigint}}
            ) {{strict}}
            """,
            "CREATE INDEX protective_measure_by_name ON protective_measure (name_mark)",
        ]
    )
}

/// Measures of protection, in SQL.
struct SQLMeasures: Sendable {
    let database: any Database
    let seal: MandateSeal
    private let openings = OnceADay()

    init(database: any Database, seal: MandateSeal) { (self.database, self.seal) = (database, seal) }

    func record(_ new: NewMeasure, of organisation: OrganisationID, by agent: AgentViewer, at now: Date) async throws -> MeasureID {
        let sealed = try seal.close(new.json, seed: new.seed), mark = seal.mark(name: new.person, born: new.born, in: organisation)
        return try await database.write { connection in
            let row = try connection.row(
                """
                INSERT INTO protective_measure (organisation_id, seed, sealed, name_mark, kind, until_day, recorded_by, recorded_at)
                VALUES (\(organisation), \(new.seed), \(sealed), \(mark), \(new.measure.kind.rawValue), \(new.measure.until), \(agent.name), \(now))
                RETURNING id
                """)
            guard let row else { throw RowError.isNull("id") }
            let id: MeasureID = try row.id("id")
            try connection.journal(.measureRecorded, relay: "", by: agent.name, detail: "\(id)", of: organisation, at: now)
            return id
        }
    }

    func find(_ id: MeasureID, in organisation: OrganisationID) async throws -> RecordedMeasure? {
        try await measures("id = \(id) AND organisation_id = \(organisation)").first
    }

    func find(name: String, born: LocalDate, in organisation: OrganisationID) async throws -> [RecordedMeasure] {
        try await measures("name_mark = \(seal.mark(name: name, born: born, in: organisation)) AND organisation_id = \(organisation)")
    }

    /// For an agent who has no request before them: that they looked is kept, and whom they looked for is not.
    func seek(name: String, born: LocalDate, in organisation: OrganisationID, by agent: AgentViewer, at now: Date) async throws -> [RecordedMeasure] {
        let found = try await find(name: name, born: born, in: organisation)
        let told = found.isEmpty ? "none" : found.map { "\($0.id)" }.joined(separator: " ")
        try await database.write { try $0.journal(.measureSought, relay: "", by: agent.name, detail: told, of: organisation, at: now) }
        return found
    }

    /// Keeps that an agent opened a measure.
    func note(seen id: MeasureID, of organisation: OrganisationID, by agent: AgentViewer, on day: LocalDate, at now: Date) async throws {
        try await openings.write("\(id).\(agent.agent)", on: day) {
            try await database.write { try $0.journal(.measureSeen, relay: "", by: agent.name, detail: "\(id)", of: organisation, at: now) }
        }
    }

    /// Lifted by a judge before its day. Of two agents who write it, one does.
    func lift(_ id: MeasureID, of organisation: OrganisationID, by agent: AgentViewer, at now: Date) async throws {
        try await database.write { connection in
            let lifted = try connection.run(
                "UPDATE protective_measure SET lifted_at = \(now) WHERE id = \(id) AND organisation_id = \(organisation) AND lifted_at IS NULL")
            guard lifted == 1 else { return }
            try connection.journal(.measureLifted, relay: "", by: agent.name, detail: "\(id)", of: organisation, at: now)
        }
    }

    private func measures(_ condition: SQL) async throws -> [RecordedMeasure] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM protective_measure WHERE \(condition) ORDER BY recorded_at DESC, id DESC LIMIT 50").map {
                try RecordedMeasure($0, seal)
            }
        }
    }
}

extension RecordedMeasure {
    init(_ row: Row, _ seal: MandateSeal) throws {
        let json = try seal.open(row.string("sealed"), seed: row.string("seed"))
        func text(_ key: String) throws -> String {
            guard let text = json[key]?.string else { throw RowError.malformed("sealed") }
            return text
        }
        guard let born = LocalDate(try text("born")), let on = LocalDate(try text("on")) else { throw RowError.malformed("sealed") }
        let measure = ProtectiveMeasure(
            kind: try row.parsed("kind", ProtectionMeasure.init), until: try row.parsed("until_day") { LocalDate($0) },
            representatives: json["representatives"]?.array?.compactMap(Representative.init) ?? [],
            supervisor: json["supervisor"].flatMap(Representative.init), entrusted: json.acts("entrusted"), kept: json.acts("kept"))
        self.init(
            id: try row.id("id"), person: try text("person"), born: born,
            judgment: Judgment(court: try text("court"), number: try text("number"), on: on), measure: measure,
            recordedBy: try row.string("recorded_by"), liftedAt: try row.optionalDate("lifted_at"))
    }
}
