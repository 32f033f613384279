import Core
import Foundation

/// Finds procedures by what people type: without accents, with mistakes, in everyday words.
///
/// A *term* is the stem of a word of some procedure. Each word typed is matched with terms, by the first way that finds any: the same stem; for the
/// last word, a beginning; the same sound; the same root; one or two mistakes. A procedure's score adds what its best match brings for each
/// word typed, rare terms bringing more, and rewards a keyword of which every word was typed.
struct SearchIndex: Sendable {
    /// What is searched of one procedure.
    struct Entry: Sendable {
        var title: String
        var keywords: [String]
        var summary: String
        var theme: String
        var pieces: [String]
        /// What may be chosen in its form: « Un lampadaire en panne ».
        var options: [String]
    }

    /// Below this part of the best score, a procedure was not meant.
    private static let worthShowing = 0.3

    private let vocabulary: Vocabulary
    /// For each term, the procedures that have it, and how much it tells of them.
    private let weights: [[Int: Double]]
    /// How much a term tells by its rarity.
    private let rarity: [Double]
    /// For each procedure, its title and keywords as terms.
    private let phrases: [[[Int]]]

    init(_ entries: [Entry]) {
        var vocabulary = Vocabulary()
        var weights: [[Int: Double]] = []
        phrases = entries.enumerated().map { place, entry in
            for (text, weight) in entry.weightedTexts {
                for term in vocabulary.learn(text) {
                    while weights.count <= term { weights.append([:]) }
                    weights[term][place] = max(weights[term][place] ?? 0, weight)
                }
            }
            return ([entry.title] + entry.keywords).map { vocabulary.learn($0) }.filter { !$0.isEmpty }
        }
        vocabulary.settle()
        self.vocabulary = vocabulary
        self.weights = weights
        rarity = weights.map { log(1 + Double(entries.count) / Double($0.count)) }
    }

    /// The places of the procedures found, best first.
    func places(for typed: String) -> [Int] {
        let matches = vocabulary.matches(for: QueryWords(typed).words)
        guard !matches.isEmpty else { return [] }
        let scores = scores(of: matches)
        let best = scores.values.max() ?? 0
        return scores.filter { $0.value >= best * Self.worthShowing }
            .sorted { ($0.value, $1.key) > ($1.value, $0.key) }
            .map(\.key)
    }

    private func scores(of matches: [[Int: Double]]) -> [Int: Double] {
        var scores: [Int: Double] = [:]
        for match in matches {
            var best: [Int: Double] = [:]
            for (term, quality) in match {
                for (place, weight) in weights[term] { best[place] = max(best[place] ?? 0, quality * weight * rarity[term]) }
            }
            for (place, score) in best { scores[place, default: 0] += score }
        }
        let typed = matches.reduce(into: [Int: Double]()) { all, match in all.merge(match, uniquingKeysWith: max) }
        for place in scores.keys { scores[place, default: 0] += phraseBonus(place, typed) }
        return scores
    }

    /// For the keyword, every word of which was typed, that tells most.
    private func phraseBonus(_ place: Int, _ typed: [Int: Double]) -> Double {
        phrases[place].map { phrase in
            var bonus = 0.0
            for term in phrase {
                guard let quality = typed[term] else { return 0 }
                bonus += quality * rarity[term]
            }
            return bonus * Self.phraseWeight
        }.max() ?? 0
    }

    private static let phraseWeight = 5.0
}

extension SearchIndex.Entry {
    fileprivate var weightedTexts: [(String, Double)] {
        [(title, 8), (summary, 3), (theme, 2)] + keywords.map { ($0, 7) } + pieces.map { ($0, 1.5) } + options.map { ($0, 1) }
    }
}
