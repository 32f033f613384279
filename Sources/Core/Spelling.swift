/// How far a word is from another, as people mistype: a letter missing, added, wrong, or two exchanged.
public enum Spelling {
    /// The Damerau–Levenshtein distance (optimal string alignment), or `nil` beyond `limit`.
    public static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            var least = row + 1
            for column in 0..<right.count {
                let isSame = left[row] == right[column]
                var cost = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
                least = min(least, cost)
            }
            if least > limit { return nil }
            (beforeLast, last) = (last, current)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }

    /// The word that was probably meant: at most two mistakes away, and at most one for three letters.
    public static func nearest(to word: String, among known: [String]) -> String? {
        let typed = Array(word.lowercased().utf8)
        guard typed.count <= 60 else { return nil }
        let limit = max(1, min(3, typed.count / 3))
        return known.compactMap { candidate in distance(typed, Array(candidate.lowercased().utf8), atMost: limit).map { ($0, candidate) } }
            .min { $0.0 < $1.0 }?.1
    }
}
