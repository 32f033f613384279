import Core
import Foundation
import Scheduling
import Web

/// What somebody who wants to wait typed, or what an agent typed for them.
struct WaitInput {
    var person = PersonInput()
    var places: Set<PlaceID> = []
    var count: Int?
    var first = TypedDay()
    var last = TypedDay()
    var weekdays: Set<Int> = []
    var moments: Set<DayMoment> = []

    init() {}

    init(_ form: SentForm) {
        person = PersonInput(form)
        places = Set(form.all("lieux").compactMap { PlaceID($0) })
        count = form.first("nombre").flatMap { Int($0) }
        (first, last) = (TypedDay(form, "du"), TypedDay(form, "au"))
        weekdays = Set(form.all("jours").compactMap { Int($0) }.filter((1...7).contains))
        moments = Set(form.all("moments").compactMap(DayMoment.init))
    }

    /// Where one is visited is asked of nobody else.
    mutating func keepAddress(for way: MeetingWay) { if way != .home { person.address = "" } }

    /// By field, as keys of the catalogue.
    func faults(for way: MeetingWay, today: LocalDate) -> [(field: String, key: String)] {
        var faults = person.faults(for: way)
        let days = today...today.adding(months: 12)
        if !first.isEmpty, !(first.date.map(days.contains) ?? false) { faults.append(("du", "appointments.wait.dayWrong")) }
        if !last.isEmpty, !(last.date.map(days.contains) ?? false) { faults.append(("au", "appointments.wait.dayWrong")) }
        if let first = first.date, let last = last.date, last < first { faults.append(("au", "appointments.wait.daysWrong")) }
        return faults
    }

    /// - Parameter end: where they gave no last day; for six months without it.
    func wishes(for offer: Offer, among shown: [Place], today: LocalDate, until end: LocalDate? = nil) -> WaitWishes {
        let from = max(first.date ?? today, today)
        let wanted = places.intersection(shown.map(\.id))
        return WaitWishes(
            type: offer.id, places: wanted, days: from...max(from, last.date ?? end ?? today.adding(months: 6)),
            weekdays: weekdays.count == 7 ? [] : weekdays, moments: moments.count == DayMoment.allCases.count ? [] : moments,
            party: offer.counted == nil ? Party() : offer.party(of: count))
    }
}

/// The boxes that say what one waits for and who one is: on the person's page, and on the agent's.
struct WaitFields {
    let input: WaitInput
    let faults: [(field: String, key: String)]
    let offer: Offer
    let places: [Place]
    let needsEmail: Bool
    var asksApplications = false
    /// In the place of those of the waiting list, by box.
    var hints: [String: String] = [:]
    let words: Words

    var html: HTML {
        let weekdays = (1...7).map { ChoiceOption("\($0)", words("appointments.weekday.\($0)")) }
        let moments = DayMoment.allCases.map { ChoiceOption($0.rawValue, words("appointments.wait.moment.\($0.rawValue)")) }
        return """
            \(count)
            \(if: places.count > 1, placeBoxes)
            \(DateInput(question("du"), day: input.first.day, month: input.first.month, year: input.first.year))
            \(DateInput(question("au"), day: input.last.day, month: input.last.month, year: input.last.year))
            \(Checkboxes(question("jours"), options: weekdays, selected: Set(input.weekdays.map { "\($0)" })))
            \(Checkboxes(question("moments"), options: moments, selected: Set(input.moments.map(\.rawValue))))
            \(person.html)
            """
    }

    var summary: ErrorSummary? { person.summary }

    private var person: PersonFields {
        PersonFields(
            input: input.person, faults: faults.map { ($0.field, Optional($0.key)) }, asksApplications: asksApplications, needsEmail: needsEmail,
            way: offer.type.way, words: words)
    }

    private var count: HTML? {
        guard let counted = offer.counted, offer.details.largestParty > 1 else { return nil }
        let options = (1...offer.details.largestParty).map { ChoiceOption("\($0)", "\($0)") }
        let selected = "\(offer.count(of: offer.party(of: input.count)))"
        return SelectInput(Question("nombre", words("appointments.count.\(counted.rawValue)"), words), options: options, selected: selected).html
    }

    private var placeBoxes: HTML {
        let options = places.map { ChoiceOption("\($0.id)", $0.details.name) }
        return Checkboxes(question("lieux"), options: options, selected: Set(input.places.map { "\($0)" })).html
    }

    private func question(_ name: String) -> Question {
        let fault = faults.first { $0.field == name }
        return Question(
            name, words("appointments.wait.\(name)"), words, hint: hints[name] ?? words("appointments.wait.\(name).hint"),
            error: fault.map { words($0.key) },
            isOptional: true)
    }
}
