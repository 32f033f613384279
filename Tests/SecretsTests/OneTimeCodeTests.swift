import Core
import Foundation
import Secrets
import Testing

@testable import Secrets

@Suite("Codes of telephones")
struct OneTimeCodeTests {
    private static let secret = OneTimeCode(secret: Array("12345678901234567890".utf8))

    /// RFC 6238, appendix B, SHA-1, eight digits.
    private static let vectors: [(seconds: TimeInterval, code: String)] = [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"), (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ]

    @Test("The vectors of RFC 6238 come out", arguments: vectors.indices)
    func vector(_ index: Int) {
        let (seconds, code) = Self.vectors[index]
        let step = OneTimeCode.step(at: Date(timeIntervalSince1970: seconds))

        #expect(Self.secret.code(at: step, digits: 8) == code)
        #expect(Self.secret.code(at: step) == code.suffix(6))
    }

    /// RFC 4226, appendix D.
    @Test("The vectors of RFC 4226 come out")
    func counters() {
        let codes = (0..<10).map { Self.secret.code(at: $0) }

        #expect(codes == ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"])
    }

    @Test("One period early or late is right, two are not")
    func drift() {
        let now = Date(timeIntervalSince1970: 1_772_438_400), step = OneTimeCode.step(at: now)

        let found = (-2...2).map { Self.secret.step(of: Self.secret.code(at: step + $0), at: now).map { $0 - step } }

        #expect(found == [nil, -1, 0, 1, nil])
        #expect(Self.secret.step(of: "", at: now) == nil && Self.secret.step(of: "abc", at: now) == nil)
    }

    /// RFC 4648, 10, without the padding.
    @Test("The secret is written in base 32, and in a link that telephones open")
    func text() {
        #expect(OneTimeCode(secret: Array("foobar".utf8)).text == "MZXW6YTBOI")
        #expect(OneTimeCode(secret: Array("fooba".utf8)).text == "MZXW6YTB")
        let link = Self.secret.link(issuer: "Ville d'essai", account: "a@b.example")
        #expect(link.hasPrefix("otpauth://totp/Ville%20d%27essai:a%40b%2Eexample?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="))
    }

    @Test("A recovery code is found however it is typed")
    func recovery() {
        let codes = RecoveryCodes.random().codes

        #expect(Set(codes).count == RecoveryCodes.count)
        #expect(
            codes.allSatisfy {
                RecoveryCodes.isLike($0) && RecoveryCodes.normal($0.lowercased().replacing("-", with: " ")) == RecoveryCodes.normal($0)
            })
        #expect(!RecoveryCodes.isLike("123456"))
    }
}
