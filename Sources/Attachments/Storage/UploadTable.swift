import Core
import Foundation
import Storage

/// The uploads that come in pieces.
struct UploadTable: Sendable {
    let database: any Database

    /// How many a draft may have open. A form has fewer file fields, and each takes fewer files.
    static let mostForDraft = 20
    /// A check that has lasted this long was interrupted.
    private static let longestCheck: TimeInterval = 300

    /// - Returns: `false` when the draft has too many open.
    func start(_ upload: Upload, now: Date) async throws -> Bool {
        try await database.write { connection in
            let open = try connection.row(
                "SELECT count(*) AS number FROM attachment_upload WHERE draft_id = \(upload.draft) AND attachment_id IS NULL")
            guard try open?.int("number") ?? 0 < Self.mostForDraft else { return false }
            try connection.run(
                """
                INSERT INTO attachment_upload (id, draft_id, field, name, size, received, created_at)
                VALUES (\(upload.id), \(upload.draft), \(upload.field), \(upload.name), \(upload.size), 0, \(now))
                """)
            return true
        }
    }

    func find(_ id: String, of draft: DraftID) async throws -> Upload? {
        try await database.read { connection in
            try connection.row(
                "SELECT id, draft_id, field, name, size, received, attachment_id FROM attachment_upload WHERE id = \(id) AND draft_id = \(draft)"
            ).map(Upload.init)
        }
    }

    /// Notes that a piece has come.
    /// - Returns: `false` when another piece came there first.
    func advance(_ upload: Upload, by count: Int) async throws -> Bool {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE attachment_upload SET received = received + \(count)
                WHERE id = \(upload.id) AND received = \(upload.received) AND finishing_since IS NULL
                """) == 1
        }
    }

    /// Takes it upon oneself to check the whole file.
    /// - Returns: `false` when somebody else is at it, or has done it.
    func beginCheck(of upload: Upload, now: Date) async throws -> Bool {
        try await database.write { connection in
            try connection.run(
                """
                UPDATE attachment_upload SET finishing_since = \(now)
                WHERE id = \(upload.id) AND received = size AND attachment_id IS NULL
                AND (finishing_since IS NULL OR finishing_since < \(now - Self.longestCheck))
                """) == 1
        }
    }

    /// The check could not be made; it may be tried again.
    func abandonCheck(of upload: Upload) async throws {
        try await database.write { _ = try $0.run("UPDATE attachment_upload SET finishing_since = NULL WHERE id = \(upload.id)") }
    }

    /// Notes what it became, so that a browser that lost the answer gets it again.
    static func finish(_ id: String, as attachment: AttachmentID, on connection: any Connection) throws {
        try connection.run("UPDATE attachment_upload SET attachment_id = \(attachment) WHERE id = \(id)")
    }

    func remove(_ upload: Upload) async throws {
        try await database.write { _ = try $0.run("DELETE FROM attachment_upload WHERE id = \(upload.id)") }
    }

    /// - Returns: how many.
    func removeAll(startedBefore limit: Date) async throws -> Int {
        try await database.write { try $0.run("DELETE FROM attachment_upload WHERE created_at < \(limit)") }
    }
}

extension Upload {
    fileprivate init(row: Row) throws {
        id = try row.string("id")
        draft = try row.id("draft_id")
        field = try row.string("field")
        name = try row.string("name")
        size = try row.int("size")
        received = try row.int("received")
        attachment = try row.optionalID("attachment_id")
    }
}
