import Core

/// Hours of the clock on the wall, on the days of a recurrence: nine o'clock stays nine o'clock when the clocks change.
public struct Timetable: Sendable, Hashable {
    public let days: Recurrence
    public let hours: Hours

    public init(_ days: Recurrence, _ hours: Hours) { (self.days, self.hours) = (days, hours) }

    /// What it gives on these days, each with its day. One that begins the evening before the first of them is there too, if it lasts past midnight.
    func spans(in range: ClosedRange<Int>, _ clock: WallClock) -> [(day: Int, span: Span)] {
        let first = hours.end > 1440 ? range.lowerBound - 1 : range.lowerBound
        return days.days(in: first...range.upperBound).map { day in
            (day, Span(clock.minute(day: day, at: hours.start), clock.minute(day: day, at: hours.end)))
        }
    }
}

/// From an hour to another, in minutes of the day.
public struct Hours: Sendable, Hashable {
    public let start: Int
    /// Past 1440, it is on the next day: from 22:00 to 2:00 is from 1320 to 1560.
    public let end: Int

    /// `nil` for hours that no clock shows, for an end before the start, and for more than a day.
    public init?(from start: Int, to end: Int) {
        guard (0..<1440).contains(start), end >= start, end - start <= 1440 else { return nil }
        (self.start, self.end) = (start, end)
    }

    private init(wholeDay: Void) { (start, end) = (0, 1440) }

    public static let wholeDay = Hours(wholeDay: ())
}
