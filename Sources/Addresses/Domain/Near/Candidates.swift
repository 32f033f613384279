/// The streets worth looking at: those that have most of the words that were typed, one of them at least in their own name.
struct Candidates: Sendable {
    /// Beyond, what was typed says too little: the person adds a word.
    static let most = 500

    /// By typed word: the known ones near it, and how far they are.
    let near: [String: [String: Int]]
    let uses: [String: WordIndex.Uses]

    /// - Parameter forgiven: how many of the typed words a street may not have.
    func streets(forgiven: Int) -> [UInt32] {
        var hits: [UInt32: (count: Int, last: Int, isNamed: Bool)] = [:]
        func touch(_ id: UInt32, _ word: Int, isNamed: Bool) {
            var hit = hits[id] ?? (0, -1, false)
            if hit.last != word { hit.count += 1 }
            (hit.last, hit.isNamed) = (word, hit.isNamed || isNamed)
            hits[id] = hit
        }
        let known = near.values.filter { !$0.isEmpty }
        for (index, words) in known.enumerated() {
            for use in words.keys.compactMap({ uses[$0] }) {
                for id in use.names { touch(id, index, isNamed: true) }
                for id in use.places { touch(id, index, isNamed: false) }
            }
        }
        let named = hits.filter(\.value.isNamed)
        guard let best = named.values.map(\.count).max(), best >= max(1, known.count - forgiven) else { return [] }
        return Array(named.filter { $0.value.count == best }.keys.sorted().prefix(Self.most))
    }

    /// INSEE's code and the postcode of the communes that have one of the words.
    var communes: [String] { Array(Set(near.values.flatMap(\.keys).flatMap { uses[$0]?.communes ?? [] }).sorted().prefix(Self.most)) }
}
