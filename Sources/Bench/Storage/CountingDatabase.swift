import Foundation
import Storage

/// A database that counts the statements that go through it.
final class CountingDatabase: Storage.Database {
    private let base: any Storage.Database
    let counter = Counter()

    init(_ base: any Storage.Database) { self.base = base }

    var dialect: Dialect { base.dialect }
    var signal: JobSignal { base.signal }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.read { [counter] in try body(CountingConnection(base: $0, counter: counter)) }
    }

    func glance<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.glance { [counter] in try body(CountingConnection(base: $0, counter: counter)) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.write { [counter] in try body(CountingConnection(base: $0, counter: counter)) }
    }

    func writeUnsynced<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await base.writeUnsynced { [counter] in try body(CountingConnection(base: $0, counter: counter)) }
    }

    func close() async { await base.close() }
}

private struct CountingConnection: Connection {
    let base: any Connection
    let counter: Counter

    var dialect: Dialect { base.dialect }

    func rows(_ query: SQL) throws -> [Row] {
        counter.add()
        return try base.rows(query)
    }

    func run(_ statement: SQL) throws -> Int {
        counter.add()
        return try base.run(statement)
    }

    func execute(script: String) throws { try base.execute(script: script) }
    func wakeWorkers() { base.wakeWorkers() }
}

final class Counter: @unchecked Sendable {  // count guarded by lock
    private let lock = NSLock()
    private var count = 0

    func add() { lock.withLock { count += 1 } }

    /// What was counted since the last time.
    func take() -> Int {
        lock.withLock {
            defer { count = 0 }
            return count
        }
    }
}
