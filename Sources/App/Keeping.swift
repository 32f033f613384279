import Core
import Foundation
import Storage

extension Product {
    /// Writes the whole installation to one file, while people work.
    /// - Returns: what to tell the person at the terminal.
    public func backup(to file: URL) async throws -> String {
        let count: Int
        if let sqlite = database as? SQLiteDatabase {
            count = try await Backup.write(database: sqlite, blobs: settings.storage.blobs, to: file, now: clock())
        } else {
            count = try await Backup.write(postgres: settings.storage.database, blobs: settings.storage.blobs, to: file, now: clock())
        }
        settings.storage.note(backupAt: clock(), in: file.deletingLastPathComponent())
        return "\(file.path): \(count) files, written and read back. The key is not in it: keep a copy of \(settings.storage.keyFile.path) elsewhere."
    }

    /// Removes the backups that are beside this one and older than the installation says: what was erased goes from them too.
    /// - Returns: what to tell the person at the terminal.
    public func pruneBackups(beside file: URL) throws -> String {
        let days = settings.storage.backupDays
        let old = Backup.written(in: file.deletingLastPathComponent(), before: clock().addingTimeInterval(-Double(days) * 86_400))
        for file in old { try FileManager.default.removeItem(at: file) }
        return "\(old.count) backups of more than \(days) days removed."
    }

    /// Makes an installation again, in its empty folder.
    public static func restore(from file: URL, settings: Settings) async throws -> String {
        let names = try await Backup.restore(file: file, toFolder: settings.storage.data)
        let written = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
        if let written { settings.storage.note(backupAt: written, in: file.deletingLastPathComponent()) }
        let last =
            names.contains(Backup.postgresName)
            ? "Then load the database: pg_restore --no-owner -d … \(settings.storage.data.appending(path: Backup.postgresName).path)"
            : "The database is in place."
        return
            "\(names.count) files restored to \(settings.storage.data.path). \(last) Put the key back at \(settings.storage.keyFile.path), then run `admilib doctor`."
    }
}
