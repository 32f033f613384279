import Core
import Foundation

/// The clock on the wall of a place, with the changes of hour of some days found once: a search asks it thousands of times.
public struct WallClock: Sendable {
    public let zone: TimeZone
    private let covered: Range<Minute>
    private let firstOffset: Int
    private let changes: [Change]

    private struct Change {
        let at: Minute
        let before: Int
        let after: Int
        /// From this time shown on, the new hour is meant. A time shown twice is the first of the two, one that is jumped over is told by the
        /// clock as it was (RFC 5545, 3.3.5): both follow from waiting for the later of the two readings.
        var shown: Minute { at + max(before, after) }
    }

    /// Fast on these days, and on a few around them; exact everywhere.
    public init(_ zone: TimeZone, covering days: ClosedRange<LocalDate>) {
        self.zone = zone
        let (first, last) = (days.lowerBound.dayNumber - 3, days.upperBound.dayNumber + 4)
        covered = first * 1440..<last * 1440
        firstOffset = Self.offset(of: zone, at: first * 1440)
        changes = (first..<last).compactMap { Self.change(on: $0, in: zone) }
    }

    /// When the clock shows that minute of the day; 1440 and more are on the next one.
    public func minute(day: Int, at minuteOfDay: Int) -> Minute {
        let shown = day * 1440 + minuteOfDay
        guard covered.contains(shown - 1440), covered.contains(shown + 1440) else { return exactMinute(shown) }
        return shown - (changes.last { $0.shown <= shown }?.after ?? firstOffset)
    }

    /// What is added to UTC to read the clock, in minutes.
    public func offset(at minute: Minute) -> Int {
        guard covered.contains(minute) else { return Self.offset(of: zone, at: minute) }
        return changes.last { $0.at <= minute }?.after ?? firstOffset
    }

    /// The number of the day that it is there (`LocalDate.dayNumber`).
    public func day(at minute: Minute) -> Int { (minute + offset(at: minute)).flooredQuotient(by: 1440) }

    /// `2021-05-03T09:00+02:00` (ISO 8601): the offset tells the two 2:30 of an autumn night apart.
    public func text(of minute: Minute) -> String {
        let offset = offset(at: minute)
        let day = (minute + offset).flooredQuotient(by: 1440)
        let time = minute + offset - day * 1440
        return "\(LocalDate(dayNumber: day))T\(Self.clock(time))\(offset < 0 ? "-" : "+")\(Self.clock(abs(offset)))"
    }

    private func exactMinute(_ shown: Int) -> Minute {
        let day = shown.flooredQuotient(by: 1440)
        let instant = LocalDate(dayNumber: day).instant(secondOfDay: Double((shown - day * 1440) * 60), in: zone)
        return Int((instant.timeIntervalSince1970 / 60).rounded(.down))
    }

    /// Found by halving the day: Foundation tells the next change of summer time only, not that of a zone that changes for good.
    private static func change(on day: Int, in zone: TimeZone) -> Change? {
        var (low, high) = (day * 1440, (day + 1) * 1440)
        let (before, after) = (offset(of: zone, at: low), offset(of: zone, at: high))
        guard before != after else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if offset(of: zone, at: middle) == before { low = middle } else { high = middle }
        }
        return Change(at: high, before: before, after: after)
    }

    private static func offset(of zone: TimeZone, at minute: Minute) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute * 60))).flooredQuotient(by: 60)
    }

    private static func clock(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Int {
    /// Division that goes down, before 1970 too.
    func flooredQuotient(by divisor: Int) -> Int {
        let quotient = self / divisor
        return quotient * divisor > self ? quotient - 1 : quotient
    }

    func ceilingQuotient(by divisor: Int) -> Int { -(-self).flooredQuotient(by: divisor) }
}
