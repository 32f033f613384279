import Core
import Foundation

/// A database, SQLite or PostgreSQL. Each call is one transaction, run on the database's own thread: nothing can be awaited inside it, so nothing
/// outside the database can be part of it. What must leave (mail, calls) is written to the outbox.
public protocol Database: Sendable {
    var dialect: Dialect { get }
    /// Raised after each commit that left work for `JobWorker`s.
    var signal: JobSignal { get }
    /// One consistent view of the data.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// As `read`, for a few rows found by their keys: on SQLite it runs on the thread that asks, without waking another. **Never a list, a count or a search**: all
    /// the other requests of that thread would wait for it.
    func glance<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Returns once the change is durable: after the commit that holds it is on the disk.
    ///
    /// A `retryable` error is tried again, at most three times: the closure may run several times, and must do nothing but talk to the database. A statement
    /// that failed dooms the transaction on both engines, even if the closure catches its error: ask with `ON CONFLICT` instead.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// As `write`, for what nobody would miss: kept when the program dies, and undone perhaps by a power cut within the next moments. The next `write`
    /// takes it to the disk with itself.
    func writeUnsynced<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Finishes what runs, refuses what waits.
    func close() async
}

extension Database {
    public func glance<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { try await read(body) }
    public func writeUnsynced<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { try await write(body) }
}

/// A transaction in progress. It lives only inside the closure it was given to.
public protocol Connection {
    var dialect: Dialect { get }
    func rows(_ query: SQL) throws -> [Row]
    /// - Returns: how many rows were changed.
    @discardableResult func run(_ statement: SQL) throws -> Int
    /// **Runs text as it is**, several statements if it holds several: for migrations, never for anything a person typed.
    func execute(script: String) throws
    /// Once this transaction is committed, the job workers of this process look for work without waiting for their next round.
    func wakeWorkers()
}

extension Connection {
    public func row(_ query: SQL) throws -> Row? { try rows(query).first }
}

/// One row of a result, read by column name.
public struct Row: Sendable {
    let columns: Columns
    let values: [SQLValue]

    public func value(_ column: String) throws -> SQLValue {
        guard let place = columns.place(of: column) else { throw RowError.unknownColumn(column) }
        return values[place]
    }

    public func optionalString(_ column: String) throws -> String? {
        switch try value(column) {
        case .null: nil
        case .text(let text): text
        default: throw RowError.unexpected(column)
        }
    }

    public func optionalInt(_ column: String) throws -> Int? {
        switch try value(column) {
        case .null: nil
        case .integer(let number): Int(number)
        case .bool(let bool): bool ? 1 : 0
        default: throw RowError.unexpected(column)
        }
    }

    public func string(_ column: String) throws -> String { try optionalString(column) ?? { throw RowError.isNull(column) }() }
    public func int(_ column: String) throws -> Int { try optionalInt(column) ?? { throw RowError.isNull(column) }() }
    public func bool(_ column: String) throws -> Bool { try int(column) != 0 }

    public func double(_ column: String) throws -> Double {
        switch try value(column) {
        case .real(let number): number
        case .integer(let number): Double(number)
        default: throw RowError.unexpected(column)
        }
    }

    public func optionalBytes(_ column: String) throws -> [UInt8]? {
        if case .null = try value(column) { return nil }
        return try bytes(column)
    }

    public func bytes(_ column: String) throws -> [UInt8] {
        guard case .bytes(let bytes) = try value(column) else { throw RowError.unexpected(column) }
        return bytes
    }

    public func optionalDate(_ column: String) throws -> Date? {
        try optionalInt(column).map { Date(timeIntervalSince1970: Double($0) / 1_000_000) }
    }

    public func date(_ column: String) throws -> Date { try optionalDate(column) ?? { throw RowError.isNull(column) }() }

    @inlinable public func id<Kind>(_ column: String, of kind: Kind.Type = Kind.self) throws -> ID<Kind> { ID(Int64(try int(column))) }
    @inlinable public func optionalID<Kind>(_ column: String, of kind: Kind.Type = Kind.self) throws -> ID<Kind>? {
        try optionalInt(column).map { ID(Int64($0)) }
    }

    /// Reads a column into a type with a text form: a reference, a status, a day.
    @inlinable public func parsed<T>(_ column: String, _ make: (String) -> T?) throws -> T {
        let text = try string(column)
        guard let value = make(text) else { throw RowError.malformed(column) }
        return value
    }

    @inlinable public func optionalParsed<T>(_ column: String, _ make: (String) -> T?) throws -> T? {
        guard let text = try optionalString(column) else { return nil }
        guard let value = make(text) else { throw RowError.malformed(column) }
        return value
    }

    public func json(_ column: String) throws -> JSON { try JSON(try string(column)) }
}

/// The code and the schema disagree. A fault of ours, never a person's.
public enum RowError: Error, Equatable {
    case unknownColumn(String), isNull(String), unexpected(String), malformed(String)
}

/// What a database refuses, in terms that code can act on.
public enum DatabaseError: Error, Sendable, Equatable {
    case unique(String), foreignKey(String), check(String), notNull(String)
    /// Worth trying again: busy, deadlock, serialization.
    case retryable(String)
    case unavailable(String)
    /// The connection was lost while committing: the change is there, or not. **Never repeat it without looking.**
    case outcomeUnknown(String)
    /// A text holds U+0000, which PostgreSQL cannot store. Input refuses it everywhere; this is the last wall.
    case nulInText
    case other(String)
}
