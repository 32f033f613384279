/// What a sheet of paper bears, and an agent types once it comes back: eight letters and digits that are not taken for each other.
public struct SheetCode: Hashable, Sendable, CustomStringConvertible {
    /// Without vowels, so that it makes no word.
    private static let alphabet = Array("BCDFGHJKMNPQRTVWXYZ23456789")
    private static let length = 8

    /// Without its dash.
    public let text: String

    /// As people copy it: in any case, with or without its dash or spaces.
    public init?(typed: String) {
        let letters = typed.uppercased().filter { $0.isLetter || $0.isNumber }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = letters
    }

    private init(text: String) { self.text = text }

    public static func random() -> SheetCode {
        var generator = SystemRandomNumberGenerator()
        return SheetCode(text: String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "B" }))
    }

    /// "K7DM-4XQP".
    public var description: String { "\(text.prefix(4))-\(text.suffix(4))" }
}
