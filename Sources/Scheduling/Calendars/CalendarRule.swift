import Core
import Foundation

/// How an event comes back (RFC 5545, 3.3.10): by day, week, month or year; `INTERVAL`, `COUNT`, `UNTIL`, `BYDAY`, `BYMONTHDAY`, `BYMONTH`, `BYSETPOS`.
/// Weeks begin on Monday unless `WKST` says Sunday.
struct CalendarRule: Sendable, Equatable {
    enum Frequency: String, Sendable { case daily = "DAILY", weekly = "WEEKLY", monthly = "MONTHLY", yearly = "YEARLY" }

    /// « the second Tuesday »; without a rank, each of them.
    struct Weekday: Sendable, Equatable {
        let rank: Int?
        let day: Int
    }

    let frequency: Frequency
    private(set) var interval = 1
    private(set) var count: Int?
    private(set) var until: CalendarTime?
    private(set) var weekdays: [Weekday] = []
    private(set) var monthDays: [Int] = []
    private(set) var months: [Int] = []
    private(set) var positions: [Int] = []
    private(set) var beginsOnSunday = false

    init(_ line: CalendarLine, start: CalendarTime) throws(CalendarFault) {
        var parts: [String: String] = [:]
        for part in line.value.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { throw .unreadable(line: line.number) }
            parts[pair[0]] = pair[1]
        }
        guard let frequency = parts["FREQ"].flatMap(Frequency.init) else { throw .unknownRhythm(line: line.number) }
        self.frequency = frequency
        guard parts.keys.allSatisfy(Self.known.contains) else { throw .unknownRhythm(line: line.number) }
        guard read(parts, start) else { throw .unreadable(line: line.number) }
        // « the twentieth Monday of the year » and « the second Monday of the week » are not computed.
        let isRanked = weekdays.contains { $0.rank != nil }
        let isUnknown = isRanked && (frequency == .daily || frequency == .weekly || (frequency == .yearly && months.isEmpty))
        if isUnknown || (frequency == .weekly && !monthDays.isEmpty) { throw .unknownRhythm(line: line.number) }
    }

    private static let known: Set = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"]

    /// - Returns: whether it could be.
    private mutating func read(_ parts: [String: String], _ start: CalendarTime) -> Bool {
        if let text = parts["INTERVAL"] {
            guard let number = Int(text), (1...10_000).contains(number) else { return false }
            interval = number
        }
        if let text = parts["COUNT"] {
            guard let number = Int(text), number > 0 else { return false }
            count = number
        }
        if let text = parts["UNTIL"] {
            guard let time = CalendarTime(text, in: start.zone) else { return false }
            until = time
        }
        beginsOnSunday = parts["WKST"] == "SU"
        return readDays(parts["BYDAY"]) && readNumbers(parts["BYMONTHDAY"], -31...31, into: \.monthDays)
            && readNumbers(parts["BYMONTH"], 1...12, into: \.months) && readNumbers(parts["BYSETPOS"], -366...366, into: \.positions)
    }

    private mutating func readDays(_ text: String?) -> Bool {
        for part in (text ?? "").split(separator: ",") {
            guard let day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: String(part.suffix(2))) else { return false }
            let rank = part.dropLast(2)
            if rank.isEmpty {
                weekdays.append(Weekday(rank: nil, day: day + 1))
            } else {
                guard let number = Int(rank), number != 0, abs(number) <= 5 else { return false }
                weekdays.append(Weekday(rank: number, day: day + 1))
            }
        }
        return true
    }

    private mutating func readNumbers(_ text: String?, _ range: ClosedRange<Int>, into path: WritableKeyPath<CalendarRule, [Int]>) -> Bool {
        for part in (text ?? "").split(separator: ",") {
            guard let number = Int(part), number != 0, range.contains(number) else { return false }
            self[keyPath: path].append(number)
        }
        return true
    }
}

extension CalendarRule {
    /// The days on which it is, among these; the first day of the series is one, whatever the rule says (RFC 5545, 3.8.5.3).
    /// - Parameter steps: counted up; too many are refused.
    func days(from first: LocalDate, until start: CalendarTime, in window: ClosedRange<Int>, steps: inout Int) throws(CalendarFault) -> [LocalDate] {
        var (found, counted) = ([first], 1)
        // What is counted must be counted from the beginning; the rest begins where somebody looks.
        var period = count == nil ? firstPeriod(from: first, window.lowerBound) : 0
        while true {
            steps += daysOfPeriod
            if steps > ImportedCalendar.mostSteps { throw .tooMuch }
            guard let beginning = beginning(of: period, from: first), beginning.dayNumber <= window.upperBound else { break }
            for day in chosen(in: beginning, from: first) where day > first {
                if isOver(day, start) || count.map({ counted >= $0 }) ?? false { return found }
                counted += 1
                if window.contains(day.dayNumber) { found.append(day) }
            }
            period += 1
        }
        return found
    }

    private func isOver(_ day: LocalDate, _ start: CalendarTime) -> Bool {
        guard let until else { return false }
        return until.second == nil ? day > until.day : start.minute(on: day) > until.minute
    }

    /// The period before the one that holds that day: months are not all as long.
    private func firstPeriod(from first: LocalDate, _ day: Int) -> Int {
        let days = day - first.dayNumber
        guard days > 0 else { return 0 }
        return max(0, days / (daysOfPeriod * interval) - 1)
    }

    /// At most; also what looking at one costs.
    private var daysOfPeriod: Int {
        switch frequency {
        case .daily: 1
        case .weekly: 7
        case .monthly: 31
        case .yearly: 366
        }
    }

    /// The first day of a period; `nil` past the calendar's end.
    private func beginning(of period: Int, from first: LocalDate) -> LocalDate? {
        switch frequency {
        case .daily: return first.adding(days: period * interval)
        case .weekly: return first.adding(days: period * interval * 7 - (beginsOnSunday ? first.weekday % 7 : first.weekday - 1))
        case .monthly:
            let month = first.year * 12 + first.month - 1 + period * interval
            return LocalDate(year: month / 12, month: month % 12 + 1, day: 1)
        case .yearly: return LocalDate(year: first.year + period * interval, month: 1, day: 1)
        }
    }

    /// The days of one period, in order.
    private func chosen(in beginning: LocalDate, from first: LocalDate) -> [LocalDate] {
        let days: [LocalDate] =
            switch frequency {
            case .daily: [beginning].filter(passes)
            case .weekly:
                (0..<7).map { beginning.adding(days: $0) }.filter { day in
                    weekdays.isEmpty ? day.weekday == first.weekday : passes(day)
                }.filter { months.isEmpty || months.contains($0.month) }
            case .monthly: months.isEmpty || months.contains(beginning.month) ? ofMonth(beginning.year, beginning.month, first) : []
            case .yearly: monthsOfYear(first).flatMap { ofMonth(beginning.year, $0, first) }
            }
        guard !positions.isEmpty else { return days }
        let places = positions.map { $0 > 0 ? $0 - 1 : days.count + $0 }
        return Set(places.filter(days.indices.contains)).sorted().map { days[$0] }
    }

    private func monthsOfYear(_ first: LocalDate) -> [Int] {
        if !months.isEmpty { return months.sorted() }
        return weekdays.isEmpty ? [first.month] : Array(1...12)
    }

    private func passes(_ day: LocalDate) -> Bool {
        (months.isEmpty || months.contains(day.month)) && (weekdays.isEmpty || weekdays.contains { $0.day == day.weekday })
            && (monthDays.isEmpty || monthDays.contains(day.day) || monthDays.contains(day.day - LocalDate.days(in: day.month, of: day.year) - 1))
    }

    private func ofMonth(_ year: Int, _ month: Int, _ first: LocalDate) -> [LocalDate] {
        let length = LocalDate.days(in: month, of: year)
        let all = (1...length).compactMap { LocalDate(year: year, month: month, day: $0) }
        if weekdays.isEmpty, monthDays.isEmpty { return all.filter { $0.day == first.day } }
        return all.filter { day in
            let isDay = monthDays.isEmpty || monthDays.contains(day.day) || monthDays.contains(day.day - length - 1)
            let isWeekday =
                weekdays.isEmpty
                || weekdays.contains { one in
                    guard one.day == day.weekday else { return false }
                    guard let rank = one.rank else { return true }
                    return rank > 0 ? (day.day - 1) / 7 + 1 == rank : (length - day.day) / 7 + 1 == -rank
                }
            return isDay && isWeekday
        }
    }
}
