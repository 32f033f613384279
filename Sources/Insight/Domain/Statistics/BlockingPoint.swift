import Core

/// Where requests wait: one status of one procedure, what stands there now and what a stay there costs.
struct BlockingPoint: Sendable, Equatable {
    /// Who must act.
    enum Awaited: String, Sendable { case person, agent, nobody }

    let procedure: ProcedureID
    let status: String
    /// The person, the agent who took it, or nobody yet.
    let awaited: Awaited
    let waiting: Int
    /// In days, of those that stand there now: exact, to the day.
    let half: Int
    let ninety: Int
    /// In seconds, of the stays that ended: in the last three months, and in the three before.
    var stay: Double?
    var stayBefore: Double?
    /// Of the time that the requests ended lately spent in all statuses, the share spent in this one, from 0 to 1.
    var shareOfTime: Double?

    /// In seconds: the delay that half of the procedure's requests ended in the last three months did not exceed, from their reception.
    var delay: Double?

    /// That delay if this step took half as long, when what is saved is shared between requests as their delay is: each loses the same part of it.
    var delayIfFaster: Double? {
        guard let delay, let shareOfTime else { return nil }
        return delay * (1 - shareOfTime / 2)
    }

    /// The days lost there now, all requests together: the order of the page.
    let daysLost: Int

    enum Trend: String, Sendable { case better, worse, same, unknown }

    /// A tenth more or less is not a change.
    var trend: Trend {
        guard let stay, let stayBefore, stayBefore > 0 else { return .unknown }
        if stay < stayBefore * 0.9 { return .better }
        return stay > stayBefore * 1.1 ? .worse : .same
    }
}

/// How many requests stand somewhere for how many days.
struct WaitingAges: Sendable, Equatable {
    private(set) var byDays: [Int: Int] = [:]

    mutating func add(_ number: Int, days: Int) { byDays[max(0, days), default: 0] += number }

    var count: Int { byDays.values.reduce(0, +) }
    var days: Int { byDays.reduce(0) { $0 + $1.key * $1.value } }

    /// Nearest rank; 0 when nothing waits.
    func percentile(_ share: Double) -> Int {
        let rank = max(1, Int((share * Double(count)).rounded(.up)))
        var passed = 0
        for (days, number) in byDays.sorted(by: { $0.key < $1.key }) {
            passed += number
            if passed >= rank { return days }
        }
        return 0
    }
}
