import Crypto
import Foundation

/// Closes what must be read again but not by who steals the database: AES-256-GCM, under a key of the installation's, bound to whose it is.
public struct SecretSeal: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 bytes, the same on every node.
    public init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    public func close(_ bytes: [UInt8], for owner: String) throws -> String {
        guard let sealed = try AES.GCM.seal(bytes, using: key, authenticating: Array(owner.utf8)).combined else {
            throw CryptoKitError.incorrectParameterSize
        }
        return sealed.base64EncodedString()
    }

    /// - Throws: when the text was altered, or is somebody else's.
    public func open(_ text: String, for owner: String) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: Data(base64Encoded: text) ?? Data())
        return Array(try AES.GCM.open(box, using: key, authenticating: Array(owner.utf8)))
    }
}
