import CSQLiteShim
import Foundation
import GRDB

/// SQLite, for an installation of one machine: one file, one writer, several readers.
///
/// Writes are *grouped*: those that arrive while the disk is busy share the next commit, each under a savepoint of its own. Four times as many
/// durable writes a second as one commit each, and alone a write waits for nobody.
///
/// GRDB opens, configures and copies the connections. Each is then held by one thread for the life of the database, and statements are stepped
/// with SQLite's own functions: half the cost of a read through GRDB's asynchronous calls.
public final class SQLiteDatabase: Database {
    public let signal = JobSignal()
    let pool: DatabasePool
    let path: String
    private let reads = WorkQueue<any Call>(limit: 4096)
    private let writes = WorkQueue<any Call>(limit: 4096)
    private let workers = Workers()
    private let glances: SQLiteGlances

    public var dialect: Dialect { .sqlite }

    /// - Parameter path: the file, created if there is none. Its folder must exist, on a local disk: SQLite's locks do not hold over a network.
    public init(path: String, readers: Int = 2) throws {
        admilib_sqlite_uncounted()
        self.path = path
        pool = try Self.open(path, readers: readers)
        glances = try SQLiteGlances(path: path)
        let (pool, writes, reads, signal) = (pool, writes, reads, signal)
        workers.start("sqlite-writer") { Self.run(on: writes) { pool.serveWrites(from: writes, waking: signal) } }
        for number in 1...readers {
            workers.start("sqlite-reader-\(number)") { Self.run(on: reads) { try pool.serveReads(from: reads) } }
        }
    }

    deinit { refuse(reads.close() + writes.close()) }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await retried { [reads] in try await pending(body) { try reads.add($0) } }
    }

    public func glance<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        if let value = try glances.read(body) { return value }
        return try await read(body)
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await retried { [writes] in try await pending(body) { try writes.add($0) } }
    }

    public func writeUnsynced<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await retried { [writes] in try await pending(body, isSynced: false) { try writes.add($0) } }
    }

    /// What runs is finished, what waits is refused, and the file is left whole: its journal is empty.
    public func close() async {
        refuse(reads.close() + writes.close())
        await workers.ended { [pool, glances] in
            glances.close()
            // GRDB closes the writer first, and SQLite empties the journal only when a writer is the last to leave.
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try? pool.close()
        }
    }

    private func refuse(_ calls: [any Call]) {
        for call in calls { call.fail(DatabaseError.unavailable("the database is closed")) }
    }

    /// A thread that cannot go on closes its queue: a refusal is seen, a call that waits for ever is not.
    private static func run(on queue: WorkQueue<any Call>, _ serve: () throws -> Void) {
        do {
            try serve()
        } catch {
            for call in queue.close() { call.fail(DatabaseError.unavailable("\(error)")) }
        }
    }

    private static func open(_ path: String, readers: Int) throws -> DatabasePool {
        // SQLite would let everybody on the machine read the file, and its journal after it.
        if !FileManager.default.fileExists(atPath: path) { _ = try? OpenFile(creating: URL(filePath: path)) }
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.persistentReadOnlyConnections = true
        configuration.maximumReaderCount = readers + 1  // One is left for the backup.
        // What is deleted is written over with zeros: a name that was erased is not left in a free page.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON") }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.makeDurable()
        return pool
    }
}

extension DatabasePool {
    /// **Without this an acknowledged filing can be lost in a power cut.** GRDB sets `synchronous = NORMAL` itself after `prepareDatabase`, hence
    /// here, on the open writer, and read back.
    fileprivate func makeDurable() throws {
        let level = try writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw DatabaseError.unavailable("SQLite refuses synchronous = FULL") }
    }
}
