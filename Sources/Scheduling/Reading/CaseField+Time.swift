import Core
import Foundation
import Law

extension CaseField {
    /// `09:00`; `24:00` where a day may end.
    func minuteOfDay(upTo last: Int = 1439) throws(CaseFault) -> Int {
        guard let minute = value.string.flatMap(Self.minuteOfDay), minute <= last else { throw fault("an hour, like 09:00") }
        return minute
    }

    /// `2026-03-10 09:00` on the clock on the wall, with seconds if need be.
    func second(in zone: TimeZone) throws(CaseFault) -> Int { try localTime().second(in: zone) }

    /// Two times; the second one may be the first, and nothing lies between them.
    func span(in zone: TimeZone) throws(CaseFault) -> Span {
        let (from, to) = try pair()
        let (first, last) = (try from.localTime(), try to.localTime())
        guard (first.day, first.second) <= (last.day, last.second) else { throw fault("an end that is not before its start") }
        // Told in order, and yet nothing, where the clock jumps over the first: 2:30 is 3:30, later than 3:10.
        let (start, end) = (first.second(in: zone), last.second(in: zone))
        // A minute that is begun is taken.
        return start < end ? Span(start.flooredQuotient(by: 60), end.ceilingQuotient(by: 60)) : Span(0, 0)
    }

    private func localTime() throws(CaseFault) -> LocalTime {
        let parts = (value.string ?? "").split(omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
        guard parts.count == 2, let day = LocalDate(String(parts[0])), (1900...2200).contains(day.year), let second = Self.secondOfDay(parts[1])
        else { throw fault("a day and an hour, like 2026-03-10 09:00") }
        return LocalTime(day: day, second: second)
    }

    func pair() throws(CaseFault) -> (CaseField, CaseField) {
        let items = try items()
        guard items.count == 2 else { throw fault("an array of two") }
        return (items[0], items[1])
    }

    func timeZone() throws(CaseFault) -> TimeZone {
        guard let zone = TimeZone(identifier: try text()) else { throw fault("a time zone, like Europe/Paris") }
        return zone
    }

    private static func minuteOfDay(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 5 else { return nil }
        return secondOfDay(text).map { $0 / 60 }
    }

    private static func secondOfDay(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            part.utf8.count == 2 && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
        }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], minute < 60, let second = parts.count == 3 ? parts[2] : 0,
            second < 60
        else { return nil }
        let seconds = hour * 3600 + minute * 60 + second
        return seconds <= 86_400 ? seconds : nil
    }
}

private struct LocalTime {
    let day: LocalDate
    let second: Int

    func second(in zone: TimeZone) -> Int { Int(day.instant(secondOfDay: Double(second), in: zone).timeIntervalSince1970) }
}
