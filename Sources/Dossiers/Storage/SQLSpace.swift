import Core
import Foundation
import Storage
import Workflows

/// The requests of people's spaces, in SQL. Nothing here knows a person: marks, one for each sector, are all that is asked with.
struct SQLSpace: Sendable {
    let database: any Database

    /// The latest first, drafts before requests.
    func requests(of marks: [String], in organisation: OrganisationID, at now: Date) async throws -> [HeldRequest] {
        if marks.isEmpty { return [] }
        return try await database.read { connection in
            let drafts = try connection.rows(
                """
                SELECT reference, procedure_version_id, updated_at FROM draft
                WHERE holder IN \(list: marks) AND organisation_id = \(organisation) AND expires_at > \(now) ORDER BY updated_at DESC LIMIT 50
                """
            ).map { row in
                HeldRequest(
                    reference: try row.parsed("reference", Reference.init), version: try row.id("procedure_version_id"), status: nil,
                    nature: .open, date: try row.date("updated_at"))
            }
            let dossiers = try connection.rows(
                """
                SELECT reference, procedure_version_id, status, nature, received_at FROM dossier
                WHERE holder IN \(list: marks) AND organisation_id = \(organisation) ORDER BY received_at DESC LIMIT 200
                """
            ).map { row in
                HeldRequest(
                    reference: try row.parsed("reference", Reference.init), version: try row.id("procedure_version_id"),
                    status: try row.string("status"), nature: try row.parsed("nature") { .init(rawValue: $0) }, date: try row.date("received_at"))
            }
            return drafts + dossiers
        }
    }

    /// Puts a request that these keys open in the space of a mark.
    /// - Returns: `false` when it is in another's, or not theirs to put.
    func hold(_ reference: Reference, for mark: String, keys: Keyring) async throws -> Bool {
        try await database.write { connection in
            let drafts = try connection.run(
                """
                UPDATE draft AS d SET holder = \(mark)
                WHERE d.reference = \(reference) AND (d.holder IS NULL OR d.holder = \(mark)) AND \(keys.opens(reference))
                """)
            let dossiers = try connection.run(
                """
                UPDATE dossier AS d SET holder = \(mark)
                WHERE d.reference = \(reference) AND (d.holder IS NULL OR d.holder = \(mark)) AND \(keys.opens(reference))
                """)
            return drafts + dossiers > 0
        }
    }

    /// Takes it out of the space of these keys. The browser goes on opening it, until its person closes it there.
    func release(_ reference: Reference, keys: Keyring, at now: Date) async throws {
        try await database.write { connection in
            let drafts = try connection.run("UPDATE draft SET holder = NULL WHERE reference = \(reference) AND holder IN \(list: keys.marks)")
            let dossiers = try connection.run("UPDATE dossier SET holder = NULL WHERE reference = \(reference) AND holder IN \(list: keys.marks)")
            if drafts + dossiers > 0 { try connection.grantAccess(to: reference, visitor: keys, at: now) }
        }
    }

    /// Signing out: what is in the space stops opening in this browser; what was begun without a space goes on.
    func leave(_ keys: Keyring) async throws {
        if keys.marks.isEmpty { return }
        try await database.write { connection in
            let held = try connection.rows(
                """
                SELECT reference FROM draft WHERE holder IN \(list: keys.marks)
                UNION ALL SELECT reference FROM dossier WHERE holder IN \(list: keys.marks)
                """)
            let seals = try held.map { keys.seal(try $0.parsed("reference", Reference.init)) }
            if !seals.isEmpty { try connection.run("DELETE FROM access WHERE visitor IN \(list: seals)") }
        }
    }

    /// Gives what one mark holds to another: a sector's key was changed.
    func remark(_ old: String, as new: String) async throws -> Int {
        try await database.write { connection in
            try connection.run("UPDATE draft SET holder = \(new) WHERE holder = \(old)")
                + connection.run("UPDATE dossier SET holder = \(new) WHERE holder = \(old)")
        }
    }
}
