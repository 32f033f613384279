import Foundation
import GRDB

extension SQLiteDatabase {
    /// Writes the database as it is at one moment into a new file, with SQLite's online backup. Reads and writes go on meanwhile.
    func copy(to file: URL) throws {
        let copy = try DatabaseQueue(path: file.path)
        try pool.backup(to: copy)
        // The copy has no journal beside it: one file is the whole of it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
    }
}

/// A database file that nobody has open.
enum SQLiteCopy {
    /// Reads every page, every index, every foreign key.
    static func check(_ file: URL) throws {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let database = try DatabaseQueue(path: file.path, configuration: configuration)
            let faults = try database.read(faults)
            guard faults.isEmpty else { throw BackupError.databaseDamaged(faults.prefix(3).joined(separator: "; ")) }
            try database.close()
        } catch let error as GRDB.DatabaseError {
            throw BackupError.databaseDamaged(error.message ?? "\(error.resultCode)")
        }
    }

    private static func faults(_ database: GRDB.Database) throws -> [String] {
        let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        guard faults == ["ok"] else { return faults }
        let orphans = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
        return orphans == 0 ? [] : ["\(orphans) rows refer to others that are missing"]
    }
}
