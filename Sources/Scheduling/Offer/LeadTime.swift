import Core

/// How long before an appointment it can be booked. Agents are not held by it.
public struct LeadTime: Sendable, Hashable {
    /// In seconds, and that instant counts: at 10:00 for two hours, 12:00 can be booked. Elapsed time: a night that loses an hour counts 23.
    public let minimum: Int
    public let horizon: Horizon

    public enum Horizon: Sendable, Hashable {
        case unlimited
        /// In seconds, and that instant counts.
        case seconds(Int)
        /// To the end of the day that is so many months from today, or of the last day of its month. Six at least, twelve at most.
        case months(Int)
    }

    /// Six months ahead unless one says otherwise: what needs E2 asks for.
    public init(minimum: Int = 0, horizon: Horizon = .months(6)) { (self.minimum, self.horizon) = (min(max(0, minimum), Self.century), horizon) }

    /// More is as good as no limit, and adds up without overflowing.
    private static let century = 100 * 366 * 86_400

    static let none = LeadTime(horizon: .unlimited)

    /// When an appointment that is booked at `now`, in seconds since 1970, may begin: from the first minute, before the second.
    public func bookable(at now: Int, _ clock: WallClock) -> Span {
        Span((now + minimum).ceilingQuotient(by: 60), end(at: now, clock))
    }

    private func end(at now: Int, _ clock: WallClock) -> Minute {
        switch horizon {
        case .unlimited: return .max
        case .seconds(let seconds): return (now + min(max(0, seconds), Self.century)).flooredQuotient(by: 60) + 1
        case .months(let months):
            let today = LocalDate(dayNumber: clock.day(at: now.flooredQuotient(by: 60)))
            return clock.minute(day: today.adding(months: min(max(months, 6), 12)).dayNumber + 1, at: 0)
        }
    }
}
