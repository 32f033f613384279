import Core

/// The number of a card, short enough to be read aloud: `7K3M-Q2XN`. It says nothing of who holds it.
///
/// The symbols of `Reference` (no I, L, O, S, U), eight places: seven at random (34 bits), and one that makes the sum of place × value a multiple
/// of 31, so that every single wrong symbol and every exchange of two is caught. It opens nothing without the card's secret.
struct CardNumber: Hashable, Sendable, LosslessStringConvertible {
    private static let symbols = Array("0123456789ABCDEFGHJKMNPQRTVWXYZ")
    private static let length = 8
    /// 8 × 4 = 32 = 31 + 1.
    private static let inverseOfLastPlace = 4
    /// What people write for what they read.
    private static let mistakes: [Character: Character] = ["O": "0", "I": "1", "L": "1", "S": "5", "U": "V"]

    private let values: [Int]

    /// Reads what people type: any case, spaces and dashes anywhere, and the usual mistakes.
    init?(_ text: String) {
        let typed = text.uppercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "." && $0 != "–" }
        let values = typed.compactMap { Self.symbols.firstIndex(of: Self.mistakes[$0] ?? $0) }
        guard typed.count == Self.length, values.count == Self.length, Self.sum(values) == 0 else { return nil }
        self.values = values
    }

    static func random() -> CardNumber {
        let drawn = (1..<length).map { _ in Int.random(in: 0..<31) }
        let missing = (31 - sum(drawn)) % 31
        return CardNumber(values: drawn + [missing * inverseOfLastPlace % 31])
    }

    private init(values: [Int]) { self.values = values }

    var description: String {
        let text = values.map { Self.symbols[$0] }
        return String(text[0..<4]) + "-" + String(text[4...])
    }

    private static func sum(_ values: [Int]) -> Int { values.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } % 31 }
}
