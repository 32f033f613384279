import Foundation
import GRDB

/// What is deleted from a database stays for a while in its files: in free pages, in journals, in the index of a search. Scrubbing writes it over.
///
/// People wait while it lasts (a few seconds on SQLite, the time to write the tables again on PostgreSQL): it is night work.
extension Database {
    /// - Parameters:
    ///   - tables: those from which rows were deleted.
    ///   - searched: those of them that have a full-text index (``Migration/fullText(_:table:column:)``).
    public func scrub(_ tables: [String], searched: [String]) async throws {
        switch self {
        case let sqlite as SQLiteDatabase: try await sqlite.scrub(searched: searched)
        case let postgres as PostgresDatabase: try await postgres.scrub(tables)
        default: break
        }
    }
}

extension SQLiteDatabase {
    /// `secure_delete` has zeroed the pages. The index of a search only notes what was deleted until its parts are merged (FTS5, §6.9), and the
    /// journal holds the pages as they were until it is emptied.
    fileprivate func scrub(searched: [String]) async throws {
        for table in searched {
            try await write { connection in
                _ = try connection.run(SQL(trusted: "INSERT INTO \(table)_search(\(table)_search) VALUES ('optimize')"))
            }
        }
        let path = path
        try await Workers.aside {
            // A connection of its own: the writer's is held by its thread. Readers that work delay the emptying, so it is asked until it is done.
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            for _ in 0..<50 {
                let isBusy = try queue.writeWithoutTransaction { database in
                    try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 0
                }
                if isBusy == 0 { return }
                usleep(100_000)
            }
        }
    }
}

extension PostgresDatabase {
    /// Writes the tables and their indexes again, without what was deleted. The server's own journal is its administrator's: see docs/privacy.md.
    fileprivate func scrub(_ tables: [String]) async throws {
        let address = address
        try await Workers.aside {
            let link = try PostgresLink(address)
            try link.control("SET statement_timeout = 0; SET lock_timeout = '20s'")
            for table in tables { try link.control("VACUUM (FULL, ANALYZE) \(table)") }
            // What the planner remembers of the most common values: analysing replaced it, and left it in the file. The owner of a database may do so.
            try link.control("VACUUM (FULL) pg_catalog.pg_statistic")
        }
    }
}
