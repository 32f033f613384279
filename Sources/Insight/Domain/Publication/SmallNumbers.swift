/// Which lines of a published table are not shown: those about few people (primary suppression), and those that would give them back by a subtraction from the
/// total (secondary suppression). The total is held to be known, shown or not: another table may tell it.
///
/// The method is cell suppression, as in the Handbook on Statistical Disclosure Control (Hundepool and others, 2nd edition,
/// https://sdctools.github.io/HandbookSDC, §4.3 and §5.3). A line of a table is of one request at least, so of `n` hidden lines that make `sum` together, one is
/// `sum - (n - 1)` at most: it must be able to be a crowd, for each of them, or the reader learns that it is none.
enum SmallNumbers {
    /// The crowd below which nothing is told (k = 5, as in the room of privacy).
    static let least = 5

    /// - Parameters:
    ///   - numbers: of each line.
    ///   - also: lines that another table would tell, if they were shown here.
    /// - Returns: the lines to hide; `nil` when even hiding them all would tell them, so that the lines themselves must not be named.
    static func hidden(_ numbers: [String: Int], and also: Set<String> = []) -> Set<String>? {
        var hidden = also.union(numbers.filter { $0.value < least }.map(\.key))
        if hidden.isEmpty { return hidden }
        let others = numbers.filter { !hidden.contains($0.key) }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        var last: Int?
        // Those that are as small as the last one go with it: which of them was taken would tell, to who knows how it is done, what the small one is.
        for (key, number) in others where !isSafe(hidden, numbers) || number == last {
            hidden.insert(key)
            last = number
        }
        return isSafe(hidden, numbers) ? hidden : nil
    }

    /// Whether each of the hidden lines may be a crowd, for who knows what they make together.
    private static func isSafe(_ hidden: Set<String>, _ numbers: [String: Int]) -> Bool {
        let sum = hidden.reduce(0) { $0 + max(0, numbers[$1] ?? 0) }
        return hidden.count >= 2 && sum - (hidden.count - 1) >= least
    }
}
