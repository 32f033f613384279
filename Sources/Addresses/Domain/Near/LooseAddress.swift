import Core

/// What somebody typed, as words in any order: some may be misspelled, shortened, left out.
struct LooseAddress: Sendable, Equatable {
    /// One way of reading what comes first: as a number, or as a word of the name.
    struct Way: Sendable, Equatable {
        let number: Int?
        let suffix: String
        let words: [String]
    }

    let ways: [Way]
    let postcode: String?
    /// The last word, while it is being typed: the beginning of any word will do.
    let unfinished: String?

    static let mostWords = 10

    /// - Parameter isBeingTyped: the last word may not be finished.
    init(_ text: String, isBeingTyped: Bool = false) {
        let typed = TypedAddress(text)
        postcode = typed.postcode
        ways = typed.numbered.map { Way(number: $0.number, suffix: $0.suffix, words: Self.words($0.words + typed.after)) }
        let ended = text.last.map { !($0.isLetter || $0.isNumber) } ?? true
        let last = (typed.numbered.last?.words ?? []).last.map(Text.folded)
        unfinished = isBeingTyped && !ended && typed.after.isEmpty && (last?.utf8.count ?? 0) >= 2 ? last : nil
    }

    private static func words(_ plain: [String]) -> [String] {
        // One by one: « République r. » ends with its kind. An abbreviation may stand for two words.
        let words = plain.map(AddressText.key).joined(separator: " ").split(separator: " ")
        return words.prefix(mostWords).map(String.init)
    }

    /// What says where an address is: the words of all ways, each once, without the kinds of streets, which say little.
    var telling: [String] {
        let words = ways.flatMap(\.words) + (postcode.map { [$0] } ?? [])
        var seen: Set<String> = []
        return words.filter { $0.utf8.count > 1 && !AddressText.isKind($0) && seen.insert($0).inserted }
    }
}
