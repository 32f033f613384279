import Core
import Foundation

/// One event of an imported calendar: when it is, and how it comes back.
struct CalendarEvent: Sendable {
    let uid: String
    let start: CalendarTime
    let minutes: Int
    let rule: CalendarRule?
    let takesTime: Bool
    /// The start that it had before it was changed alone, among those of its series.
    let replaces: Minute?
    private let others: [CalendarTime]
    private let except: Set<Minute>
    private let exceptDays: Set<LocalDate>

    /// - Parameter line: where it ends, for what it lacks.
    init(_ lines: [CalendarLine], _ zones: CalendarZones, _ zone: TimeZone, line: Int) throws(CalendarFault) {
        func one(_ name: String) -> CalendarLine? { lines.first { $0.name == name } }
        func times(_ name: String) throws(CalendarFault) -> [CalendarTime] {
            var times: [CalendarTime] = []
            for line in lines where line.name == name { times += try Self.times(line, zones, zone) }
            return times
        }
        guard let begin = one("DTSTART"), let start = try Self.times(begin, zones, zone).first else { throw .unreadable(line: line) }
        self.start = start
        uid = one("UID")?.value ?? ""
        minutes = try Self.length(start, one("DTEND"), one("DURATION"), zones, zone)
        rule = if let line = one("RRULE") { try CalendarRule(line, start: start) } else { nil }
        let status = one("STATUS")?.value.uppercased()
        takesTime = one("TRANSP")?.value.uppercased() != "TRANSPARENT" && status != "CANCELLED"
        replaces = try times("RECURRENCE-ID").first?.minute
        others = try times("RDATE")
        let left = try times("EXDATE")
        except = Set(left.filter { $0.second != nil }.map(\.minute))
        exceptDays = Set(left.filter { $0.second == nil }.map(\.day))
    }

    private static func times(_ line: CalendarLine, _ zones: CalendarZones, _ zone: TimeZone) throws(CalendarFault) -> [CalendarTime] {
        let own = line.parameters["TZID"].flatMap(zones.zone) ?? zone
        var times: [CalendarTime] = []
        for text in line.value.split(separator: ",") {
            // A period (RDATE;VALUE=PERIOD) begins as a moment does; its own length is not read.
            guard let time = CalendarTime(String(text.prefix { $0 != "/" }), in: own) else { throw .unreadable(line: line.number) }
            times.append(time)
        }
        if times.isEmpty { throw .unreadable(line: line.number) }
        return times
    }

    /// Without an end: the whole day, or no time at all (RFC 5545, 3.6.1). An end before the start is refused.
    private static func length(
        _ start: CalendarTime, _ end: CalendarLine?, _ duration: CalendarLine?, _ zones: CalendarZones, _ zone: TimeZone
    ) throws(CalendarFault) -> Int {
        if let end {
            guard let time = try times(end, zones, zone).first else { throw .unreadable(line: end.number) }
            let minutes = start.second == nil ? (time.day.dayNumber - start.day.dayNumber) * 1440 : time.minute - start.minute
            guard minutes >= 0, minutes <= longest else { throw .unreadable(line: end.number) }
            return minutes
        }
        if let duration {
            guard let length = CalendarDuration(duration.value), length.minutes <= longest else { throw .unreadable(line: duration.number) }
            return length.minutes
        }
        return start.second == nil ? 1440 : 0
    }

    /// Two years: what is longer is no event.
    private static let longest = 2 * 366 * 1440

    /// - Parameter steps: what was computed so far, for all the events of a calendar.
    func spans(on days: ClosedRange<LocalDate>, except moved: Set<Minute>, steps: inout Int) throws(CalendarFault) -> [Span] {
        // Those that began before, and last; the clock of another zone is at most a day away.
        let before = minutes / 1440 + 2
        let window = days.lowerBound.dayNumber - before...days.upperBound.dayNumber + 1
        var starts = [start.day]
        if let rule { starts = try rule.days(from: start.day, until: start, in: window, steps: &steps) }
        return (starts.map { (start, $0) } + others.map { ($0, $0.day) }).compactMap { time, day in
            let minute = time.minute(on: day)
            guard window.contains(day.dayNumber), !except.contains(minute), !exceptDays.contains(day), !moved.contains(minute) else { return nil }
            // A whole day lasts until the midnight of the clock, be it of 23 or 25 hours.
            let end = start.second == nil ? time.minute(on: day.adding(days: minutes / 1440)) : minute + minutes
            return end > minute ? Span(minute, end) : nil
        }
    }
}
