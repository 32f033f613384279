import Core

/// The days on which something comes back.
public struct Recurrence: Sendable, Hashable {
    public let first: LocalDate
    /// The last day, which counts.
    public let until: LocalDate?
    public let rhythm: Rhythm

    public enum Rhythm: Sendable, Hashable {
        /// On its first day only.
        case once
        /// On these days of one week in `every`, counted from the week of the first day; weeks begin on Monday (ISO 8601, and WKST in RFC 5545).
        case weekly(Weekdays, every: Int = 1)
        /// On « the second Tuesday » of one month in `every`, counted from the month of the first day.
        case monthly(Rank, weekday: Int, every: Int = 1)
        /// On these days, from the first one on.
        case dates(Set<LocalDate>)
    }

    public enum Rank: Int, Sendable, CaseIterable {
        case first = 1, second, third, fourth
        /// Months that have no fifth one have none.
        case fifth
        case last = -1
    }

    public init(from first: LocalDate, _ rhythm: Rhythm = .once, until: LocalDate? = nil) {
        (self.first, self.rhythm, self.until) = (first, rhythm.bounded, until)
    }

    /// The numbers of its days among these, in order.
    func days(in range: ClosedRange<Int>) -> [Int] {
        let (from, to) = (max(range.lowerBound, first.dayNumber), min(range.upperBound, until?.dayNumber ?? .max))
        guard from <= to else { return [] }
        switch rhythm {
        case .once: return from == first.dayNumber ? [from] : []
        case .dates(let days): return days.map(\.dayNumber).filter { (from...to).contains($0) }.sorted()
        case .weekly(let weekdays, let every):
            let monday = first.dayNumber - (first.weekday - 1)
            return (from...to).filter { ($0 - monday) / 7 % every == 0 && weekdays.contains(($0 - monday) % 7 + 1) }
        case .monthly(let rank, let weekday, let every):
            return (from...to).filter { isNth(rank, weekday, everyMonths: every, $0) }
        }
    }

    private func isNth(_ rank: Rank, _ weekday: Int, everyMonths every: Int, _ number: Int) -> Bool {
        let day = LocalDate(dayNumber: number)
        guard day.weekday == weekday, ((day.year - first.year) * 12 + day.month - first.month) % every == 0 else { return false }
        if rank == .last { return day.day + 7 > LocalDate.days(in: day.month, of: day.year) }
        return (day.day - 1) / 7 + 1 == rank.rawValue
    }
}

extension Recurrence.Rhythm {
    /// One week in none is every week: somebody typed it, and days are counted by dividing.
    fileprivate var bounded: Self {
        switch self {
        case .weekly(let days, let every): .weekly(days, every: max(1, every))
        case .monthly(let rank, let weekday, let every): .monthly(rank, weekday: weekday, every: max(1, every))
        case .once, .dates: self
        }
    }
}

/// Some days of the week.
public struct Weekdays: Sendable, Hashable {
    private var mask: UInt8 = 0

    /// 1 is Monday, 7 is Sunday (ISO 8601); other numbers are no day and are left out.
    public init(_ days: some Sequence<Int>) {
        for day in days where (1...7).contains(day) { mask |= 1 << UInt8(day) }
    }

    public static let mondayToFriday = Weekdays(1...5)

    public func contains(_ day: Int) -> Bool { mask & (1 << UInt8(day)) != 0 }
}
