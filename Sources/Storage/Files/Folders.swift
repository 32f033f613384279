import Foundation

/// What must be on the disk, and not only said to be.
enum Folders {
    /// A name given or taken in a folder is durable only once the folder itself is written.
    static func sync(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", folder.path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError("sync", folder.path) }
    }

    /// Makes the folder and those above it, for this user alone.
    static func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Gives a file its name, in place of any other that had it, at once and for good.
    static func move(_ file: URL, to target: URL) throws {
        guard rename(file.path, target.path) == 0 else { throw FileError("move \(file.path) to", target.path) }
        try sync(target.deletingLastPathComponent())
    }

    /// Lends a folder, on the same disk as `parent`, that is gone afterwards unless it was moved.
    static func temporary<R>(in parent: URL, _ body: (URL) throws -> R) throws -> R {
        let folder = parent.appending(path: ".admilib-\(UUID().uuidString)")
        try make(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// The names in a folder, sorted; none if there is no such folder.
    static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
}
