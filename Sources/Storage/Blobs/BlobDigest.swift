import Core
import Crypto

/// The SHA-256 of a content: its name in a blob store.
public struct BlobDigest: Hashable, Sendable, LosslessStringConvertible, SQLConvertible {
    /// Sixty-four hexadecimal digits, in lower case.
    public let description: String

    public init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        description = text
    }

    init(_ digest: SHA256.Digest) { description = Secret.hexadecimal(digest) }

    public var sqlValue: SQLValue { .text(description) }
}
