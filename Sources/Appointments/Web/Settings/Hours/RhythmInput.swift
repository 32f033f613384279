import Core
import Scheduling
import Web

/// On which days something comes back, as it was typed.
struct RhythmInput {
    var weekdays: [Int] = []
    /// "1" to "5" or "-1", in the month; empty: each week.
    var rank = ""
    /// One week in so many, or one month.
    var every = "1"
    /// One a line: these days alone.
    var dates = ""

    init() {}

    init(_ form: SentForm) {
        weekdays = form.all("jours").compactMap { Int($0) }
        (rank, every, dates) = (form.text("rang") ?? "", form.text("semaines") ?? "1", form.text("dates") ?? "")
    }

    init(_ rhythm: Recurrence.Rhythm) {
        switch rhythm {
        case .once: break
        case .weekly(let days, let every): (weekdays, self.every) = ((1...7).filter(days.contains), "\(every)")
        case .monthly(let rank, let weekday, let every): (weekdays, self.rank, self.every) = ([weekday], "\(rank.rawValue)", "\(every)")
        case .dates(let days): dates = days.sorted().map(\.slashed).joined(separator: "\n")
        }
    }

    var faults: [HoursFault] {
        var faults: [HoursFault] = []
        if !(Int(every).map((1...52).contains) ?? false) { faults.append(HoursFault("semaines", "appointments.hours.wrong.every")) }
        if !rank.isEmpty, weekdays.count != 1 || Int(rank).flatMap(Recurrence.Rank.init) == nil {
            faults.append(HoursFault("jours", "appointments.hours.wrong.rank"))
        }
        if !dates.isEmpty, !weekdays.isEmpty { faults.append(HoursFault("dates", "appointments.hours.wrong.both")) }
        if !dates.isEmpty, TypedDates.days(dates)?.isEmpty ?? true { faults.append(HoursFault("dates", "appointments.hours.wrong.dates")) }
        return faults
    }

    /// - Returns: `nil` for what has faults.
    func rhythm() -> Recurrence.Rhythm? {
        guard faults.isEmpty, let every = Int(every) else { return nil }
        if !dates.isEmpty { return TypedDates.days(dates).map { .dates($0) } }
        if let rank = Int(rank).flatMap(Recurrence.Rank.init), let weekday = weekdays.first { return .monthly(rank, weekday: weekday, every: every) }
        return weekdays.isEmpty ? .once : .weekly(Weekdays(weekdays), every: every)
    }

    /// Whether something of what is rare was chosen.
    var isUnusual: Bool { !rank.isEmpty || every != "1" || !dates.isEmpty }
}

/// What an administrator typed of hours that cannot be: under which box, and what to do.
struct HoursFault {
    let field: String
    let key: String

    init(_ field: String, _ key: String) { (self.field, self.key) = (field, key) }
}

/// The boxes of a form about hours, each with what is wrong of it.
struct HoursBoxes {
    let words: Words
    let faults: [HoursFault]

    func question(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false) -> Question {
        let fault = faults.first { $0.field == name }
        return Question(name, words(label), words, hint: hint.map { words($0) }, error: fault.map { words($0.key) }, isOptional: isOptional)
    }

    func weekdays(_ rhythm: RhythmInput, hint: String) -> HTML {
        let options = (1...7).map { ChoiceOption("\($0)", words("appointments.weekday.\($0)")) }
        return Checkboxes(
            question("jours", "appointments.opening.days", hint: hint), options: options, selected: Set(rhythm.weekdays.map { "\($0)" })
        ).html
    }

    func rank(_ rhythm: RhythmInput) -> HTML {
        let ranks = Recurrence.Rank.allCases.map { ChoiceOption("\($0.rawValue)", words("appointments.opening.rank.\($0)")) }
        return """
            \(SelectInput(question("rang", "appointments.opening.rank", hint: "appointments.opening.rank.hint"), options: [ChoiceOption("", words("appointments.opening.rank.none"))] + ranks, selected: rhythm.rank))
            \(TextInput(question("semaines", "appointments.opening.weeks", hint: "appointments.opening.weeks.hint"), .whole, value: rhythm.every))
            """
    }

    var summary: ErrorSummary? {
        faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words)
    }
}
