import Crypto
import Foundation

/// How a blob is encrypted in its file.
///
///     header   8 bytes  "ADMIBLB1"
///              8 bytes  which master key: the beginning of a digest of it
///             60 bytes  the blob's own random key, sealed by the master key together with the digest of the content
///     frames   64 KiB of content each, the last one shorter (empty, for an empty content), and 16 bytes of seal
///
/// A frame is sealed (AES-256-GCM) together with its number and whether it is the last: a frame changed, moved, lost or brought from another blob
/// does not open. The key of a blob seals its frames and nothing else, so the number may serve as nonce.
struct BlobSeal: Sendable {
    static let frame = 65_536
    static let tag = 16
    static let headerSize = 8 + 8 + 60

    private static let mark = Array("ADMIBLB1".utf8)

    private let master: SymmetricKey
    private let masterName: [UInt8]

    init(key: [UInt8]) throws(BlobError) {
        guard key.count == 32 else { throw .keyMustHave32Bytes }
        master = SymmetricKey(data: key)
        masterName = Array(SHA256.hash(data: Array("admilib blob master key".utf8) + key).prefix(8))
    }

    /// The size of the content of a file, if a file may have that size.
    static func contentSize(fileSize: Int) -> Int? {
        let sealed = fileSize - headerSize
        let frames = (sealed + frame + tag - 1) / (frame + tag)
        return sealed < frames * tag || frames < 1 ? nil : sealed - frames * tag
    }

    func header(_ key: SymmetricKey, for digest: BlobDigest) throws -> [UInt8] {
        let sealed = try AES.GCM.seal(key.withUnsafeBytes { Data($0) }, using: master, authenticating: Self.bound(to: digest))
        return Self.mark + masterName + sealed.nonce + sealed.ciphertext + sealed.tag
    }

    func key(in header: [UInt8], for digest: BlobDigest) throws(BlobError) -> SymmetricKey {
        guard header.count == Self.headerSize, Array(header[0..<8]) == Self.mark else { throw .damaged(digest) }
        guard Array(header[8..<16]) == masterName else { throw .otherKey(digest) }
        guard let box = try? AES.GCM.SealedBox(combined: header[16...]),
            let key = try? AES.GCM.open(box, using: master, authenticating: Self.bound(to: digest))
        else { throw .damaged(digest) }
        return SymmetricKey(data: key)
    }

    private static func bound(to digest: BlobDigest) -> [UInt8] { mark + Array(digest.description.utf8) }
}

/// The frames of one blob, one after the other.
struct BlobFrames {
    private let key: SymmetricKey
    private var number: UInt64 = 0

    init(key: SymmetricKey) { self.key = key }

    mutating func seal(_ content: [UInt8], isLast: Bool) throws -> Data {
        let (nonce, context) = try next(isLast: isLast)
        let box = try AES.GCM.seal(content, using: key, nonce: nonce, authenticating: context)
        return box.ciphertext + box.tag
    }

    mutating func open(_ sealed: [UInt8], isLast: Bool) throws -> [UInt8] {
        let (nonce, context) = try next(isLast: isLast)
        let box = try AES.GCM.SealedBox(nonce: nonce, ciphertext: sealed.dropLast(BlobSeal.tag), tag: sealed.suffix(BlobSeal.tag))
        return try Array(AES.GCM.open(box, using: key, authenticating: context))
    }

    private mutating func next(isLast: Bool) throws -> (AES.GCM.Nonce, context: [UInt8]) {
        let place = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        number += 1
        return (try AES.GCM.Nonce(data: [0, 0, 0, 0] + place), place + [isLast ? 1 : 0])
    }
}
