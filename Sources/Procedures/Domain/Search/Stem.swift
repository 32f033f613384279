/// The part of a French word that does not change much: « écoles », « École » and « ecole » are one word for a search.
///
/// Light on purpose: what it leaves apart (« inscrire », « inscription ») is brought together by the keywords, and what it brings together
/// wrongly costs little, since titles and keywords go through it too.
enum Stem {
    /// - Parameter word: folded, as ``Text/words(_:)`` gives it.
    static func of(_ word: String) -> String {
        guard word.utf8.count > 3, word.utf8.allSatisfy({ (97...122).contains($0) }) else { return word }
        return withoutFeminine(withoutPlural(word))
    }

    private static func withoutPlural(_ word: String) -> String {
        if word.hasSuffix("eaux") { return String(word.dropLast()) }
        if word.hasSuffix("aux") { return word.dropLast(3) + "al" }
        if word.hasSuffix("s") || word.hasSuffix("x") { return String(word.dropLast()) }
        return word
    }

    private static let endings: [(ending: String, stem: String, least: Int)] = [
        ("trice", "teur", 7), ("euse", "eur", 6), ("elle", "el", 6), ("enne", "en", 6), ("ette", "et", 7), ("ez", "", 6), ("er", "", 6),
        ("ee", "", 5),
        ("e", "", 4),
    ]

    private static func withoutFeminine(_ word: String) -> String {
        guard let found = endings.first(where: { word.utf8.count >= $0.least && word.hasSuffix($0.ending) }) else { return word }
        return word.dropLast(found.ending.utf8.count) + found.stem
    }
}
