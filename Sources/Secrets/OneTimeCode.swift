import Crypto
import Foundation

/// The codes of six digits that a telephone shows, a new one every thirty seconds (TOTP, RFC 6238, on HOTP, RFC 4226).
///
/// SHA-1 is what every application expects; HMAC does not suffer from its collisions (RFC 6238, 1.2).
public struct OneTimeCode: Sendable, Equatable {
    /// To be kept sealed: who has it makes codes.
    public let secret: [UInt8]

    public init(secret: [UInt8]) { self.secret = secret }

    public static let period: TimeInterval = 30
    public static let digits = 6
    /// A clock one period late or early is still right (RFC 6238, 5.2).
    public static let drift: Int64 = 1
    /// 160 bits (RFC 4226, 4).
    public static let secretLength = 20

    public static func random() -> OneTimeCode {
        var generator = SystemRandomNumberGenerator()
        return OneTimeCode(secret: (0..<secretLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// The period of thirty seconds that is now.
    public static func step(at now: Date) -> Int64 { Int64((now.timeIntervalSince1970 / period).rounded(.down)) }

    /// HOTP of a counter (RFC 4226, 5.3).
    public func code(at step: Int64, digits: Int = OneTimeCode.digits) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let shown = String(UInt64(number) % (0..<digits).reduce(1) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - shown.count) + shown
    }

    /// The period of which this is the code, near now; `nil` when it is none of theirs. Every candidate is compared, whichever is right.
    public func step(of code: String, at now: Date) -> Int64? {
        let typed = code.filter(\.isNumber), middle = Self.step(at: now)
        return (middle - Self.drift...middle + Self.drift).reduce(nil) { found, step in
            Self.areEqual(self.code(at: step), typed) ? step : found
        }
    }

    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension OneTimeCode {
    /// What is typed by hand in the application, in base 32 (RFC 4648, 6).
    public var text: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var output: [UInt8] = [], bits = 0, value = 0
        for byte in secret {
            (value, bits) = ((value << 8 | Int(byte)) & 0xFFFF, bits + 8)
            while bits >= 5 {
                bits -= 5
                output.append(letters[value >> bits & 31])
            }
        }
        if bits > 0 { output.append(letters[value << (5 - bits) & 31]) }
        return String(decoding: output, as: UTF8.self)
    }

    /// In groups of four, as people copy it.
    public var groups: String { stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ") }

    /// What a telephone opens with its application of codes (the "Key Uri Format" that they all read).
    public func link(issuer: String, account: String) -> String {
        func part(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
        return
            "otpauth://totp/\(part(issuer)):\(part(account))?secret=\(text)&issuer=\(part(issuer))&digits=\(Self.digits)&period=\(Int(Self.period))"
    }
}
