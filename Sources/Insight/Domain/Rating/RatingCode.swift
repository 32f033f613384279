import Core

/// What a rating sheet bears in place of a name: drawn at random, it serves once.
struct RatingCode: Hashable, Sendable, CustomStringConvertible {
    /// Without vowels, so that it makes no word, and without what looks like something else.
    private static let alphabet = Array("BCDFGHJKMNPQRTVWXYZ23456789")
    private static let length = 8

    /// Without its dash.
    let text: String

    /// As an agent copies it: in any case, with or without its dash or spaces.
    init?(typed: String) {
        let letters = typed.uppercased().filter { $0.isLetter || $0.isNumber }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = letters
    }

    private init(text: String) { self.text = text }

    static func random() -> RatingCode {
        var generator = SystemRandomNumberGenerator()
        return RatingCode(text: String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "B" }))
    }

    /// "K7DM-4XQP".
    var description: String { "\(text.prefix(4))-\(text.suffix(4))" }
}
