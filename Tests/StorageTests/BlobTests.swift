import Crypto
import Foundation
import Storage
import TestSupport
import Testing

@Suite("Blobs on a disk")
struct BlobTests {
    static let key = Array(UInt8(0)..<32)
    let folder: URL
    let store: DiskBlobStore

    init() throws {
        folder = try TestFolder.make()
        store = try DiskBlobStore(folder: folder.appending(path: "blobs"), key: Self.key)
    }

    @Test(
        "What is read is what was put, in chunks of 64 KiB at most",
        arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000])
    func roundTrip(_ size: Int) async throws {
        let content = Self.content(size)

        let digest = try await put(content)

        #expect(digest.description == SHA256.hash(data: content).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        var read: [UInt8] = []
        for try await chunk in try await store.open(digest) {
            #expect((1...65_536).contains(chunk.count))
            read += chunk
        }
        #expect(read == content)
        #expect(try await store.size(of: digest) == size)
        #expect(try await store.open(digest).size == size)
    }

    @Test("A blob that was removed can be read by nobody, not even from a copy of its place on the disk")
    func shredded() async throws {
        let digest = try await put(Array("Amina".utf8))
        let name = digest.description
        let file = folder.appending(path: "blobs/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)")
        let kept = folder.appending(path: "lien")
        try FileManager.default.linkItem(at: file, to: kept)

        try await store.remove(digest)

        #expect(try Data(contentsOf: kept).prefix(76).allSatisfy { $0 == 0 })
        try FileManager.default.moveItem(at: kept, to: file)
        await #expect(throws: BlobError.damaged(digest)) { try await store.verify(digest) }
    }

    @Test("Nothing of the content is on the disk in clear, and only this user may read the file")
    func encrypted() async throws {
        let digest = try await put(Array(repeating: "Madame Amina B., née le 3 mars".utf8, count: 100).flatMap { $0 })

        let file = try Data(contentsOf: url(digest))
        #expect(file.firstRange(of: Data("Amina".utf8)) == nil)
        let rights = try FileManager.default.attributesOfItem(atPath: url(digest).path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test("The same content put twice is kept once, and mends a damaged one")
    func twice() async throws {
        let content = Self.content(1000)
        let digest = try await put(content)
        try damage(digest) { $0[500] ^= 1 }

        #expect(try await put(content) == digest)

        #expect(try await store.verify() == (1, []))
    }

    @Test("Any change of the file is noticed", arguments: Damage.allCases)
    func tampering(_ kind: Damage) async throws {
        let digest = try await put(Self.content(200_000))
        let other = try Data(contentsOf: url(try await put(Self.content(200_001))))

        try damage(digest) { kind.apply(to: &$0, other: other) }

        await #expect(throws: BlobError.damaged(digest)) { for try await _ in try await store.open(digest) {} }
        await #expect(throws: BlobError.damaged(digest)) { try await store.verify(digest) }
        #expect(try await store.verify() == (2, [digest]))
    }

    enum Damage: String, CaseIterable, CustomTestStringConvertible {
        case flippedHeader, flippedKey, flippedContent, flippedSeal, cutInFrame, cutAtFrame, cutToHeader, cutToNothing, swappedFrames, added,
            repeated,
            framesOfAnother, allOfAnother

        var testDescription: String { rawValue }
        private static let (header, frame) = (76, 65_552)

        func apply(to file: inout Data, other: Data) {
            let first = Self.header..<(Self.header + Self.frame), second = first.upperBound..<(first.upperBound + Self.frame)
            switch self {
            case .flippedHeader: file[3] ^= 1
            case .flippedKey: file[40] ^= 1
            case .flippedContent: file[Self.header + 70_000] ^= 1
            case .flippedSeal: file[file.count - 1] ^= 0x80
            case .cutInFrame: file = file.prefix(100_000)
            case .cutAtFrame: file = file.prefix(second.upperBound)
            case .cutToHeader: file = file.prefix(Self.header)
            case .cutToNothing: file = Data()
            case .swappedFrames: file = file[..<first.lowerBound] + file[second] + file[first] + file[second.upperBound...]
            case .added: file.append(contentsOf: Array(repeating: 0, count: 100))
            case .repeated: file.append(file[first])
            case .framesOfAnother: file = file.prefix(Self.header) + other.dropFirst(Self.header)
            case .allOfAnother: file = other
            }
        }
    }

    @Test("With another key nothing is read, and that is said")
    func otherKey() async throws {
        let digest = try await put([1, 2, 3])
        let stranger = try DiskBlobStore(folder: folder.appending(path: "blobs"), key: Array(repeating: 9, count: 32))

        await #expect(throws: BlobError.otherKey(digest)) { _ = try await stranger.open(digest) }
        #expect(throws: BlobError.keyMustHave32Bytes) { _ = try DiskBlobStore(folder: folder, key: [1, 2, 3]) }
    }

    @Test("What is removed is gone; what was never there may be removed too")
    func removal() async throws {
        let digest = try await put([1, 2, 3])

        try await store.remove(digest)
        try await store.remove(digest)

        await #expect(throws: BlobError.missing(digest)) { _ = try await store.open(digest) }
        await #expect(throws: BlobError.missing(digest)) { _ = try await store.size(of: digest) }
    }

    @Test("Nothing is left behind by a put that fails, and what a crash left is removed once old")
    func leftovers() async throws {
        let incoming = folder.appending(path: "blobs/incoming")
        await #expect(throws: (any Error).self) { _ = try await store.put(file: folder.appending(path: "nowhere")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: incoming.path) == [])
        try Data("half".utf8).write(to: incoming.appending(path: "half"))

        try await store.removeLeftovers(writtenBefore: .distantPast)
        #expect(try FileManager.default.contentsOfDirectory(atPath: incoming.path) == ["half"])
        try await store.removeLeftovers(writtenBefore: .distantFuture)
        #expect(try FileManager.default.contentsOfDirectory(atPath: incoming.path) == [])
    }

    private func put(_ content: [UInt8]) async throws -> BlobDigest {
        let file = folder.appending(path: "source-\(UUID().uuidString)")
        try Data(content).write(to: file)
        return try await store.put(file: file)
    }

    private func url(_ digest: BlobDigest) -> URL {
        let name = digest.description
        return folder.appending(path: "blobs/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)")
    }

    private func damage(_ digest: BlobDigest, _ change: (inout Data) -> Void) throws {
        var file = try Data(contentsOf: url(digest))
        change(&file)
        try Data(file).write(to: url(digest))
    }

    private static func content(_ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }
}
