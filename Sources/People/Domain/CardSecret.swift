import Core

/// What goes with a card and is not on it: three words of a list, or six figures, as the person prefers.
///
/// 27 bits, or 20: what is guessed waits longer and longer, and ten failures in a row block the card until somebody at a counter gives another
/// secret (CNIL 2022-100, a secret beside a thing that one holds: 13 bits at least).
struct CardSecret: Sendable, Equatable {
    enum Kind: String, Sendable { case words, code }

    static let mostFailures = 10

    let kind: Kind
    /// As it is compared: folded words with one space between them, or figures.
    let text: String

    /// Reads what is typed: any case, accents or none, dashes or spaces. `nil` for what no card has.
    init?(_ typed: String) {
        let figures = typed.filter { !$0.isWhitespace }
        if figures.count == 6, figures.utf8.allSatisfy({ (48...57).contains($0) }) {
            (kind, text) = (.code, figures)
            return
        }
        let words = Text.words(typed)
        guard words.count == 3 else { return nil }
        (kind, text) = (.words, words.joined(separator: " "))
    }

    /// What everybody tries first: one figure or two, or figures that follow each other.
    var isTooEasy: Bool {
        guard kind == .code else { return false }
        let figures = text.compactMap(\.wholeNumberValue)
        let steps = Set(zip(figures, figures.dropFirst()).map { ($1 - $0 + 10) % 10 })
        return Set(figures).count <= 2 || steps == [1] || steps == [9]
    }
}

/// The words that secrets are drawn from: simple, of one meaning, with no two alike.
struct CardWords: Sendable {
    let list: [String]

    init(_ text: String) { list = text.split(whereSeparator: \.isNewline).map(String.init) }

    /// "abricot, lanterne, voilier": three different words.
    func draw() -> String { list.shuffled().prefix(3).joined(separator: " ") }

    /// Three words, all of the list: words of one's own would be those of one's life.
    func holds(_ secret: CardSecret) -> Bool {
        let known = Set(list.map(Text.folded))
        let words = secret.text.split(separator: " ").map(String.init)
        return Set(words).count == 3 && words.allSatisfy(known.contains)
    }
}
