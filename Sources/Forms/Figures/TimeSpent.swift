/// How long somebody took over a page, coarsely: enough to see where a form is slow, too little to tell one person from another.
public enum TimeSpent: String, Sendable, CaseIterable, Comparable {
    case halfMinute, oneMinute, twoMinutes, fiveMinutes, tenMinutes, halfHour, longer

    /// Up to how many seconds; `nil` for the last.
    private var seconds: Double? {
        switch self {
        case .halfMinute: 30
        case .oneMinute: 60
        case .twoMinutes: 120
        case .fiveMinutes: 300
        case .tenMinutes: 600
        case .halfHour: 1800
        case .longer: nil
        }
    }

    public init(seconds: Double) { self = Self.allCases.first { $0.seconds.map { seconds < $0 } ?? true } ?? .longer }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (left: TimeSpent, right: TimeSpent) -> Bool { left.rank < right.rank }
}

extension [TimeSpent: Int] {
    /// The time that half of them did not pass; `nil` when there is none.
    public var median: TimeSpent? {
        let total = values.reduce(0, +)
        var seen = 0
        for (time, number) in sorted(by: { $0.key < $1.key }) {
            seen += number
            if total > 0, seen * 2 >= total { return time }
        }
        return nil
    }
}
