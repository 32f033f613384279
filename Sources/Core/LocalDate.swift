import Foundation

/// A day on the calendar, without an hour or a place: what the law counts in.
///
/// Arithmetic is on the proleptic Gregorian calendar by day number (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
public struct LocalDate: Hashable, Sendable, Comparable, LosslessStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// `nil` unless the day exists: 30 February does not.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads `2026-03-01`, and nothing looser.
    public init?(_ text: String) {
        var (digits, length) = (0, 0)
        for byte in text.utf8 {
            length += 1
            if length == 5 || length == 8 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (48...57).contains(byte), length <= 10 else { return nil }
                digits = digits * 10 + Int(byte - 48)
            }
        }
        guard length == 10 else { return nil }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    /// The day that it is at `instant` for people living in `zone`.
    public init(_ instant: Date, in zone: TimeZone) {
        let local = instant.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: instant))
        self.init(dayNumber: Int((local / 86_400).rounded(.down)))
    }

    /// The day that is `dayNumber` days after 1 January 1970.
    public init(dayNumber: Int) {
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        day = doy - (153 * mp + 2) / 5 + 1
        month = mp < 10 ? mp + 3 : mp - 9
        year = yoe + era * 400 + (month <= 2 ? 1 : 0)
    }

    public var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
        return era * 146_097 + doe - 719_468
    }

    public var description: String {
        String(unsafeUninitializedCapacity: 10) { text in
            Self.write(year, 4, to: text, at: 0)
            text[4] = UInt8(ascii: "-")
            Self.write(month, 2, to: text, at: 5)
            text[7] = UInt8(ascii: "-")
            Self.write(day, 2, to: text, at: 8)
            return 10
        }
    }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    public func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

    /// "De quantième à quantième": the same day number, or the last day of the month when it does not exist.
    public func adding(months: Int) -> LocalDate {
        let count = year * 12 + (month - 1) + months
        let (year, month) = (count / 12, count % 12 + 1)
        return LocalDate(year: year, month: month, day: min(day, Self.days(in: month, of: year))) ?? self
    }

    /// The first instant of the day in `zone`.
    public func start(in zone: TimeZone) -> Date { instant(secondOfDay: 0, in: zone) }

    /// When the clock on the wall in `zone` shows that second of the day. Where clocks go back it is the first of the two;
    /// a time they jump over is told by the clock as it was: 2:30 becomes 3:30.
    public func instant(secondOfDay: Double, in zone: TimeZone) -> Date {
        let shown = Date(timeIntervalSince1970: Double(dayNumber) * 86_400 + secondOfDay)
        // The offset of the day before and the one of the day after: they differ when clocks change in between.
        let offsets = [-86_400, 86_400].map { Double(zone.secondsFromGMT(for: shown + $0)) }
        let instants = offsets.map { shown - $0 }.filter { shown - Double(zone.secondsFromGMT(for: $0)) == $0 }
        return instants.min() ?? shown - offsets[0]
    }

    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: LocalDate, right: LocalDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Writes the last digits of a number, with zeros before it: a list writes hundreds of days.
    static func write(_ number: Int, _ width: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        var rest = number.magnitude
        for place in (start..<start + width).reversed() {
            text[place] = UInt8(48 + rest % 10)
            rest /= 10
        }
    }
}
