import Core
import Crypto
import Foundation
import Storage

/// How a person's document is encrypted before it goes to the store of files: under a random key of its own, which is nowhere but in the document's row, itself
/// sealed under the person's key. Once the row is gone nobody reads the file again, whatever copies of it there are.
///
/// Pieces of 64 KiB less 16 bytes, each sealed (AES-256-GCM) with its number and whether it is the last: a piece changed, moved or missing does not
/// open. The key seals one document and nothing else, so the number may serve as nonce.
struct DocumentSeal: Sendable {
    private static let tag = 16
    private static let sealed = 65_536
    private static let piece = sealed - tag

    private let key: SymmetricKey

    init() { key = SymmetricKey(size: .bits256) }

    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    var bytes: [UInt8] { key.withUnsafeBytes(Array.init) }

    /// Blocking; two pieces in memory at most.
    /// - Returns: the SHA-256 of what was written.
    func seal(_ source: URL, into target: URL) throws -> String {
        guard FileManager.default.createFile(atPath: target.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let (input, output) = (try FileHandle(forReadingFrom: source), try FileHandle(forWritingTo: target))
        defer {
            try? input.close()
            try? output.close()
        }
        var (hash, number) = (SHA256(), UInt64(0))
        var current = try input.read(upToCount: Self.piece) ?? Data()
        while true {
            let following = try input.read(upToCount: Self.piece) ?? Data()
            let box = try AES.GCM.seal(current, using: key, nonce: nonce(number), authenticating: context(number, isLast: following.isEmpty))
            hash.update(data: box.ciphertext + box.tag)
            try output.write(contentsOf: box.ciphertext + box.tag)
            if following.isEmpty { return Secret.hexadecimal(hash.finalize()) }
            (current, number) = (following, number + 1)
        }
    }

    /// Gives back what was sealed, a piece at a time.
    func open(_ reader: BlobReader, _ body: ([UInt8]) async throws -> Void) async throws {
        var (waiting, number) = ([UInt8](), UInt64(0))
        for try await chunk in reader {
            waiting += chunk
            while waiting.count > Self.sealed {
                try await body(opened(waiting.prefix(Self.sealed), number, isLast: false))
                waiting.removeFirst(Self.sealed)
                number += 1
            }
        }
        try await body(opened(waiting[...], number, isLast: true))
    }

    private func opened(_ sealed: ArraySlice<UInt8>, _ number: UInt64, isLast: Bool) throws -> [UInt8] {
        guard sealed.count >= Self.tag else { throw CryptoKitError.incorrectParameterSize }
        let box = try AES.GCM.SealedBox(nonce: nonce(number), ciphertext: sealed.dropLast(Self.tag), tag: sealed.suffix(Self.tag))
        return try Array(AES.GCM.open(box, using: key, authenticating: context(number, isLast: isLast)))
    }

    private func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: number.bigEndian) { Array($0) })
    }

    private func context(_ number: UInt64, isLast: Bool) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } + [isLast ? 1 : 0] }
}
