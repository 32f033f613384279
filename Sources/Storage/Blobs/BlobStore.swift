import Foundation

/// Where contents are kept: attachments, documents we made. Each is named by its digest, so that the same content is kept once, and what is read is
/// what was put.
public protocol BlobStore: Sendable {
    /// Keeps the content of a file. Durable once it returns: only then may a row name it.
    func put(file: URL) async throws -> BlobDigest
    /// - Throws: `BlobError.missing`, or `.damaged` now or while reading.
    func open(_ digest: BlobDigest) async throws -> BlobReader
    /// How many bytes the content has.
    func size(of digest: BlobDigest) async throws -> Int
    /// Forgets a content for good. Nothing happens if there is none.
    func remove(_ digest: BlobDigest) async throws
    /// Reads the whole content again and throws unless it is what was put.
    func verify(_ digest: BlobDigest) async throws
}

public enum BlobError: Error, Sendable, Equatable {
    case missing(BlobDigest)
    /// Changed, cut, or put in another's place since it was written.
    case damaged(BlobDigest)
    /// Encrypted with another master key than the one given.
    case otherKey(BlobDigest)
    case keyMustHave32Bytes
}

/// The content of a blob, read once from beginning to end, in chunks of 64 KiB at most.
public struct BlobReader: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    /// How many bytes there are in all.
    public let size: Int
    private let next: @Sendable () async throws -> [UInt8]?

    public init(size: Int, next: @escaping @Sendable () async throws -> [UInt8]?) {
        self.size = size
        self.next = next
    }

    /// The same, a call at a time: for who cannot hold an iterator.
    public var pieces: @Sendable () async throws -> [UInt8]? { next }

    public func makeAsyncIterator() -> Iterator { Iterator(next: next) }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let next: @Sendable () async throws -> [UInt8]?

        public func next() async throws -> [UInt8]? { try await next() }
    }
}
