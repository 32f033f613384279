import Core
import Crypto
import Foundation

/// Tokens that prove that a form comes from a page of ours, shown to this visitor (CSRF).
///
/// `nonce.HMAC(key, visitor.nonce)`: nothing to store, no expiry, so a page left open for a week still files.
struct FormTokens: Sendable {
    static let field = "_jeton"

    private let key: SymmetricKey

    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    func make(for visitor: Visitor) -> String {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 36)
        return nonce + "." + mark(visitor, nonce)
    }

    func accepts(_ token: String?, for visitor: Visitor) -> Bool {
        guard let token, !visitor.isNew, let dot = token.firstIndex(of: ".") else { return false }
        return Secret.areEqual(String(token[token.index(after: dot)...]), mark(visitor, String(token[..<dot])))
    }

    private func mark(_ visitor: Visitor, _ nonce: String) -> String {
        Secret.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array("\(visitor.key).\(nonce)".utf8), using: key).prefix(16))
    }
}
