import Core
import Foundation
import Storage
import Web

/// Puts contents in the store, and throws away those that no attachment names.
struct Keeping: Sendable {
    let blobs: any BlobStore
    let register: BlobRegister

    /// - Returns: the digest, which a row may name from now on.
    func keep(_ file: URL, now: Date) async throws -> String {
        let digest = try await BlockingWork.run { try Fingerprint.of(file) }
        try await touch(digest, now: now)
        return try await blobs.put(file: file).description
    }

    /// The content, decrypted into a file.
    func copy(_ digest: String, to file: URL) async throws {
        let content = try await content(digest)
        try await BlockingWork.run { try Data().write(to: file, options: .withoutOverwriting) }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try await content.forEach { piece in try await BlockingWork.run { try handle.write(contentsOf: piece) } }
    }

    func content(_ digest: String) async throws -> KeptContent {
        guard let name = BlobDigest(digest) else { throw RowError.malformed("digest") }
        return KeptContent(reader: try await blobs.open(name))
    }

    /// - Returns: how many contents were thrown away.
    func sweep(now: Date) async throws -> Int {
        var swept = 0
        while true {
            let digests = try await register.unnamed(now: now, atMost: 200)
            if digests.isEmpty { return swept }
            for digest in digests where try await register.beginSweep(of: digest, now: now) {
                if let name = BlobDigest(digest) { try await blobs.remove(name) }
                try await register.endSweep(of: digest, begunAt: now)
                swept += 1
            }
        }
    }

    /// A sweep of one content lasts milliseconds.
    private func touch(_ digest: String, now: Date) async throws {
        for _ in 0..<100 {
            if try await register.touch(digest, now: now) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw DatabaseError.unavailable("a content is being swept for too long")
    }
}

/// A content being read, once, in pieces of 64 KiB at most.
struct KeptContent: Sendable {
    fileprivate let reader: BlobReader

    var size: Int { reader.size }

    /// The next bytes at each call, once.
    var next: @Sendable () async throws -> [UInt8]? { reader.pieces }

    func forEach(_ body: ([UInt8]) async throws -> Void) async throws {
        for try await piece in reader { try await body(piece) }
    }
}
