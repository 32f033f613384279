import Crypto
import Foundation

/// The file of one blob, being read; by one task at a time.
final class BlobFile: @unchecked Sendable {
    let size: Int
    private let file: OpenFile
    private let digest: BlobDigest
    private var frames: BlobFrames
    private var left: Int

    init(_ url: URL, _ digest: BlobDigest, _ seal: BlobSeal) throws {
        let file: OpenFile
        do { file = try OpenFile(reading: url) } catch let error as FileError where error.isMissing { throw BlobError.missing(digest) }
        let fileSize = try file.size()
        guard let size = BlobSeal.contentSize(fileSize: fileSize) else { throw BlobError.damaged(digest) }
        self.file = file
        self.digest = digest
        self.size = size
        frames = BlobFrames(key: try seal.key(in: file.read(BlobSeal.headerSize), for: digest))
        left = fileSize - BlobSeal.headerSize
    }

    /// The next chunk, or `nil` at the end.
    func next() throws -> [UInt8]? {
        guard left > 0 else { return nil }
        let sealed = try file.read(min(left, BlobSeal.frame + BlobSeal.tag))
        left -= sealed.count
        guard let chunk = try? frames.open(sealed, isLast: left == 0) else { throw BlobError.damaged(digest) }
        return chunk.isEmpty ? nil : chunk
    }

    /// Encrypts a file into a new one, without ever holding more than two chunks. The header comes last: it is bound to the digest, which is known
    /// when all has been read.
    static func seal(_ source: URL, into target: URL, _ seal: BlobSeal) throws -> BlobDigest {
        let (input, output) = (try OpenFile(reading: source), try OpenFile(creating: target))
        let key = SymmetricKey(size: .bits256)
        var (frames, hash) = (BlobFrames(key: key), SHA256())
        try output.seek(to: BlobSeal.headerSize)
        var chunk = try input.read(BlobSeal.frame)
        while true {
            // A full chunk is the last one if nothing comes after it.
            let following = chunk.count < BlobSeal.frame ? [] : try input.read(BlobSeal.frame)
            hash.update(data: chunk)
            try output.write(frames.seal(chunk, isLast: following.isEmpty))
            if following.isEmpty { break }
            chunk = following
        }
        let digest = BlobDigest(hash.finalize())
        try output.seek(to: 0)
        try output.write(seal.header(key, for: digest))
        try output.sync()
        return digest
    }
}
