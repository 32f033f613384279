/// Words that differ by a letter or two: wrong, missing, one too many, or two that changed places.
///
/// They are found by the letters that both keep (symmetric deletion: M. Mor and A. S. Fraenkel, « A hash code method for detecting and correcting spelling
/// errors », Communications of the ACM 25(12), 1982; W. Garbe's SymSpell, <https://github.com/wolfgarbe/SymSpell>): two words at a distance of k have a text in common
/// once at most k letters were taken out of each. The index holds what is left of each known word; a search takes letters out of what was typed and asks for
/// equality. Nothing is missed, nothing is scanned; what only looks alike is told apart by ``distance(_:_:atMost:)``.
enum NearWord {
    /// Only the beginning of a word is indexed: the longer ones would fill the index. Two words at a distance of k have beginnings with a text in common too.
    static let beginning = 7

    /// How many letters of a known word may differ: none of three, one of four to six, two of more. None where there is a digit: 1945 is not 1944.
    static func allowance(_ word: String) -> Int {
        if word.utf8.contains(where: { 0x30...0x39 ~= $0 }) { return 0 }
        return word.utf8.count < 4 ? 0 : word.utf8.count < 7 ? 1 : 2
    }

    /// Under what a known word is kept.
    static func keys(of word: String) -> Set<Int64> { keys(word, without: allowance(word)) }

    /// Where known words near this one are: theirs may allow two letters.
    static func keys(near typed: String) -> Set<Int64> {
        let hasDigit = typed.utf8.contains { 0x30...0x39 ~= $0 }
        return keys(typed, without: hasDigit || typed.utf8.count < 3 ? 0 : 2)
    }

    private static func keys(_ word: String, without most: Int) -> Set<Int64> {
        var found: Set<[UInt8]> = [Array(word.utf8.prefix(beginning))]
        var latest = found
        for _ in 0..<most {
            latest = Set(latest.flatMap { text in text.indices.map { text.removed(at: $0) } })
            found.formUnion(latest)
        }
        return Set(found.map(hash))
    }

    /// FNV-1a, 64 bits. Two texts with one hash cost a comparison more, nothing else.
    private static func hash(_ bytes: [UInt8]) -> Int64 {
        Int64(bitPattern: bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    /// Letters to change, add, take out, or exchange with their neighbour (optimal string alignment), counted in bytes: folded letters have one.
    /// - Returns: `nil` beyond `most`.
    static func distance(_ left: String, _ right: String, atMost most: Int) -> Int? {
        if left == right { return 0 }
        guard most > 0, abs(left.utf8.count - right.utf8.count) <= most else { return nil }
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        // Three lines of the table, used in turn: hundreds of words are compared for one that is typed.
        var (before, above, line) = ([Int](repeating: 0, count: b.count + 1), Array(0...b.count), [Int](repeating: 0, count: b.count + 1))
        for i in a.indices {
            line[0] = i + 1
            var least = i + 1
            for j in b.indices {
                var cost = min(above[j + 1] + 1, line[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                line[j + 1] = cost
                least = min(least, cost)
            }
            guard least <= most else { return nil }
            (before, above, line) = (above, line, before)
        }
        return above[b.count] <= most ? above[b.count] : nil
    }
}

extension [UInt8] {
    fileprivate func removed(at index: Int) -> [UInt8] { Array(self[..<index] + self[(index + 1)...]) }
}
