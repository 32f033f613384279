import Foundation

/// The whole of an installation in one file: a tar archive with the database, the blobs as they are on the disk (encrypted), and a manifest.
/// `tar xf` and `sha256sum -c MANIFEST.sha256` open and check it without Admilib.
///
/// **The archive holds the database in clear, and not the key of the blobs.** Keep it where only administrators read, and the key somewhere else: each
/// is useless without the other.
///
/// The database is copied first, as it is at one moment, while the service goes on. A blob is on the disk before a row names it, so all that the copy
/// names is there; only a blob deleted during the backup may be missing from it.
public enum Backup {
    public static let sqliteName = "database.sqlite"
    /// In PostgreSQL's custom format: once `restore` has unpacked it, `pg_restore --no-owner -d <database> database.dump`.
    public static let postgresName = "database.dump"
    public static let blobsName = "blobs"

    /// Copies, checks the copy, archives it, then reads the archive again. Until all of this succeeded there is no file of that name.
    /// - Returns: how many files the archive holds.
    @discardableResult
    public static func write(database: SQLiteDatabase, blobs: URL, to file: URL, now: Date) async throws -> Int {
        try await Workers.aside {
            try write(to: file, blobs: blobs, now: now) { folder in
                let copy = folder.appending(path: sqliteName)
                try database.copy(to: copy)
                try SQLiteCopy.check(copy)
                return copy
            }
        }
    }

    /// The same for PostgreSQL, by its own `pg_dump`, which must be in the PATH and not older than the server.
    @discardableResult
    public static func write(postgres connectionString: String, blobs: URL, to file: URL, now: Date) async throws -> Int {
        try await Workers.aside {
            try write(to: file, blobs: blobs, now: now) { folder in
                let dump = folder.appending(path: postgresName)
                try PostgresDump(connectionString).write(to: dump)
                return dump
            }
        }
    }

    /// Unpacks an archive beside the folder, checks all of it, and only then gives it the folder's name.
    /// - Parameter folder: does not exist, or is empty.
    /// - Returns: the names of the files.
    @discardableResult
    public static func restore(file: URL, toFolder folder: URL) async throws -> [String] {
        try await Workers.aside {
            guard Folders.names(in: folder).isEmpty else { throw BackupError.folderNotEmpty(folder.path) }
            let parent = folder.deletingLastPathComponent()
            try Folders.make(parent)
            return try Folders.temporary(in: parent) { unpacked in
                var archive = try ArchiveReader(file)
                let names = try archive.read { name in
                    let target = unpacked.appending(path: name)
                    try Folders.make(target.deletingLastPathComponent())
                    return try OpenFile(creating: target)
                }
                if names.contains(sqliteName) { try SQLiteCopy.check(unpacked.appending(path: sqliteName)) }
                sync()
                rmdir(folder.path)
                try Folders.move(unpacked, to: folder)
                return names
            }
        }
    }

    /// The backups of a folder that were written before a time. A file of another make is none, whatever its name.
    public static func written(in folder: URL, before date: Date) -> [URL] {
        Folders.names(in: folder).sorted().map { folder.appending(path: $0) }.filter { file in
            guard let time = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date, time < date else {
                return false
            }
            guard let input = try? OpenFile(reading: file), let header = try? TarHeader(input.read(TarHeader.block)) else { return false }
            return header.name == sqliteName || header.name == postgresName
        }
    }

    /// What an archive may hold. Anything else, such as a name with `..`, is not ours.
    static func isExpected(_ name: String) -> Bool {
        if name == sqliteName || name == postgresName { return true }
        guard let digest = name.split(separator: "/").last.flatMap({ BlobDigest(String($0)) }) else { return false }
        return name == "\(blobsName)/\(DiskBlobStore.path(of: digest))"
    }

    private static func write(to file: URL, blobs: URL, now: Date, _ database: (URL) throws -> URL) throws -> Int {
        guard !FileManager.default.fileExists(atPath: file.path) else { throw BackupError.fileExists(file.path) }
        return try Folders.temporary(in: file.deletingLastPathComponent()) { folder in
            let partial = folder.appending(path: "archive.tar")
            let archive = ArchiveWriter(try OpenFile(creating: partial), time: now)
            let copy = try database(folder)
            try archive.add(copy, as: copy.lastPathComponent)
            for digest in DiskBlobStore.digests(in: blobs) {
                let path = DiskBlobStore.path(of: digest)
                do {
                    try archive.add(blobs.appending(path: path), as: "\(blobsName)/\(path)")
                } catch let error as FileError where error.isMissing { continue }
            }
            try archive.finish()
            var reader = try ArchiveReader(partial)
            let names = try reader.read { _ in nil }
            try Folders.move(partial, to: file)
            return names.count
        }
    }
}
