import Core

/// The name of a commune as it is compared. `bin/communes` sorts the list by the same key: what changes here changes there.
struct CommuneName: Equatable {
    /// Folded, « St » written out, « 12e arrondissement » as `12`.
    let words: [String]

    init(_ text: String) { self.init(Text.words(text)) }

    /// - Parameter words: already folded.
    init(_ words: some Sequence<String>) {
        self.words = words.map { Self.number($0) ?? Self.expanded[$0] ?? $0 }.filter { $0 != "arrondissement" }
    }

    /// Without articles, which people leave out or add: « Le Havre » and « Havre », « Saint-Denis-lès-Bourg » and « Saint-Denis Bourg ».
    var key: String {
        let kept = words.filter { !Self.articles.contains($0) }
        return (kept.isEmpty ? words : kept).joined(separator: " ")
    }

    private static let expanded = ["st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous"]
    private static let articles: Set<String> = ["le", "la", "les", "lez", "l"]

    /// `1er`, `12e`, `12eme`.
    private static func number(_ word: String) -> String? {
        guard let first = word.utf8.first, 0x30...0x39 ~= first else { return nil }
        let digits = word.utf8.prefix { 0x30...0x39 ~= $0 }
        return ["er", "e", "eme"].contains(String(Substring(word.utf8[digits.endIndex...]))) ? String(Substring(digits)) : nil
    }
}
