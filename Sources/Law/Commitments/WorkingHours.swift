import Core
import Foundation

/// The hours at which a service works, in a place: its week, less the public holidays.
public struct WorkingHours: Sendable, Equatable {
    public let week: WorkWeek
    public let region: Region
    private let days: WorkingDays
    private let zone: TimeZone

    /// A time during which nothing is counted: the service waits for the person.
    public struct Pause: Sendable, Equatable {
        public let from: Date
        public let to: Date

        public init(from: Date, to: Date) { (self.from, self.to) = (from, to) }
    }

    public init(_ week: WorkWeek, in region: Region) {
        (self.week, self.region, days, zone) = (week, region, WorkingDays(in: region), region.timeZone)
    }

    /// When a commitment that begins at `start` ends, at the latest.
    ///
    /// In days: the close of the last one. The day on which it begins does not count, nor do those after the day of a pause, up to the day on which it
    /// ends. In hours: exactly, less the pauses.
    /// - Parameter pauses: in order, without overlap.
    public func end(of span: WorkSpan, from start: Date, pausing pauses: [Pause] = []) -> Date {
        switch span.unit {
        case .days: endOfDays(span.count, from: start, pauses)
        case .hours: endOfHours(span.count, from: start, pauses)
        }
    }

    public func isWorked(_ day: LocalDate) -> Bool { !stretches(on: day).isEmpty }

    private func stretches(on day: LocalDate) -> [WorkWeek.Stretch] { days.isHoliday(day) ? [] : week.days[day.weekday - 1] }

    private func endOfDays(_ count: Int, from start: Date, _ pauses: [Pause]) -> Date {
        let paused = pauses.map { (LocalDate($0.from, in: zone), LocalDate($0.to, in: zone)) }
        var (day, left) = (LocalDate(start, in: zone), count)
        while left > 0 {
            day = day.adding(days: 1)
            if isWorked(day), !paused.contains(where: { $0.0 < day && day <= $0.1 }) { left -= 1 }
        }
        return instant(stretches(on: day).last?.to ?? 0, of: day)
    }

    private func endOfHours(_ count: Int, from start: Date, _ pauses: [Pause]) -> Date {
        var (day, left) = (LocalDate(start, in: zone), Double(count) * 3600)
        while true {
            for stretch in stretches(on: day) {
                for (from, to) in worked(from: max(start, instant(stretch.from, of: day)), to: instant(stretch.to, of: day), pauses) {
                    if to.timeIntervalSince(from) >= left { return from + left }
                    left -= to.timeIntervalSince(from)
                }
            }
            day = day.adding(days: 1)
        }
    }

    /// What is left of a stretch without the pauses.
    private func worked(from start: Date, to end: Date, _ pauses: [Pause]) -> [(Date, Date)] {
        var (at, left) = (start, [(Date, Date)]())
        for pause in pauses where pause.to > at && pause.from < end {
            if pause.from > at { left.append((at, pause.from)) }
            at = max(at, pause.to)
        }
        return at < end ? left + [(at, end)] : left
    }

    private func instant(_ minute: Int, of day: LocalDate) -> Date { day.instant(secondOfDay: Double(minute) * 60, in: zone) }
}
