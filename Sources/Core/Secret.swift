import Crypto
import Foundation

/// Random keys given to people, of which we keep only the digest.
public enum Secret {
    /// 256 random bits as 43 letters that travel well in a cookie or a link.
    public static func token() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<4).flatMap { _ in withUnsafeBytes(of: UInt64.random(in: .min ... .max, using: &generator)) { Array($0) } }
        return base64URL(bytes)
    }

    /// SHA-256, in hexadecimal: what the database holds of a token.
    public static func digest(_ text: String) -> String { digest(bytes: Array(text.utf8)) }

    public static func digest(bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes).withUnsafeBytes(Array.init)) }

    public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String { hexadecimal(Array(bytes)) }

    /// Of an array, which most are: no generic code runs.
    public static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
        }
        return String(decoding: output, as: UTF8.self)
    }

    public static func base64URL(_ bytes: [UInt8]) -> String {
        let letters = Data(bytes).base64EncodedData().lazy.filter { $0 != UInt8(ascii: "=") }.map { letter in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: letter
            }
        }
        return String(decoding: Array(letters), as: UTF8.self)
    }

    /// Compares without telling, by its duration, where the difference is.
    public static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension Secret {
    /// HMAC-SHA-256, in hexadecimal: a mark that only the holder of `key` can make.
    public static func mark(_ text: String, key: [UInt8]) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)).withUnsafeBytes(Array.init))
    }

    /// A key for one purpose, from the installation's key (HKDF, RFC 5869).
    public static func derivedKey(from master: [UInt8], for purpose: String) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(inputKeyMaterial: SymmetricKey(data: master), info: Array(purpose.utf8), outputByteCount: 32)
        return key.withUnsafeBytes(Array.init)
    }
}
