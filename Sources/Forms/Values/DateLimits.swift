import Core

/// The first and the last day that a date field takes, on a given day.
struct DateLimits: Equatable {
    let earliest: LocalDate?
    let latest: LocalDate?
    let today: LocalDate

    init(_ rule: DateRule, today: LocalDate) {
        earliest = rule.earliest.flatMap { $0.day(from: today) }
        latest = rule.latest.flatMap { $0.day(from: today) }
        self.today = today
    }

    func allow(_ day: LocalDate) -> Bool {
        (earliest.map { $0 <= day } ?? true) && (latest.map { day <= $0 } ?? true)
    }

    /// Why `day` is refused.
    func refusal(of day: LocalDate) -> Unreadable? {
        if let earliest, day < earliest {
            return earliest == today ? Unreadable("forms.date.notPast") : Unreadable("forms.date.early", ["day": earliest.slashed])
        }
        if let latest, day > latest {
            return latest == today ? Unreadable("forms.date.notFuture") : Unreadable("forms.date.late", ["day": latest.slashed])
        }
        return nil
    }

    /// The day that was typed. Two digits of a year stand for one of the hundred years from 70 years ago to 29 years ahead,
    /// or for the same digits a century earlier or later when only those respect the limits.
    func day(of typed: TypedDate) throws(Unreadable) -> LocalDate {
        guard 1...12 ~= typed.month else { throw Unreadable("forms.date.month", box: "month") }
        guard 1...31 ~= typed.day else { throw Unreadable("forms.date.day", box: "day") }
        guard typed.yearDigits == 2 || (typed.yearDigits == 4 && typed.year >= 1000) else { throw Unreadable("forms.date.year", box: "year") }
        let days = (typed.yearDigits == 2 ? years(of: typed.year) : [typed.year])
            .compactMap { LocalDate(year: $0, month: typed.month, day: typed.day) }
        guard let day = days.first(where: allow) ?? days.first else { throw Self.impossible(typed) }
        return day
    }

    private func years(of twoDigits: Int) -> [Int] {
        let first = today.year - 70
        let near = first + ((twoDigits - first) % 100 + 100) % 100
        return [near, near - 100, near + 100]
    }

    private static func impossible(_ typed: TypedDate) -> Unreadable {
        let year = typed.yearDigits == 2 ? 2000 + typed.year : typed.year
        return Unreadable("forms.date.impossible", ["days": String(LocalDate.days(in: typed.month, of: year))], box: "day")
    }
}

extension DateRule.Bound {
    /// `nil` for a day that is ill written, which ``Form/faults()`` reports.
    func day(from today: LocalDate) -> LocalDate? {
        switch self {
        case .today(let days): today.adding(days: max(-300_000, min(days, 300_000)))
        case .day(let text): LocalDate(text)
        }
    }
}
