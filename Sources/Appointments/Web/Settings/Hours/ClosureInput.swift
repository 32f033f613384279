import Core
import Scheduling
import Web

/// When nobody is received, as it was typed.
struct ClosureInput {
    var desk = ""
    var first = TypedDay()
    var last = TypedDay()
    var from = ""
    var to = ""
    var reason = ""
    var rhythm = RhythmInput()
    var isYearly = false

    init() {}

    init(_ form: SentForm) {
        (desk, first, last) = (form.text("bureau") ?? "", TypedDay(form, "du"), TypedDay(form, "au"))
        (from, to, reason) = (form.text("heure_de") ?? "", form.text("heure_a") ?? "", form.text("motif") ?? "")
        (rhythm, isYearly) = (RhythmInput(form), form.first("annee") != nil)
    }

    private var comesBack: Bool { !rhythm.weekdays.isEmpty }

    var faults: [HoursFault] {
        var faults = rhythm.faults
        if first.date == nil { faults.append(HoursFault("du", "appointments.hours.wrong.du")) }
        if !last.isEmpty, last.date.map({ day in first.date.map { day < $0 || isTooLong(from: $0, to: day) } ?? false }) ?? true {
            faults.append(HoursFault("au", isYearly ? "appointments.hours.wrong.year" : "appointments.hours.wrong.au"))
        }
        if !(from.isEmpty && to.isEmpty), hours == nil { faults.append(HoursFault("heure_de", "appointments.hours.wrong.closed")) }
        if isYearly, comesBack || !from.isEmpty || !to.isEmpty { faults.append(HoursFault("annee", "appointments.hours.wrong.yearly")) }
        return faults
    }

    /// What comes back may do so for ever; the rest is known in days.
    private func isTooLong(from first: LocalDate, to last: LocalDate) -> Bool {
        let days = last.dayNumber - first.dayNumber
        return isYearly ? days > Closure.longestYearly : !comesBack && days > 800
    }

    private var hours: Hours? {
        let isOneDay = comesBack || last.isEmpty || last.date == first.date
        guard let from = TypedHour.minute(from), let to = TypedHour.minute(to), !isOneDay || from < to else { return nil }
        return Hours(from: from, to: to < from ? to + 1440 : to)
    }

    /// - Returns: `nil` for what has faults.
    func closure(in place: Place) -> Closure? {
        guard faults.isEmpty, let first = first.date, let rhythm = rhythm.rhythm() else { return nil }
        if isYearly { return .yearly(first, last.date ?? first) }
        if comesBack { return .repeated(Timetable(Recurrence(from: first, rhythm, until: last.date), hours ?? .wholeDay)) }
        let last = last.date ?? first
        guard let from = TypedHour.minute(from), let to = TypedHour.minute(to) else { return .days(first, last) }
        let clock = WallClock(place.details.zone, covering: first...last)
        let span = Span(clock.minute(day: first.dayNumber, at: from), clock.minute(day: last.dayNumber, at: to))
        return span.isEmpty ? nil : .time(span)
    }
}
