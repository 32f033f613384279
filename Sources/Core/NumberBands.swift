/// Numbers are counted together with their neighbours, since a number of its own would tell of one person: one by one below five, then from 5, 10, 20, 50, 100, 200
/// and so on to the next.
public enum NumberBands {
    /// Under which a number is counted: `n.5` from five to ten, `n.neg` below zero.
    /// - Parameter whole: the number without what is after its comma.
    public static func key(of whole: Int) -> String {
        if whole < 0 { return "n.neg" }
        var least = 0
        let whole = min(whole, 100_000_000_000_000)
        while end(from: least) <= whole { least = end(from: least) }
        return "n.\(least)"
    }

    /// Where the band that begins with a number ends: the first number that is not in it any more.
    public static func end(from least: Int) -> Int {
        if least < 5 { return least + 1 }
        var ten = 10
        while ten <= least, ten < 1_000_000_000_000_000 { ten *= 10 }
        return [ten / 5, ten / 2, ten].first { $0 > least } ?? ten
    }
}
