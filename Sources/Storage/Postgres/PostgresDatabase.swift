import Foundation

/// PostgreSQL 15 or later, for an installation of several machines.
///
/// Each of `connections` is held by one thread, which takes calls from one queue: a transaction is a closure run there from beginning to end, so
/// none can be left open by a task that waits for something else.
public final class PostgresDatabase: Database {
    public let signal = JobSignal()
    private let queue = WorkQueue<PostgresCall>(limit: 1024)
    private let workers = Workers()
    let address: String

    public var dialect: Dialect { .postgres }

    /// - Parameter connectionString: as libpq understands it: `host=… dbname=… user=…`, or `postgresql://…`.
    /// - Throws: `DatabaseError.unavailable` when the server does not answer now. Later it may go and come back.
    public init(connectionString: String, connections: Int = 8) async throws {
        address = connectionString
        _ = try await Workers.aside { try PostgresLink(connectionString).isAlive }
        let lights = PostgresLights(count: connections)
        for number in 1...connections {
            let worker = PostgresWorker(address: connectionString, queue: queue, lights: lights, signal: signal)
            workers.start("postgres-\(number)") { worker.serve() }
        }
    }

    deinit { refuse(queue.close()) }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await call(body, isWrite: false)
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await call(body, isWrite: true)
    }

    public func writeUnsynced<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await call(body, isWrite: true, isSynced: false)
    }

    public func close() async {
        refuse(queue.close())
        await workers.ended()
    }

    private func call<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T, isWrite: Bool, isSynced: Bool = true) async throws -> T {
        try await retried { [queue] in
            try await pending(body, isSynced: isSynced) { try queue.add(PostgresCall(call: $0, isWrite: isWrite)) }
        }
    }

    private func refuse(_ calls: [PostgresCall]) {
        for call in calls { call.call.fail(DatabaseError.unavailable("the database is closed")) }
    }
}

struct PostgresCall: Sendable {
    let call: any Call
    let isWrite: Bool
}

/// How many connections are up. When the last goes down, nobody is left waiting for one.
final class PostgresLights: @unchecked Sendable {
    private let lock = NSLock()
    // Guarded by `lock`.
    private var lit: Int

    init(count: Int) { lit = count }

    func turnOn() { lock.withLock { lit += 1 } }
    func turnOff() { lock.withLock { lit -= 1 } }
    var areAllOff: Bool { lock.withLock { lit == 0 } }
}
