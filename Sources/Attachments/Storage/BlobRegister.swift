import Foundation
import Storage

/// Which contents the attachments name, so that those that nobody names any more are thrown away, and no other.
///
/// Two attachments of the same content share it. So a content is *touched* before it is put in the store, and is left alone for a day after that; one
/// that is being swept cannot be touched until it is gone, and is then put again.
struct BlobRegister: Sendable {
    let database: any Database

    private static let grace: TimeInterval = 86_400
    /// A sweep that has lasted this long was interrupted.
    private static let longestSweep: TimeInterval = 600

    /// Says that this content is about to be kept.
    /// - Returns: `false` while it is being thrown away: try again in a moment.
    func touch(_ digest: String, now: Date) async throws -> Bool {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO attachment_blob (digest, touched_at) VALUES (\(digest), \(now))
                ON CONFLICT (digest) DO UPDATE SET touched_at = excluded.touched_at, swept_at = NULL
                WHERE attachment_blob.swept_at IS NULL OR attachment_blob.swept_at < \(now - Self.longestSweep)
                """) == 1
        }
    }

    /// Those that nobody names, and that nobody was about to keep for a day.
    func unnamed(now: Date, atMost count: Int) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                "SELECT digest FROM attachment_blob WHERE \(Self.isUnnamed(now)) ORDER BY touched_at LIMIT \(count)"
            ).map { try $0.string("digest") }
        }
    }

    /// Begins to throw a content away.
    /// - Returns: whether it may go on.
    func beginSweep(of digest: String, now: Date) async throws -> Bool {
        try await database.write { connection in
            try connection.run("UPDATE attachment_blob SET swept_at = \(now) WHERE digest = \(digest) AND \(Self.isUnnamed(now))") == 1
        }
    }

    func endSweep(of digest: String, begunAt: Date) async throws {
        try await database.write { _ = try $0.run("DELETE FROM attachment_blob WHERE digest = \(digest) AND swept_at = \(begunAt)") }
    }

    private static func isUnnamed(_ now: Date) -> SQL {
        """
        touched_at < \(now - grace) AND (swept_at IS NULL OR swept_at < \(now - longestSweep))
        AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.digest = attachment_blob.digest)
        """
    }
}
