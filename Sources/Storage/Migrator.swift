import Foundation

/// Brings a database's schema up to this program, and refuses to go back.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// - Parameter migrations: all that the program knows, in the order they run.
    public init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Runs what is missing, each migration in a transaction of its own. Several programs may start at once: one does the work, the others wait.
    /// - Returns: the names of those that this call applied.
    public func run(on database: any Database, now: Date) async throws -> [String] {
        try checkNames()
        let missing = try await database.write { connection in
            try connection.execute(script: connection.dialect.migrationLock)
            try connection.execute(script: Self.table)
            return try self.missing(from: connection)
        }
        var applied: [String] = []
        for migration in missing where try await database.write({ try migration.apply(on: $0, now: now) }) { applied.append(migration.name) }
        return applied
    }

    /// The names of what `run` would apply; changes nothing.
    public func pending(on database: any Database) async throws -> [String] {
        try checkNames()
        return try await database.read { connection in
            let table = try connection.row(connection.dialect.search(forTable: "schema_migration"))
            guard table != nil else { return migrations(for: connection.dialect).map(\.name) }
            return try missing(from: connection).map(\.name)
        }
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)
        """

    private func checkNames() throws(MigrationError) {
        var seen: Set<String> = []
        for migration in migrations where !seen.insert(migration.name).inserted { throw .duplicate(migration.name) }
    }

    private func migrations(for dialect: Dialect) -> [Migration] { migrations.filter { $0.only == nil || $0.only == dialect } }

    private func missing(from connection: any Connection) throws -> [Migration] {
        let applied = try Set(connection.rows("SELECT name FROM schema_migration").map { try $0.string("name") })
        let unknown = applied.subtracting(migrations.map(\.name))
        guard unknown.isEmpty else { throw MigrationError.madeByNewerProgram(unknown.sorted()) }
        return migrations(for: connection.dialect).filter { !applied.contains($0.name) }
    }
}

extension Migration {
    /// - Returns: `false` when another program applied it first.
    fileprivate func apply(on connection: any Connection, now: Date) throws -> Bool {
        try connection.execute(script: connection.dialect.migrationLock)
        let known = try connection.row("SELECT 1 AS one FROM schema_migration WHERE name = \(name)")
        if known != nil { return false }
        for statement in statements { try connection.execute(script: connection.dialect.schema(statement)) }
        try connection.run("INSERT INTO schema_migration (name, applied_at) VALUES (\(name), \(now))")
        return true
    }
}
