import Core
import Definitions
import Foundation
import Storage

struct SQLGroups: GroupRepository {
    let database: any Database

    func all(of organisation: OrganisationID) async throws -> [SharedGroup] {
        let groups = try await database.read { connection in
            try connection.rows("SELECT * FROM studio_block WHERE organisation_id = \(organisation) ORDER BY key").map(SharedGroup.init)
        }
        return groups.sorted { Text.folded($0.title) < Text.folded($1.title) }
    }

    func group(_ key: ProcedureSlug, of organisation: OrganisationID) async throws -> SharedGroup? {
        try await database.read { connection in
            try connection.row("SELECT * FROM studio_block WHERE organisation_id = \(organisation) AND key = \(key.description)")
                .map(SharedGroup.init)
        }
    }

    func add(_ group: SharedGroup) async throws {
        try await database.write { connection in
            let added = try connection.run(
                """
                INSERT INTO studio_block (organisation_id, key, title, source, revision, changed_by, changed_at)
                VALUES (\(group.organisation), \(group.key.description), \(group.title), \(group.source), \(group.revision), \(group.changedBy),
                    \(group.changedAt))
                ON CONFLICT (organisation_id, key) DO NOTHING
                """)
            guard added == 1 else { throw StudioProblem.groupTaken(group.key.description) }
        }
    }

    func save(_ group: SharedGroup, _ what: UserMessage, at path: String, before: String) async throws -> Bool {
        try await database.write { connection in
            let saved = try connection.run(
                """
                UPDATE studio_block SET title = \(group.title), source = \(group.source), revision = revision + 1, changed_by = \(group.changedBy),
                    changed_at = \(group.changedAt)
                WHERE organisation_id = \(group.organisation) AND key = \(group.key.description) AND revision = \(group.revision)
                """)
            guard saved == 1 else { return false }
            try connection.keep(what, at: path, before: before, of: group)
            return true
        }
    }

    func remove(_ key: ProcedureSlug, of organisation: OrganisationID) async throws {
        _ = try await database.write { connection in
            // Another group may be given the same name, and its changes are numbered from one again.
            try connection.run("DELETE FROM studio_block_change WHERE organisation_id = \(organisation) AND key = \(key.description)")
            try connection.run("DELETE FROM studio_block WHERE organisation_id = \(organisation) AND key = \(key.description)")
        }
    }
}

extension SharedGroup {
    /// Its questions, as a file has them.
    fileprivate var source: String { FileTree.mapping([.init("fields", .list(fields))]).yaml }

    fileprivate init(_ row: Row) throws {
        let fields = try FileTree(yaml: row.string("source"))["fields"]?.items ?? []
        try self.init(
            organisation: row.id("organisation_id"), key: row.parsed("key", ProcedureSlug.init), title: row.string("title"), fields: fields,
            revision: row.int("revision"), changedBy: row.id("changed_by"), changedAt: row.date("changed_at"))
    }
}
