import Core
import Crypto
import Foundation

/// Tokens that prove that a form comes from a page of ours, shown to this visitor (CSRF).
///
/// `nonce.HMAC(key, visitor.nonce)`: nothing to store, no expiry, so a page left open for a week still files.
struct FormTokens: Sendable {
    static let field = "_jeton"

    /// With the key in it already, which is half of the work.
    private let begun: HMAC<SHA256>

    init(key: [UInt8]) { begun = HMAC(key: SymmetricKey(data: key)) }

    func make(for visitor: Visitor) -> String {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 36)
        return signed(nonce, for: visitor)
    }

    /// A text without dots, and what shows that we gave it to this visitor.
    func signed(_ text: String, for visitor: Visitor) -> String { text + "." + mark(visitor, text) }

    func accepts(_ token: String?, for visitor: Visitor) -> Bool {
        guard let token, !visitor.isNew, let dot = token.firstIndex(of: ".") else { return false }
        return Secret.areEqual(String(token[token.index(after: dot)...]), mark(visitor, String(token[..<dot])))
    }

    private func mark(_ visitor: Visitor, _ nonce: String) -> String {
        var mark = begun
        mark.update(data: Array("\(visitor.key).\(nonce)".utf8))
        return Secret.hexadecimal(mark.finalize().withUnsafeBytes { Array($0.prefix(16)) })
    }
}

/// The token of one page, made when its first form asks for it: an answer to a POST seldom holds a form.
final class PageToken: @unchecked Sendable {  // made guarded by lock
    private let lock = NSLock()
    private var made: String?

    func value(_ tokens: FormTokens, _ visitor: Visitor) -> String {
        lock.withLock {
            if let made { return made }
            let token = tokens.make(for: visitor)
            made = token
            return token
        }
    }
}
