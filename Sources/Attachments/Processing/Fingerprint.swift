import Core
import Crypto
import Foundation

/// The SHA-256 of a file: what it will be called once kept.
enum Fingerprint {
    /// Blocking; a piece at a time.
    static func of(_ file: URL) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return Secret.hexadecimal(hash.finalize())
    }
}
