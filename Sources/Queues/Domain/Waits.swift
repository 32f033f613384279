/// How long people waited: so many of each number of minutes. What is kept when tickets are forgotten: no ticket can be found in it.
struct Waits: Sendable, Equatable {
    private(set) var byMinutes: [Int: Int] = [:]
    /// Those who were never called, or did not come when they were.
    private(set) var left = 0

    var received: Int { byMinutes.values.reduce(0, +) }

    mutating func add(minutes: Int, count: Int = 1) { byMinutes[max(0, minutes), default: 0] += count }

    mutating func addLeft(_ count: Int = 1) { left += count }

    /// What so many in a hundred waited at most; `nil` when nobody was received. The nearest-rank definition: a wait that somebody had.
    func percentile(_ percent: Int) -> Int? {
        guard received > 0 else { return nil }
        let rank = (received * percent + 99) / 100
        var count = 0
        for (minutes, number) in byMinutes.sorted(by: { $0.key < $1.key }) {
            count += number
            if count >= rank { return minutes }
        }
        return nil
    }

    static func + (left: Waits, right: Waits) -> Waits {
        var sum = left
        for (minutes, count) in right.byMinutes { sum.add(minutes: minutes, count: count) }
        sum.left += right.left
        return sum
    }
}
