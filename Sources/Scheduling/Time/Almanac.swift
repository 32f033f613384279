import Core
import Foundation
import Law

/// What the days of a place are: its clock, and the days when it rests. Made once for some days, then asked about every desk.
public struct Almanac: Sendable {
    public let clock: WallClock
    private let calendar: WorkingDays?
    private let known: ClosedRange<Int>
    private let holidays: Set<Int>

    /// Fast on these days, exact everywhere.
    ///
    /// - Parameters:
    ///   - region: whose public holidays are computed; none without it.
    ///   - more: days off besides: a local feast, or those that a program tells.
    public init(_ zone: TimeZone, holidaysOf region: Region? = nil, and more: Set<LocalDate> = [], covering days: ClosedRange<LocalDate>) {
        clock = WallClock(zone, covering: days)
        calendar = region.map { WorkingDays(in: $0) }
        // An opening of the day before may cross midnight, and that of the last day ends on the next one.
        let around = days.lowerBound.dayNumber - 2...days.upperBound.dayNumber + 2
        let computed = calendar.map { calendar in around.filter { calendar.isHoliday(LocalDate(dayNumber: $0)) } } ?? []
        known = around
        holidays = Set(computed).union(more.map(\.dayNumber))
    }

    /// The days off among these, from midnight to midnight.
    func holidaySpans(_ days: ClosedRange<Int>) -> [Span] {
        holidays.isEmpty && calendar == nil ? [] : days.filter(isHoliday).map { wholeDay($0) }
    }

    /// 23, 24 or 25 hours.
    func wholeDay(_ day: Int) -> Span { Span(clock.minute(day: day, at: 0), clock.minute(day: day + 1, at: 0)) }

    private func isHoliday(_ day: Int) -> Bool {
        holidays.contains(day) || !known.contains(day) && calendar?.isHoliday(LocalDate(dayNumber: day)) == true
    }
}
