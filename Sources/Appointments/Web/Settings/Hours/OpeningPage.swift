import Core
import Hummingbird
import Scheduling
import Web

/// The form of an opening: what is usual first, what is rare behind « more ».
struct OpeningPage: Sendable {
    let place: Place
    let desks: [Desk]
    let offers: [Offer]
    let input: OpeningInput
    let faults: [HoursFault]
    /// `nil`: a new one.
    let kept: KeptOpening?
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var boxes: HoursBoxes { HoursBoxes(words: words, faults: faults) }
    private var address: String { "\(PlaceSettings.path)/lieux/\(place.id)" }

    func response() -> Response {
        let title = words(kept == nil ? "appointments.settings.newOpening" : "appointments.opening.change")
        let desk = kept.flatMap { kept in desks.first { $0.id == kept.desk } }
        return visit.visit.page(
            title: title, status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path), (place.details.name, address)], words: words))
            \(boxes.summary)
            <h1>\(title)</h1>
            \(kept.map { "<p>\(OpeningWords(words: words, offers: offers, desk: desk, today: visit.visit.today).sentence($0.opening))</p>" as HTML })
            <form method="post" action="\(address)/ouvertures\(kept.map { "/\($0.id)" } ?? "")">\(visit.visit.formToken)
            \(fields)\(Details(words("appointments.hours.more"), rare, isOpen: input.isUnusual || faults.contains { Self.rareFields.contains($0.field) }))
            \(Button(words("appointments.settings.save")))</form>
            """)
    }

    private var fields: HTML {
        let units = ["part", "nombre"].map { ChoiceOption($0, words("appointments.reserve.unit.\($0)")) }
        return """
            \(SelectInput(boxes.question("bureau", "appointments.column.desk"), options: desks.map { ChoiceOption("\($0.id)", $0.name) }, selected: input.desk))
            \(boxes.weekdays(input.rhythm, hint: "appointments.opening.days.hint"))
            \(TextInput(boxes.question("de", "appointments.opening.from"), .time, value: input.from))
            \(TextInput(boxes.question("a", "appointments.opening.to"), .time, value: input.to))
            \(input.first.input(boxes.question("premier", "appointments.opening.first")))
            \(input.last.input(boxes.question("dernier", "appointments.opening.last", isOptional: true)))
            \(TextInput(boxes.question("reserve", "appointments.opening.reserve", hint: "appointments.opening.reserve.hint", isOptional: true), .whole, value: input.reserve.size))
            \(SelectInput(boxes.question("reserve_en", "appointments.reserve.unit"), options: units, selected: input.reserve.unit))
            \(TextInput(boxes.question("liberation", "appointments.opening.release", hint: "appointments.opening.release.hint"), .whole, value: input.reserve.days))
            """
    }

    private static let rareFields: Set = ["semaines", "rang", "dates", "rendu_a", "hasard", "avance"]

    private var rare: HTML {
        let types = offers.map { ChoiceOption("\($0.id)", $0.details.title) }
        return """
            \(boxes.rank(input.rhythm))
            \(TextArea(boxes.question("dates", "appointments.opening.dates", hint: "appointments.opening.dates.hint", isOptional: true), value: input.rhythm.dates, rows: 4))
            \(Checkboxes(boxes.question("types", "appointments.opening.types", hint: "appointments.opening.types.hint", isOptional: true), options: types, selected: Set(input.types)))
            \(TextInput(boxes.question("rendu_a", "appointments.opening.releaseHour", hint: "appointments.opening.releaseHour.hint", isOptional: true), .time, value: input.reserve.hour))
            \(TextInput(boxes.question("hasard", "appointments.opening.delay", hint: "appointments.opening.delay.hint"), .whole, value: input.reserve.delay))
            \(TextInput(boxes.question("avance", "appointments.opening.first.waiting", hint: "appointments.opening.first.waiting.hint"), .whole, value: input.reserve.headStart))
            \(TickBox(boxes.question("feries", "appointments.opening.holidays"), isTicked: input.holdsOnHolidays))
            """
    }
}
