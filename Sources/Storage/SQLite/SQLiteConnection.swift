import GRDB
import GRDBSQLite

/// One connection to SQLite and its prepared statements; used by one thread only.
final class SQLiteConnection: EngineConnection {
    private let database: GRDB.Database
    private var statements = StatementCache<SQL.Shape, SQLiteStatement>()
    private var failure: (any Error)?
    private var wakes = false
    private var isSyncing = true

    var dialect: Dialect { .sqlite }

    init(_ database: GRDB.Database) { self.database = database }

    func rows(_ query: SQL) throws -> [Row] {
        try guarded {
            try statement(query.shape).rows(query.values)
        }
    }

    func run(_ statement: SQL) throws -> Int {
        try guarded {
            let before = sqlite3_total_changes(database.sqliteConnection)
            try self.statement(statement.shape).run(statement.values)
            // `changes` still tells of the statement before when this one changes no row (CREATE, DROP).
            return sqlite3_total_changes(database.sqliteConnection) == before ? 0 : database.changesCount
        }
    }

    func execute(script: String) throws {
        try guarded {
            do { try database.execute(sql: script) } catch let error as GRDB.DatabaseError { throw DatabaseError(error) }
        }
    }

    func wakeWorkers() { wakes = true }

    func takeWakes() -> Bool {
        defer { wakes = false }
        return wakes
    }

    func checkNothingFailed() throws {
        if let failure { throw failure }
    }

    /// PostgreSQL refuses everything after a statement that failed. SQLite would go on; here it does not, so that code tested on one engine
    /// behaves the same on the other.
    private func guarded<T>(_ body: () throws -> T) throws -> T {
        try checkNothingFailed()
        do {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }

    private func statement(_ shape: SQL.Shape) throws -> SQLiteStatement {
        if let known = statements.find(shape) { return known }
        do {
            let new = SQLiteStatement(try database.makeStatement(sql: shape.text(for: .sqlite)), database)
            _ = statements.insert(new, for: shape)
            return new
        } catch let error as GRDB.DatabaseError { throw DatabaseError(error) }
    }
}

/// Transactions.
extension SQLiteConnection {
    var isInsideTransaction: Bool { database.isInsideTransaction }

    /// Opens a transaction or a savepoint, in which nothing has failed yet.
    func begin(_ statement: SQL) throws {
        failure = nil
        try control(statement)
    }

    /// Whether the commits to come wait for the disk. Outside a transaction only: SQLite refuses it inside.
    func sync(_ wanted: Bool) throws {
        guard wanted != isSyncing else { return }
        // Executed while it is prepared, so a prepared one would do nothing the second time (sqlite.org/pragma.html).
        let result = sqlite3_exec(database.sqliteConnection, wanted ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", nil, nil, nil)
        guard result == SQLITE_OK else { throw DatabaseError.unavailable("SQLite refuses to change synchronous: \(result)") }
        isSyncing = wanted
    }

    func control(_ statement: SQL) throws { try self.statement(statement.shape).run([]) }

    /// Ends a transaction that only read.
    func end() {
        try? control("COMMIT")
        rollBackIfOpen()
    }

    func rollBackIfOpen() {
        if isInsideTransaction { try? control("ROLLBACK") }
    }
}
