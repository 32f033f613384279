import Core
import Definitions
import Foundation
import Storage

extension SQLProcedures {
    func books(of organisation: OrganisationID) async throws -> [ProcedureBookRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT p.id, p.slug, shown.unit_id, published.number AS published, latest.number AS latest,
                    CASE WHEN published.number IS NULL THEN shown.source END AS draft
                FROM procedure p
                JOIN (SELECT procedure_id, MAX(number) AS number FROM procedure_version GROUP BY procedure_id) latest ON latest.procedure_id = p.id
                LEFT JOIN procedure_version published ON published.procedure_id = p.id AND published.state = 'published'
                JOIN procedure_version shown ON shown.procedure_id = p.id AND shown.number = COALESCE(published.number, latest.number)
                WHERE p.organisation_id = \(organisation)
                ORDER BY p.slug
                """
            ).map { row in
                try ProcedureBookRow(
                    procedure: row.id("id"), slug: row.string("slug"), unit: row.id("unit_id"), published: row.optionalInt("published"),
                    latest: row.int("latest"), draft: row.optionalString("draft"))
            }
        }
    }

    func current(of slug: ProcedureSlug, organisation: OrganisationID) async throws -> CurrentVersion? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT v.number, v.state, v.created_at, v.source
                FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
                WHERE p.organisation_id = \(organisation) AND p.slug = \(slug.description)
                ORDER BY CASE v.state WHEN 'published' THEN 0 ELSE 1 END, v.number DESC
                LIMIT 1
                """
            ).map { row in
                try CurrentVersion(
                    number: row.int("number"), isPublished: row.parsed("state", VersionState.init) == .published, createdAt: row.date("created_at"),
                    source: row.string("source"))
            }
        }
    }

    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT p.slug, v.source FROM procedure p JOIN procedure_version v ON v.id =
                    (SELECT id FROM procedure_version WHERE procedure_id = p.id
                     ORDER BY CASE state WHEN 'published' THEN 0 ELSE 1 END, number DESC LIMIT 1)
                WHERE p.organisation_id = \(organisation)
                """)
            return try rows.reduce(into: [:]) { sources, row in sources[try row.parsed("slug", ProcedureSlug.init)] = try row.string("source") }
        }
    }

    func versions(of slug: ProcedureSlug, organisation: OrganisationID) async throws -> [ProcedureVersionCard] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT p.id AS procedure_id, v.id, v.number, v.state, v.created_at, v.author_id, v.note
                FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
                WHERE p.organisation_id = \(organisation) AND p.slug = \(slug.description)
                ORDER BY v.number DESC
                """
            ).map { row in
                try ProcedureVersionCard(
                    procedure: row.id("procedure_id"), version: row.id("id"), number: row.int("number"),
                    state: row.parsed("state", VersionState.init), createdAt: row.date("created_at"), author: row.optionalID("author_id"),
                    note: row.string("note"))
            }
        }
    }

    func source(of slug: ProcedureSlug, number: Int, organisation: OrganisationID) async throws -> String? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT v.source FROM procedure_version v JOIN procedure p ON p.id = v.procedure_id
                WHERE p.organisation_id = \(organisation) AND p.slug = \(slug.description) AND v.number = \(number)
                """)?.string("source")
        }
    }
}
