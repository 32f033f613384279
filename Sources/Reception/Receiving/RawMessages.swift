import Core
import Crypto
import Foundation
import Storage
import Web

/// The messages as they came, to the last byte.
///
/// They share the store of attachments, which is in every backup. No attachment can have the content of one: a raw message begins with a line of ours,
/// under a random name (``Spool``), and attachments are images, PDFs or documents.
struct RawMessages: Sendable {
    let blobs: any BlobStore
    /// For messages being read; on this machine.
    let folder: URL

    /// - Parameter announce: told the name that it will have, before it is in the store.
    func keep(_ file: URL, announce: (String) async throws -> Void) async throws -> String {
        try await announce(try await BlockingWork.run { try Self.name(of: file) })
        return try await blobs.put(file: file).description
    }

    func remove(_ raw: String) async throws { if let digest = BlobDigest(raw) { try await blobs.remove(digest) } }

    func open(_ raw: String) async throws -> RawContent {
        guard let digest = BlobDigest(raw) else { throw RowError.malformed("raw") }
        return RawContent(reader: try await blobs.open(digest))
    }

    /// Lends the message as a file, in a folder where parts of it may be written too; both are gone afterwards.
    func lend<T>(_ raw: String, _ body: (_ message: URL, _ folder: URL) async throws -> T) async throws -> T {
        let work = folder.appending(path: "lecture-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: work) }
        let message = work.appending(path: "message")
        let file = try TargetFile(creating: message)
        try await open(raw).forEach { piece in try await BlockingWork.run { try piece.withUnsafeBytes(file.write) } }
        return try await body(message, work)
    }

    /// As the store names it: the SHA-256 of the whole.
    private static func name(of file: URL) throws -> String {
        var hash = SHA256()
        let source = try SourceFile(reading: file)
        while try source.next({ hash.update(bufferPointer: $0) }) {}
        return Secret.hexadecimal(hash.finalize())
    }

    /// SHA-256 of what a message says: its body, who wrote it, about what and when. Not what servers wrote above it on the way.
    static func fingerprint(of file: URL, _ head: MessageHead) throws -> String {
        var hash = SHA256()
        let said = [head.from?.address.description ?? "", head.subject.description, head.date.map { "\($0.timeIntervalSince1970)" } ?? ""]
        hash.update(data: Array(said.joined(separator: "\n").utf8))
        var isBody = false
        var lineEnds = 0
        let source = try SourceFile(reading: file)
        while try source.next({ piece in
            var start = 0
            while !isBody, start < piece.count {
                if piece[start] == 0x0A { lineEnds += 1 } else if piece[start] != 0x0D { lineEnds = 0 }
                isBody = lineEnds == 2
                start += 1
            }
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[start...]))
        }) {}
        return Secret.hexadecimal(hash.finalize())
    }
}

/// A raw message being read, once, in pieces of 64 KiB at most.
struct RawContent: Sendable {
    fileprivate let reader: BlobReader

    var size: Int { reader.size }

    func forEach(_ body: ([UInt8]) async throws -> Void) async throws {
        for try await piece in reader { try await body(piece) }
    }
}
