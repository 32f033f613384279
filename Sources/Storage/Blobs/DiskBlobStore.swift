import Crypto
import Foundation

/// Blobs as encrypted files: `ab/cd/abcd…`. Names are digests of contents, which tell nothing of them but whether somebody already has the same.
public struct DiskBlobStore: BlobStore {
    private let folder: URL
    private let seal: BlobSeal

    /// - Parameter key: 32 random bytes, kept elsewhere than the folder. **Without it nothing here can ever be read again.**
    public init(folder: URL, key: [UInt8]) throws {
        seal = try BlobSeal(key: key)
        self.folder = folder
        try Folders.make(incoming)
    }

    public func put(file: URL) async throws -> BlobDigest {
        try await DiskThreads.shared.run {
            let temporary = incoming.appending(path: UUID().uuidString)
            do {
                let digest = try BlobFile.seal(file, into: temporary, seal)
                try place(temporary, as: digest)
                return digest
            } catch {
                unlink(temporary.path)
                throw error
            }
        }
    }

    public func open(_ digest: BlobDigest) async throws -> BlobReader {
        let file = try await DiskThreads.shared.run { try BlobFile(url(digest), digest, seal) }
        return BlobReader(size: file.size) { try await DiskThreads.shared.run { try file.next() } }
    }

    public func size(of digest: BlobDigest) async throws -> Int {
        try await DiskThreads.shared.run { try BlobFile(url(digest), digest, seal).size }
    }

    public func remove(_ digest: BlobDigest) async throws {
        try await DiskThreads.shared.run {
            let url = url(digest)
            try Self.shred(url)
            if unlink(url.path) == 0 { return try Folders.sync(url.deletingLastPathComponent()) }
            if errno != ENOENT { throw FileError("remove", url.path) }
        }
    }

    public func verify(_ digest: BlobDigest) async throws {
        try await DiskThreads.shared.run {
            let file = try BlobFile(url(digest), digest, seal)
            var hash = SHA256()
            while let chunk = try file.next() { hash.update(data: chunk) }
            guard BlobDigest(hash.finalize()) == digest else { throw BlobError.damaged(digest) }
        }
    }

    /// Reads everything again.
    /// - Returns: how many blobs there are, and those that are not what was put.
    public func verify() async throws -> (checked: Int, damaged: [BlobDigest]) {
        let all = try await DiskThreads.shared.run { Self.digests(in: folder) }
        var damaged: [BlobDigest] = []
        for digest in all {
            do { try await verify(digest) } catch BlobError.missing { continue } catch is BlobError { damaged.append(digest) }
        }
        return (all.count, damaged)
    }

    /// Deletes what a crash left half written.
    public func removeLeftovers(writtenBefore limit: Date) async throws {
        try await DiskThreads.shared.run {
            for name in Folders.names(in: incoming) {
                let file = incoming.appending(path: name)
                let date = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
                if let date, date < limit { unlink(file.path) }
            }
        }
    }
}

extension DiskBlobStore {
    /// Destroys the key of a blob, which is in its header: what remains of the file on the disk can be read by nobody, ourselves included.
    private static func shred(_ url: URL) throws {
        do {
            let file = try OpenFile(changing: url)
            try file.write(Array(repeating: 0, count: BlobSeal.headerSize))
            try file.sync()
        } catch let error as FileError where error.isMissing {}
    }

    static let incomingName = "incoming"

    /// On the same disk as the rest, so that giving a file its name is one step that cannot be half done.
    private var incoming: URL { folder.appending(path: Self.incomingName) }

    static func path(of digest: BlobDigest) -> String {
        let name = digest.description
        return "\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
    }

    private func url(_ digest: BlobDigest) -> URL { folder.appending(path: Self.path(of: digest)) }

    /// Even over a blob that is there already: the content is the same, and if that file was damaged it no longer is.
    private func place(_ temporary: URL, as digest: BlobDigest) throws {
        let target = url(digest)
        let inner = target.deletingLastPathComponent()
        try Folders.make(inner)
        try Folders.move(temporary, to: target)
        try Folders.sync(inner.deletingLastPathComponent())
        try Folders.sync(folder)
    }

    /// All that is kept in a folder, in order.
    static func digests(in folder: URL) -> [BlobDigest] {
        Folders.names(in: folder).filter { $0.count == 2 }.flatMap { outer in
            Folders.names(in: folder.appending(path: outer)).flatMap { inner in
                Folders.names(in: folder.appending(path: "\(outer)/\(inner)")).compactMap(BlobDigest.init)
            }
        }
    }
}
