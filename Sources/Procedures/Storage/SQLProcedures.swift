import Core
import Definitions
import Foundation
import Storage

struct SQLProcedures: ProcedureRepository {
    let database: any Database

    func save(_ file: NewVersion, publish: Bool, now: Date) async throws -> SavedVersion {
        try await database.write { connection in
            let procedure = try connection.procedure(for: file, now: now)
            var saved = try connection.latest(of: procedure, if: file) ?? connection.add(file, to: procedure, now: now)
            if publish, saved.state != .published {
                try connection.publish(saved, now: now)
                saved = SavedVersion(procedure: procedure, version: saved.version, number: saved.number, state: .published, isNew: saved.isNew)
            }
            return saved
        }
    }

    func retire(_ slug: ProcedureSlug, organisation: OrganisationID, now: Date) async throws -> Bool {
        try await database.write { connection in
            let retired = try connection.run(
                """
                UPDATE procedure_version SET state = 'retired', retired_at = \(now)
                WHERE state = 'published' AND procedure_id IN
                    (SELECT id FROM procedure WHERE organisation_id = \(organisation) AND slug = \(slug.description))
                """)
            if retired > 0 { try connection.raiseRevision() }
            return retired > 0
        }
    }

    func revision() async throws -> Int { try await database.read { try $0.revision() } }

    func published(of organisation: OrganisationID, known: Set<ProcedureVersionID>) async throws -> PublishedVersions {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT p.id AS procedure_id, p.organisation_id, p.slug, v.id, v.unit_id
                FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id AND v.state = 'published'
                WHERE p.organisation_id = \(organisation)
                ORDER BY p.slug
                """)
            let unread = try rows.map { try $0.id("id", of: ProcedureVersionKind.self) }.filter { !known.contains($0) }
            let sources = try connection.sources(of: unread)
            let versions = try rows.map { row in try StoredVersion(row, source: sources[row.id("id")]) }
            return PublishedVersions(revision: try connection.revision(), versions: versions)
        }
    }

    func version(_ id: ProcedureVersionID) async throws -> StoredVersion? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT p.id AS procedure_id, p.organisation_id, p.slug, v.id, v.unit_id, v.source
                FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
                WHERE v.id = \(id)
                """
            ).map { row in try StoredVersion(row, source: row.string("source")) }
        }
    }
}

extension StoredVersion {
    fileprivate init(_ row: Row, source: String?) throws {
        try self.init(
            procedure: row.id("procedure_id"), version: row.id("id"), organisation: row.id("organisation_id"), unit: row.id("unit_id"),
            slug: row.parsed("slug", ProcedureSlug.init), source: source)
    }
}
