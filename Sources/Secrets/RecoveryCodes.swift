import Foundation

/// Ten codes to write down, each worth one sign-in when the telephone is lost. Only their keyed digests are kept.
public struct RecoveryCodes: Sendable, Equatable {
    public let codes: [String]

    static let count = 10
    /// Without 0, O, 1, I and L, which people mistake: 31 letters, ten of them, 49 bits.
    private static let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")

    public static func random() -> RecoveryCodes {
        var generator = SystemRandomNumberGenerator()
        let codes = (0..<count).map { _ in
            let drawn = (0..<10).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }
            return String(drawn[0..<5]) + "-" + String(drawn[5...])
        }
        return RecoveryCodes(codes: codes)
    }

    /// As it is digested: however it was typed.
    public static func normal(_ typed: String) -> String { typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }

    /// Whether it could be one, rather than six digits of a telephone.
    public static func isLike(_ typed: String) -> Bool { normal(typed).count == 10 }
}
