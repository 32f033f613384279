import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Setting a draw up: what is given by lot, when one registers, when the lots are drawn.
struct DrawSettings: Sendable {
    static let path = DrawDeskController.path + "/nouveau"

    let book: AppointmentBook

    var routes: [Route] {
        [
            .agents(.get, Self.path, DrawDeskController.leaders) { try await page($0, DrawForm(), []) },
            .agents(.post, Self.path, DrawDeskController.leaders, answer: add),
        ]
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        let form = DrawForm(visit.form)
        let (draw, faults) = form.read(zone: visit.visit.site.zone, now: visit.now, waitsForRound: book.draws.chain != nil)
        guard let draw, faults.isEmpty else { return try await page(visit, form, faults) }
        guard try await offers(visit).contains(where: { $0.id == draw.type }) else { throw AppointmentProblem.unknownType }
        if let place = draw.place { _ = try await book.shownPlace(place, of: visit.viewer.organisation) }
        try await book.checkLeads(draw.place, visit.viewer)
        do {
            let made = try await book.draws.add(draw, by: visit.viewer, now: visit.now)
            return .seeOther(DrawDeskController.address(made.reference) + "?fait=1")
        } catch AppointmentProblem.drawsOverlap {
            return try await page(visit, form, [("du", AppointmentProblem.drawsOverlap.message.key)])
        }
    }

    private func offers(_ visit: AgentVisit) async throws -> [Offer] {
        try await book.schedules.offers(of: visit.viewer.organisation).filter(\.details.isPublic)
    }

    private func page(_ visit: AgentVisit, _ form: DrawForm, _ faults: [(field: String, key: String)]) async throws -> Response {
        let words = visit.words
        let places = try await book.schedules.places(of: visit.viewer.organisation).filter(\.details.isShown)
        let fields = DrawFields(form: form, faults: faults, offers: try await offers(visit), places: places, words: words)
        return visit.visit.page(
            title: words("appointments.draw.new"), status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path), (words("appointments.draw.desk"), DrawDeskController.path)], words: words))
            \(faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words))
            <h1>\(words("appointments.draw.new"))</h1>
            <p>\(words("appointments.draw.new.lead"))</p>
            <form method="post" action="\(Self.path)">\(visit.visit.formToken)
            \(fields.html)
            \(Button(words("appointments.draw.new.button")))
            </form>
            """)
    }
}

/// A draw as it was typed.
struct DrawForm {
    var type = ""
    var place = ""
    var first = TypedDay()
    var last = TypedDay()
    /// A day and an hour each: when it opens, closes and is drawn.
    var moments: [String: (day: TypedDay, hour: String)] = [:]

    static let instants = ["ouvre", "ferme", "tirage"]

    init() {}

    init(_ form: SentForm) {
        (type, place, first, last) = (form.text("type") ?? "", form.text("lieu") ?? "", TypedDay(form, "du"), TypedDay(form, "au"))
        for name in Self.instants { moments[name] = (TypedDay(form, name), form.text("\(name)_heure") ?? "") }
    }

    /// What is wrong is told by field, as keys of the catalogue.
    func read(zone: TimeZone, now: Date, waitsForRound: Bool) -> (draw: NewDraw?, faults: [(field: String, key: String)]) {
        var faults: [(field: String, key: String)] = []
        let read = Dictionary(uniqueKeysWithValues: Self.instants.map { ($0, instant($0, zone)) })
        for name in Self.instants where read[name] == .some(nil) { faults.append((name, "appointments.draw.instantWrong")) }
        if first.date == nil { faults.append(("du", "appointments.draw.dayWrong")) }
        if last.date == nil { faults.append(("au", "appointments.draw.dayWrong")) }
        guard faults.isEmpty, let type = AppointmentTypeID(type), let first = first.date, let last = last.date, let opens = read["ouvre"] ?? nil,
            let closes = read["ferme"] ?? nil, let draws = read["tirage"] ?? nil
        else { return (nil, faults) }
        if closes <= max(opens, now) { faults.append(("ferme", "appointments.draw.closesWrong")) }
        if draws < closes {
            faults.append(("tirage", "appointments.draw.drawsWrong"))
        } else if waitsForRound, draws < closes + PromisedRound.margin {
            faults.append(("tirage", "appointments.draw.drawsSoon"))
        }
        if first <= LocalDate(draws, in: zone) { faults.append(("du", "appointments.draw.firstWrong")) }
        if last < first || last > LocalDate(now, in: zone).adding(months: 12) { faults.append(("au", "appointments.draw.lastWrong")) }
        guard faults.isEmpty else { return (nil, faults) }
        return (NewDraw(type: type, place: PlaceID(place), days: first...last, opensAt: opens, closesAt: closes, drawsAt: draws), [])
    }

    private func instant(_ name: String, _ zone: TimeZone) -> Date? {
        guard let typed = moments[name], let day = typed.day.date, let minute = TypedHour.minute(typed.hour) else { return nil }
        return day.instant(secondOfDay: Double(minute * 60), in: zone)
    }
}

struct DrawFields {
    let form: DrawForm
    let faults: [(field: String, key: String)]
    let offers: [Offer]
    let places: [Place]
    let words: Words

    var html: HTML {
        let everywhere = [ChoiceOption("", words("appointments.draw.everywhere"))]
        let places = everywhere + places.map { ChoiceOption("\($0.id)", $0.details.name) }
        return """
            \(SelectInput(question("type"), options: offers.map { ChoiceOption("\($0.id)", $0.details.title) }, selected: form.type))
            \(SelectInput(question("lieu"), options: places, selected: form.place))
            \(day("du", form.first))
            \(day("au", form.last))
            \(DrawForm.instants.map(instant))
            """
    }

    private func day(_ name: String, _ typed: TypedDay) -> HTML {
        DateInput(question(name), day: typed.day, month: typed.month, year: typed.year).html
    }

    private func instant(_ name: String) -> HTML {
        let typed = form.moments[name]
        return """
            \(day(name, typed?.day ?? TypedDay()))
            \(TextInput(Question("\(name)_heure", words("appointments.draw.field.\(name).hour"), words), .time, value: typed?.hour ?? ""))
            """
    }

    private func question(_ name: String) -> Question {
        let key = "appointments.draw.field.\(name)"
        let hint = words.has(key + ".hint") ? words(key + ".hint") : nil
        return Question(name, words(key), words, hint: hint, error: faults.first { $0.field == name }.map { words($0.key) })
    }
}
