import Core

/// A day off of the place alone: the patron saint's day each year, or one Monday of fair.
public struct LocalFeast: Sendable, Hashable {
    public let month: Int
    public let day: Int
    /// `nil`: each year.
    public let year: Int?

    /// `nil` unless the day exists; 29 February does, in leap years.
    public init?(day: Int, month: Int, year: Int? = nil) {
        guard LocalDate(year: year ?? 2000, month: month, day: day) != nil else { return nil }
        (self.month, self.day, self.year) = (month, day, year)
    }

    /// Among these.
    func days(in range: ClosedRange<LocalDate>) -> [LocalDate] {
        let years = year.map { $0...$0 } ?? range.lowerBound.year...range.upperBound.year
        return years.compactMap { LocalDate(year: $0, month: month, day: day) }.filter(range.contains)
    }
}

/// One a line: `15/08`, or `15/08/2026` for that year alone; what is stored is what is typed.
extension LocalFeast {
    init?(line: String) {
        let parts = line.split { $0 == "/" || $0 == "." }.map { Int($0.filter { $0 != " " && $0 != "\u{A0}" }) ?? 0 }
        guard parts.count == 2 || parts.count == 3, parts.count == 2 || (2000...2100).contains(parts[2]) else { return nil }
        self.init(day: parts[0], month: parts[1], year: parts.count == 3 ? parts[2] : nil)
    }

    /// `nil` when a line is no day.
    static func all(_ text: String) -> [LocalFeast]? {
        let lines = text.split(separator: "\n").map { Text.trimmed(String($0)) }.filter { !$0.isEmpty }
        let feasts = lines.compactMap { LocalFeast(line: $0) }
        return feasts.count == lines.count && feasts.count <= 50 ? feasts : nil
    }

    private var line: String { [day, month].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "/") + (year.map { "/\($0)" } ?? "") }

    fileprivate static func lines(_ feasts: [LocalFeast]) -> String { feasts.map(\.line).joined(separator: "\n") }
}

extension [LocalFeast] {
    var lines: String { LocalFeast.lines(self) }
}
