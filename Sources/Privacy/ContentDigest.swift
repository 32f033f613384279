import Core
import Crypto

/// SHA-512, as archive services ask for it (SEDA, MessageDigest).
struct ContentDigest {
    private var hash = SHA512()

    mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }
    var hexadecimal: String { Secret.hexadecimal(hash.finalize()) }

    static func sha512(of bytes: [UInt8]) -> String {
        var digest = ContentDigest()
        digest.add(bytes)
        return digest.hexadecimal
    }
}
