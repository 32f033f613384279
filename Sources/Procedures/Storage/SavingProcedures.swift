import Core
import Definitions
import Foundation
import Storage

extension Connection {
    /// The procedure's row, made if it is new. Writing it even when it is there holds it until the end of the transaction: two imports of
    /// the same procedure at once follow each other, and number their versions one after the other.
    func procedure(for file: NewVersion, now: Date) throws -> ProcedureID {
        let row = try row(
            """
            INSERT INTO procedure (organisation_id, slug, created_at) VALUES (\(file.organisation), \(file.slug.description), \(now))
            ON CONFLICT (organisation_id, slug) DO UPDATE SET slug = excluded.slug
            RETURNING id
            """)
        guard let row else { throw RowError.isNull("id") }
        return try row.id("id")
    }

    /// The latest version, when it is already this very file, for this unit.
    func latest(of procedure: ProcedureID, if file: NewVersion) throws -> SavedVersion? {
        let latest = try row(
            """
            SELECT id, number, state, source_digest, unit_id FROM procedure_version
            WHERE procedure_id = \(procedure) ORDER BY number DESC LIMIT 1
            """)
        guard let latest, try latest.string("source_digest") == Secret.digest(file.source), try latest.id("unit_id") == file.unit else { return nil }
        return try SavedVersion(
            procedure: procedure, version: latest.id("id"), number: latest.int("number"), state: latest.parsed("state", VersionState.init),
            isNew: false)
    }

    func add(_ file: NewVersion, to procedure: ProcedureID, now: Date) throws -> SavedVersion {
        let row = try row(
            """
            INSERT INTO procedure_version (procedure_id, number, unit_id, state, source, source_digest, author_id, note, created_at)
            SELECT \(procedure), COALESCE(MAX(number), 0) + 1, \(file.unit), 'draft', \(file.source), \(Secret.digest(file.source)),
                \(file.author), \(file.note), \(now)
            FROM procedure_version WHERE procedure_id = \(procedure)
            RETURNING id, number
            """)
        guard let row else { throw RowError.isNull("id") }
        return try SavedVersion(procedure: procedure, version: row.id("id"), number: row.int("number"), state: .draft, isNew: true)
    }

    /// Makes this version the published one, in place of another.
    func publish(_ saved: SavedVersion, now: Date) throws {
        try run(
            """
            UPDATE procedure_version SET state = 'retired', retired_at = \(now)
            WHERE procedure_id = \(saved.procedure) AND state = 'published'
            """)
        try run(
            """
            UPDATE procedure_version SET state = 'published', published_at = COALESCE(published_at, \(now)), retired_at = NULL
            WHERE id = \(saved.version)
            """)
        try raiseRevision()
    }

    func revision() throws -> Int { try row("SELECT value FROM procedures_revision WHERE id = 1")?.int("value") ?? 0 }

    func raiseRevision() throws { try run("UPDATE procedures_revision SET value = value + 1 WHERE id = 1") }

    func sources(of versions: [ProcedureVersionID]) throws -> [ProcedureVersionID: String] {
        if versions.isEmpty { return [:] }
        return try rows("SELECT id, source FROM procedure_version WHERE id IN \(list: versions)")
            .reduce(into: [:]) { sources, row in sources[try row.id("id")] = try row.string("source") }
    }
}
