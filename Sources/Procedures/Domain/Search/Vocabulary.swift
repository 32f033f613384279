import Core

/// The terms of an index, and the ways from a typed word to them.
struct Vocabulary: Sendable {
    private(set) var terms: [Term] = []
    private var numbers: [String: Int] = [:]
    private var bySound: [String: [Int]] = [:]
    private var byRoot: [String: [Int]] = [:]
    /// The terms in the order of their letters, for beginnings.
    private var sorted: [Int] = []

    struct Term: Sendable {
        let stem: String
        let letters: [UInt8]
        /// Which letters it has: two words one mistake apart differ by two of them at most.
        let mask: UInt32
    }

    /// The terms of a text, learned if they are new.
    mutating func learn(_ text: String) -> [Int] {
        Text.words(text).filter { !QueryWords.says(nothing: $0) }.map { word in
            let stem = Stem.of(word)
            if let number = numbers[stem] { return number }
            let letters = Array(stem.utf8)
            terms.append(Term(stem: stem, letters: letters, mask: Self.mask(letters)))
            numbers[stem] = terms.count - 1
            bySound[Sound.of(word), default: []].append(terms.count - 1)
            if let root = Self.root(stem) { byRoot[root, default: []].append(terms.count - 1) }
            return terms.count - 1
        }
    }

    /// To be called once everything is learned.
    mutating func settle() {
        let terms = terms
        sorted = terms.indices.sorted { terms[$0].letters.lexicographicallyPrecedes(terms[$1].letters) }
    }

    /// For each word that matches something, the terms it may mean and how surely (1: for certain).
    func matches(for words: [String]) -> [[Int: Double]] {
        var matches: [[Int: Double]] = []
        var index = 0
        while index < words.count {
            let isLast = index == words.count - 1
            if !isLast, let joined = joined(words[index], words[index + 1]) {
                matches.append([joined: 0.95])
                index += 1
            } else if let match = match(words[index], mayGoOn: isLast) {
                matches.append(match)
            }
            index += 1
        }
        return matches
    }

    /// « passe port »
    private func joined(_ first: String, _ second: String) -> Int? {
        numbers[Stem.of(first + second)]
    }

    private func match(_ word: String, mayGoOn: Bool) -> [Int: Double]? {
        if let term = numbers[Stem.of(word)] { return [term: 1] }
        if mayGoOn, let found = beginning(with: word) { return found }
        if let found = alike(word) { return found }
        // « lecole », « dacte »: the article typed without its apostrophe.
        if word.utf8.count >= 5, let first = word.first, "ldjmnst".contains(first) {
            let rest = String(word.dropFirst())
            if let term = numbers[Stem.of(rest)] { return [term: 0.9] }
            if let found = alike(rest) { return found.mapValues { $0 * 0.9 } }
        }
        return nil
    }

    private func alike(_ word: String) -> [Int: Double]? {
        let sounding = word.utf8.count >= 3 ? bySound[Sound.of(word)] ?? [] : []
        let mistyped = mistyped(word)
        let found = mistyped.merging(sounding.map { ($0, 0.75) }, uniquingKeysWith: max)
        if !found.isEmpty { return found }
        guard let root = Self.root(Stem.of(word)), let related = byRoot[root] else { return nil }
        return Dictionary(related.map { ($0, 0.6) }, uniquingKeysWith: max)
    }

    private func beginning(with word: String) -> [Int: Double]? {
        let letters = Array(word.utf8)
        guard letters.count >= 2 else { return nil }
        var low = 0, high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if terms[sorted[middle]].letters.lexicographicallyPrecedes(letters) { low = middle + 1 } else { high = middle }
        }
        let found = sorted[low...].prefix { terms[$0].letters.starts(with: letters) }
        return found.isEmpty ? nil : Dictionary(uniqueKeysWithValues: found.map { ($0, 0.8) })
    }

    /// One mistake in 4 to 7 letters, two from 8.
    private func mistyped(_ word: String) -> [Int: Double] {
        let letters = Array(Stem.of(word).utf8)
        let limit = word.utf8.count < 4 ? 0 : word.utf8.count < 8 ? 1 : 2
        guard limit > 0 else { return [:] }
        let mask = Self.mask(letters)
        var nearest = limit
        var found: [Int: Double] = [:]
        for (number, term) in terms.enumerated() where (term.mask ^ mask).nonzeroBitCount <= 2 * nearest && term.letters.count > 2 {
            guard let distance = Spelling.distance(letters, term.letters, atMost: nearest) else { continue }
            // In a short word, another first letter is another word: « verte » is not « perte ».
            if term.letters.first != letters.first, word.utf8.count < 6 { continue }
            if distance < nearest { (nearest, found) = (distance, [:]) }
            found[number] = (distance < 2 ? 0.7 : 0.5) * (term.letters.first == letters.first ? 1 : 0.8)
        }
        return found
    }

    private static func root(_ stem: String) -> String? { stem.utf8.count >= 7 ? String(stem.prefix(6)) : nil }

    private static func mask(_ letters: [UInt8]) -> UInt32 {
        letters.reduce(0) { $0 | 1 << UInt32($1 >= 97 && $1 <= 122 ? $1 - 97 : 26 + $1 % 6) }
    }
}
