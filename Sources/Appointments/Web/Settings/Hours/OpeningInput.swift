import Core
import Scheduling
import Web

/// When a desk receives, as it was typed.
struct OpeningInput {
    var desk = ""
    var rhythm = RhythmInput()
    var from = ""
    var to = ""
    var first: TypedDay
    var last = TypedDay()
    var types: [String] = []
    var reserve = ReserveInput()
    var holdsOnHolidays = false

    init(from first: LocalDate) { self.first = TypedDay(first) }

    init(_ form: SentForm) {
        (desk, rhythm) = (form.text("bureau") ?? "", RhythmInput(form))
        (from, to) = (form.text("de") ?? "", form.text("a") ?? "")
        (first, last) = (TypedDay(form, "premier"), TypedDay(form, "dernier"))
        (types, reserve, holdsOnHolidays) = (form.all("types"), ReserveInput(form), form.first("feries") != nil)
    }

    init(_ kept: KeptOpening) {
        let (opening, days) = (kept.opening, kept.opening.times.days)
        (desk, rhythm) = ("\(kept.desk)", RhythmInput(days.rhythm))
        (from, to) = (TypedHour.text(opening.times.hours.start), TypedHour.text(opening.times.hours.end))
        (first, last) = (TypedDay(days.first), TypedDay(days.until))
        types = (opening.types ?? []).map { "\($0)" }
        (reserve, holdsOnHolidays) = (opening.reserve.map(ReserveInput.init) ?? ReserveInput(size: ""), opening.holdsOnHolidays)
    }

    var faults: [HoursFault] {
        var faults = rhythm.faults + reserve.faults
        if hours == nil { faults.append(HoursFault("de", "appointments.hours.wrong.hours")) }
        if rhythm.dates.isEmpty, first.date == nil { faults.append(HoursFault("premier", "appointments.hours.wrong.first")) }
        if !last.isEmpty, last.date.map({ day in first.date.map { day < $0 } ?? false }) ?? true {
            faults.append(HoursFault("dernier", "appointments.hours.wrong.last"))
        }
        return faults
    }

    /// What ends before it begins ends on the next day.
    private var hours: Hours? {
        guard let from = TypedHour.minute(from), let to = TypedHour.minute(to), from != to else { return nil }
        return Hours(from: from, to: to <= from ? to + 1440 : to)
    }

    /// - Returns: `nil` for what has faults.
    func opening(at place: PlaceID) -> Opening? {
        guard faults.isEmpty, let hours, let rhythm = rhythm.rhythm() else { return nil }
        var (day, until) = (first.date, last.date)
        if case .dates(let days) = rhythm { (day, until) = (days.min(), nil) }
        guard let day else { return nil }
        let types = types.compactMap { AppointmentTypeID($0) }
        return Opening(
            Timetable(Recurrence(from: day, rhythm, until: until), hours), at: place, for: types.isEmpty ? nil : Set(types),
            reserve: reserve.reserve(), holdsOnHolidays: holdsOnHolidays)
    }

    var isUnusual: Bool { rhythm.isUnusual || !types.isEmpty || holdsOnHolidays || reserve.isUnusual }
}

/// What is kept for the phone and the counter, as it was typed.
struct ReserveInput {
    var size = "20"
    /// "part", in hundredths, or "nombre".
    var unit = "part"
    var days = "2"
    /// Empty: when the opening begins.
    var hour = ""
    /// In minutes.
    var delay = "0"
    /// In hours.
    var headStart = "0"

    init(size: String = "20") { self.size = size }

    init(_ form: SentForm) {
        (size, unit) = ((form.text("reserve") ?? "").replacing("%", with: ""), form.text("reserve_en") ?? "part")
        (days, hour) = (form.text("liberation") ?? "0", form.text("rendu_a") ?? "")
        (delay, headStart) = (form.text("hasard") ?? "0", form.text("avance") ?? "0")
    }

    init(_ reserve: Reserve) {
        switch reserve.size {
        case .percent(let share): (size, unit) = ("\(share)", "part")
        case .number(let number): (size, unit) = ("\(number)", "nombre")
        }
        let release = reserve.release
        if case .at(let minute) = release.hour { hour = TypedHour.text(minute) }
        (days, delay, headStart) = ("\(release.daysBefore)", "\(release.delay)", "\(release.headStart / 60)")
    }

    var faults: [HoursFault] {
        let numbers = [
            ("reserve", size.isEmpty ? "0" : size, unit == "nombre" ? 0...500 : 0...100), ("liberation", days, 0...90), ("hasard", delay, 0...1440),
            ("avance", headStart, 0...72),
        ]
        var faults = numbers.filter { _, text, range in !(TypedNumber.whole(text).map(range.contains) ?? false) }
            .map { HoursFault($0.0, "appointments.hours.wrong.\($0.0)") }
        if !hour.isEmpty, TypedHour.minute(hour).map({ $0 >= 1440 }) ?? true {
            faults.append(HoursFault("rendu_a", "appointments.hours.wrong.rendu"))
        }
        return faults
    }

    /// None of nothing. The secret that delays are drawn from is the installation's: it is not kept with the hours.
    func reserve() -> Reserve? {
        guard faults.isEmpty, let count = TypedNumber.whole(size), count > 0, let days = TypedNumber.whole(days),
            let delay = TypedNumber.whole(delay),
            let headStart = TypedNumber.whole(headStart)
        else { return nil }
        let release = Release(daysBefore: days, at: TypedHour.minute(hour).map { .at($0) } ?? .ofSession, delay: delay, headStart: headStart * 60)
        return Reserve(unit == "nombre" ? .number(count) : .percent(count), released: release)
    }

    var isUnusual: Bool { !hour.isEmpty || delay != "0" || headStart != "0" }
}

enum TypedNumber {
    static func whole(_ text: String) -> Int? { Int(text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }) }
}
