import Foundation
import GRDB

/// Readers for what is found at once by its key, run on the thread that asks: to wake another and be woken by it costs more than such a read.
///
/// A thread that waits for the disk here is one of those that run all the requests: a list, a count, a search go to `SQLiteDatabase.read`.
final class SQLiteGlances: @unchecked Sendable {  // what a slot holds is guarded by its lock
    private let slots: [Slot]

    /// - Parameter path: a database in WAL mode that exists already.
    init(path: String, count: Int = min(8, ProcessInfo.processInfo.activeProcessorCount)) throws {
        slots = try (0..<count).map { _ in try Slot(path) }
    }

    /// - Returns: `nil` when all are taken, when the file is busy, and once closed: somebody else reads it then.
    func read<T>(_ body: (any Connection) throws -> T) throws -> T? {
        for slot in slots where slot.lock.try() {
            defer { slot.lock.unlock() }
            return try slot.read(body)
        }
        return nil
    }

    /// After those who read have finished.
    func close() {
        for slot in slots { slot.lock.withLock { slot.close() } }
    }

    private final class Slot {
        let lock = NSLock()
        private let queue: DatabaseQueue
        private var connection: SQLiteConnection?

        init(_ path: String) throws {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .immediateError
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY") }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            connection = queue.unsafeRead(SQLiteConnection.init)
        }

        func read<T>(_ body: (any Connection) throws -> T) throws -> T? {
            guard let connection else { return nil }
            return try queue.unsafeRead { _ in
                do {
                    try connection.begin("BEGIN")
                    defer { connection.end() }
                    let value = try body(connection)
                    try connection.checkNothingFailed()
                    return value
                } catch DatabaseError.retryable { return nil }
            }
        }

        func close() {
            connection = nil
            try? queue.close()
        }
    }
}
