import Core

/// A date in a condition: a day, or so long before or after the day on which the question is asked.
enum DateOperand: Equatable {
    case day(LocalDate)
    case today(days: Int, months: Int)

    /// Reads `2026-03-01`, `today`, `today-18years`, `today+30days`, `today+30`, `aujourd'hui-18ans`, `aujourd'hui+30jours`.
    init?(_ text: String) {
        if let day = LocalDate(text) {
            self = .day(day)
            return
        }
        var bytes = Typed.code(text)[...]
        guard let word = ["TODAY", "AUJOURD'HUI", "AUJOURDHUI"].first(where: { bytes.starts(with: $0.utf8) }) else { return nil }
        bytes = bytes.dropFirst(word.utf8.count)
        guard let sign = bytes.popFirst() else {
            self = .today(days: 0, months: 0)
            return
        }
        let digits = bytes.prefix { 0x30...0x39 ~= $0 }
        guard sign == 0x2B || sign == 0x2D, 1...6 ~= digits.count, let unit = Self.units[bytes.dropFirst(digits.count).text] else { return nil }
        let count = sign == 0x2D ? -digits.number : digits.number
        guard abs(count) * (unit.days + unit.months * 31) <= 366_000 else { return nil }
        self = .today(days: count * unit.days, months: count * unit.months)
    }

    func day(from today: LocalDate) -> LocalDate {
        switch self {
        case .day(let day): day
        case .today(let days, let months): (months == 0 ? today : today.adding(months: months)).adding(days: days)
        }
    }

    private static let units: [String: (days: Int, months: Int)] = [
        "": (1, 0), "DAY": (1, 0), "DAYS": (1, 0), "JOUR": (1, 0), "JOURS": (1, 0), "WEEK": (7, 0), "WEEKS": (7, 0), "SEMAINE": (7, 0),
        "SEMAINES": (7, 0), "MONTH": (0, 1), "MONTHS": (0, 1), "MOIS": (0, 1), "YEAR": (0, 12), "YEARS": (0, 12), "AN": (0, 12), "ANS": (0, 12),
    ]
}
