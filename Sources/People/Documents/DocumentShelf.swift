import Core
import Foundation
import Storage
import Web

/// A document being read, once.
public struct OpenPersonDocument: Sendable {
    public let document: PersonDocument
    let seal: DocumentSeal
    let reader: BlobReader

    /// From beginning to end, in pieces of 64 KiB at most.
    public func forEach(_ body: ([UInt8]) async throws -> Void) async throws { try await seal.open(reader, body) }
}

/// The documents of people: their rows, and their encrypted files.
struct DocumentShelf: Sendable {
    let table: SQLDocuments
    let blobs: any BlobStore
    /// For a file while it is being encrypted.
    let folder: URL

    /// Keeps a file. Its row comes first: what a power cut leaves in the store without one would stay for ever.
    /// - Throws: ``PeopleProblem/tooManyDocuments``, ``PeopleProblem/noRoomForDocument``.
    func keep(_ file: URL, as new: NewPersonDocument, of person: Person, at now: Date) async throws -> PersonDocumentID {
        let (seal, sealed) = (DocumentSeal(), folder.appending(path: "coffre-\(UUID().uuidString)"))
        defer { try? FileManager.default.removeItem(at: sealed) }
        let digest = try await BlockingWork.run {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            return try seal.seal(file, into: sealed)
        }
        let id = try await table.begin(new, digest: digest, key: seal.bytes, of: person, at: now)
        do {
            _ = try await blobs.put(file: sealed)
            guard try await table.settle(id) else { throw PeopleProblem.unknownPerson }
        } catch {
            // The space was closed meanwhile, or the disk refused.
            try await table.leave(id)
            _ = try await sweep(at: now)
            throw error
        }
        return id
    }

    /// The document, and its content, a piece at a time.
    func open(_ id: PersonDocumentID, of person: Person) async throws -> OpenPersonDocument {
        guard let found = try await table.find(id, of: person), let digest = BlobDigest(found.digest) else { throw PeopleProblem.unknownDocument }
        return OpenPersonDocument(document: found.document, seal: DocumentSeal(key: found.key), reader: try await blobs.open(digest))
    }

    /// The key goes with the row's text, at once; then the file.
    func remove(_ id: PersonDocumentID, of person: Person, at now: Date) async throws {
        guard try await table.leave(id, of: person.id) else { throw PeopleProblem.unknownDocument }
        _ = try await sweep(at: now)
    }

    /// Throws away the files of what was deleted, and of what did not finish coming.
    /// - Returns: how many.
    func sweep(at now: Date) async throws -> Int {
        let leaving = try await table.leaving(arrivedBefore: now - Self.longestArrival)
        for line in leaving {
            if let digest = BlobDigest(line.digest) { try await blobs.remove(digest) }
            try await table.forget(line.id)
        }
        return leaving.count
    }

    private static let longestArrival: TimeInterval = 86_400
}
