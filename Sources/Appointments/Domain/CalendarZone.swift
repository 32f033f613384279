import Core
import Foundation

/// A time zone as a calendar file tells it: the changes of hour around its events, one by one, as they are known today.
struct CalendarZone {
    private let zone: TimeZone
    private let changes: [Date]
    private let first: Date

    init(_ zone: TimeZone, around events: [Date]) {
        let (earliest, latest) = (events.min() ?? .init(timeIntervalSince1970: 0), events.max() ?? .init(timeIntervalSince1970: 0))
        (self.zone, first) = (zone, earliest - 400 * 86_400)
        var (changes, at): ([Date], Date) = ([], first)
        while let next = zone.nextDaylightSavingTimeTransition(after: at), next < latest + 400 * 86_400, changes.count < 20 {
            changes.append(next)
            at = next
        }
        self.changes = changes
    }

    var lines: [String] {
        var lines = ["BEGIN:VTIMEZONE", "TZID:\(zone.identifier)"]
        let before = zone.secondsFromGMT(for: first)
        lines += observance(at: Date(timeIntervalSince1970: 0), from: before, to: before, isDaylight: zone.isDaylightSavingTime(for: first))
        for change in changes {
            lines += observance(
                at: change, from: zone.secondsFromGMT(for: change - 1), to: zone.secondsFromGMT(for: change),
                isDaylight: zone.isDaylightSavingTime(for: change))
        }
        return lines + ["END:VTIMEZONE"]
    }

    /// Its start is told by the clock as it was until then (RFC 5545, 3.6.5).
    private func observance(at date: Date, from: Int, to: Int, isDaylight: Bool) -> [String] {
        let kind = isDaylight ? "DAYLIGHT" : "STANDARD"
        return [
            "BEGIN:\(kind)", "DTSTART:\(Self.stamp(date, offset: from))", "TZOFFSETFROM:\(Self.offset(from))", "TZOFFSETTO:\(Self.offset(to))",
            "END:\(kind)",
        ]
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return "\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60))\(twoDigits(minutes % 60))"
    }

    /// `20260616T090000`, on a clock so many seconds ahead of UTC.
    static func stamp(_ date: Date, offset: Int) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + offset
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let second = seconds - day * 86_400
        let compact = LocalDate(dayNumber: day).description.replacing("-", with: "")
        return "\(compact)T\(twoDigits(second / 3600))\(twoDigits(second / 60 % 60))\(twoDigits(second % 60))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
