import Core
import Foundation
import Storage

/// The attachments of each holder.
struct AttachmentTable: Sendable {
    let database: any Database

    /// In the order in which they were given, field by field.
    func all(of holder: Holder) async throws -> [Attachment] {
        try await database.read { try $0.attachments(of: holder) }
    }

    func find(_ id: AttachmentID, of holder: Holder) async throws -> Attachment? {
        try await database.read { connection in
            try connection.row("SELECT \(Attachment.columns) FROM attachment WHERE id = \(id) AND \(holder.condition)").map(Attachment.init)
        }
    }

    func find(madeBy origin: String) async throws -> Attachment? { try await database.read { try $0.attachment(madeBy: origin) } }

    func count(in field: String, of holder: Holder) async throws -> Int {
        try await database.read { try $0.places(in: field, of: holder).count }
    }

    /// Keeps an attachment, unless the field is full.
    /// - Parameter also: done in the same transaction.
    func add(
        _ new: NewAttachment, most: Int, now: Date, also: @escaping @Sendable (AttachmentID, any Connection) throws -> Void = { _, _ in }
    ) async throws -> Attachment {
        // Another file of the same field may take our place between the question and the statement, on PostgreSQL.
        for _ in 0..<20 {
            let added = try await database.write { connection -> Attachment? in
                if let origin = new.origin, let known = try connection.attachment(madeBy: origin) { return known }
                let (count, last) = try connection.places(in: new.field, of: new.holder)
                guard count < most else { throw AttachmentProblem.tooMany(most: most) }
                guard let added = try connection.insert(new, at: last + 1, now: now) else { return nil }
                try also(added.id, connection)
                return added
            }
            if let added { return added }
        }
        throw DatabaseError.retryable("no place for an attachment")
    }

    /// - Returns: whether there was one.
    func remove(_ id: AttachmentID, of holder: Holder) async throws -> Bool {
        try await database.write { try $0.run("DELETE FROM attachment WHERE id = \(id) AND \(holder.condition)") == 1 }
    }

    func removeAll(of holders: [Holder]) async throws {
        try await database.write { connection in for holder in holders { try Self.removeAll(of: holder, on: connection) } }
    }

    /// Puts one attachment in the place of several.
    func replace(_ old: [AttachmentID], by new: NewAttachment, now: Date) async throws -> Attachment {
        try await database.write { connection in
            let here: SQL = "id IN \(list: old) AND \(new.holder.condition)"
            let first = try connection.row("SELECT min(place) AS place FROM attachment WHERE \(here)")?.optionalInt("place")
            let removed = try connection.run("DELETE FROM attachment WHERE \(here)")
            guard let first, removed == old.count, let added = try connection.insert(new, at: first, now: now) else {
                throw AttachmentProblem.unknown
            }
            return added
        }
    }

    /// Those that nobody may have yet, the oldest first.
    func awaitingScan(after last: AttachmentID, atMost count: Int) async throws -> [Attachment] {
        try await database.read { connection in
            try connection.rows(
                "SELECT \(Attachment.columns) FROM attachment WHERE state = 'awaitingScan' AND id > \(last) ORDER BY id LIMIT \(count)"
            ).map(Attachment.init)
        }
    }

    /// What the antivirus said at last. An infected content is no longer named, and so is thrown away.
    func settle(_ id: AttachmentID, isSafe: Bool) async throws {
        let change: SQL = isSafe ? "state = 'safe'" : "state = 'infected', digest = NULL"
        try await database.write { _ = try $0.run("UPDATE attachment SET \(change) WHERE id = \(id) AND state = 'awaitingScan'") }
    }
}

extension Connection {
    func attachments(of holder: Holder) throws -> [Attachment] {
        try rows("SELECT \(Attachment.columns) FROM attachment WHERE \(holder.condition) ORDER BY field, place").map(Attachment.init)
    }

    /// How many there are and the last place, *seen at the same moment*: a file added between the two would pass the limit unseen.
    fileprivate func places(in field: String, of holder: Holder) throws -> (count: Int, last: Int) {
        let row = try row("SELECT count(*) AS number, max(place) AS last FROM attachment WHERE \(holder.condition) AND field = \(field)")
        return (try row?.int("number") ?? 0, try row?.optionalInt("last") ?? 0)
    }

    fileprivate func attachment(madeBy origin: String) throws -> Attachment? {
        try row("SELECT \(Attachment.columns) FROM attachment WHERE origin = \(origin)").map(Attachment.init)
    }

    /// - Returns: `nil` when the place is taken.
    fileprivate func insert(_ new: NewAttachment, at place: Int, now: Date) throws -> Attachment? {
        try row(
            """
            INSERT INTO attachment (organisation_id, draft_id, dossier_id, field, piece, place, name, format, size, digest, state, origin, created_at)
            VALUES (\(new.organisation), \(new.holder.draft as DraftID?), \(new.holder.dossier as DossierID?), \(new.field), \(new.piece as String?),
                    \(place), \(new.name), \(new.format.rawValue), \(new.size), \(new.digest), \(new.state.rawValue),
                    \(new.origin as String?), \(now))
            ON CONFLICT DO NOTHING
            RETURNING \(Attachment.columns)
            """
        ).map(Attachment.init)
    }
}

/// What the rooms that own drafts and dossiers do in transactions of their own.
extension AttachmentTable {
    /// After those that the dossier already has, if any.
    static func handOver(from draft: DraftID, to dossier: DossierID, on connection: any Connection) throws {
        try connection.run(
            """
            UPDATE attachment SET dossier_id = \(dossier), draft_id = NULL,
                place = place + COALESCE((SELECT max(place) FROM attachment WHERE dossier_id = \(dossier)), 0)
            WHERE draft_id = \(draft)
            """
        )
        try connection.run("DELETE FROM attachment_upload WHERE draft_id = \(draft)")
    }

    static func removeAll(ofDossiers dossiers: [DossierID], on connection: any Connection) throws {
        try connection.run("DELETE FROM attachment WHERE dossier_id IN \(list: dossiers)")
    }

    /// Rows of the same contents.
    static func copy(
        _ ids: [AttachmentID], from dossier: DossierID, to other: DossierID, of organisation: OrganisationID, in field: String,
        on connection: any Connection
    ) throws {
        try connection.run(
            """
            INSERT INTO attachment (organisation_id, dossier_id, field, place, name, format, size, digest, state, created_at)
            SELECT \(organisation), \(other), \(field), ROW_NUMBER() OVER (ORDER BY field, place), name, format, size, digest, state, created_at
            FROM attachment WHERE dossier_id = \(dossier) AND id IN \(list: ids) AND state <> 'infected'
            """)
    }

    static func removeAll(of holder: Holder, on connection: any Connection) throws {
        try connection.run("DELETE FROM attachment WHERE \(holder.condition)")
        if let draft = holder.draft { try connection.run("DELETE FROM attachment_upload WHERE draft_id = \(draft)") }
    }
}
