import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// One day of several places, side by side: for who sends people from one to another.
struct PlacesDayController: Sendable {
    static let path = DayController.path + "/lieux"
    /// Columns that one still compares.
    static let most = 12

    let book: AppointmentBook

    var routes: [Route] { [.agents(.get, Self.path, AgentRole.seeingDossiers, answer: show)] }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let all = try await book.schedules.places(for: visit.viewer)
        guard !all.isEmpty else { return NoPlacePage(visit: visit).response() }
        let ticked = Set(visit.visit.queries("lieu"))
        let places = Array(all.filter { ticked.isEmpty || ticked.contains("\($0.id)") }.prefix(Self.most))
        let day = visit.visit.query("jour").flatMap { LocalDate($0) } ?? visit.visit.today
        // Places may be on two clocks: what is read covers the day of each, and each keeps its own.
        let spans = places.map { $0.details.span(of: day...day) }
        guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { throw AppointmentProblem.unknownPlace }
        let appointments = try await book.bookings.list(at: places.map(\.id), in: Span(start, end), viewer: visit.viewer, now: visit.now)
        let ofDay = places.map { place in appointments.filter { $0.place == place.id && place.details.day(of: $0.start) == day } }
        return PlacesDayPage(
            all: all, columns: zip(places, ofDay).map { ($0, $1) }, day: day, offers: try await book.schedules.offers(of: visit.viewer.organisation),
            visit: visit
        ).response()
    }
}

/// A row for each hour in which somebody comes somewhere, a column for each place.
struct PlacesDayPage {
    let all: [Place]
    let columns: [(place: Place, appointments: [Appointment])]
    let day: LocalDate
    let offers: [Offer]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("appointments.places.dayTitle", ["day": words.day(day)])
        return visit.visit.page(
            title: title, kind: .wide,
            """
            <h1>\(title)</h1>
            \(Filters(PlacesDayController.path, "\(dayInput)\(placeBoxes)", words: words))
            <p class="actions"><a href="\(DayController.path)?jour=\(day.description)">\(words("appointments.places.one"))</a></p>
            <p>\(words.count(columns.map(\.appointments.count).reduce(0, +), "appointments.desk.count"))</p>
            \(if: !hours.isEmpty, DataTable(title, columns: heads, rows: hours.map(row), showsCaption: false).html)
            \(Pagination(previous: link(-1), next: link(1), words: words))
            """)
    }

    private var dayInput: TextInput {
        TextInput(Question("jour", words("appointments.desk.day"), words), InputTraits(type: "date", isSpelled: false, width: 20), value: "\(day)")
    }

    private var placeBoxes: HTML? {
        guard all.count > 1 else { return nil }
        let shown = Set(columns.map { "\($0.place.id)" })
        let question = Question(
            "lieu", words("appointments.settings.places"), words,
            hint: all.count > PlacesDayController.most ? words("appointments.places.most", ["count": "\(PlacesDayController.most)"]) : nil,
            isOptional: true)
        return Details(
            words("appointments.places.choose"),
            Checkboxes(question, options: all.map { ChoiceOption("\($0.id)", $0.details.name) }, selected: shown).html
        ).html
    }

    private func link(_ days: Int) -> String {
        let places = columns.map { "&lieu=\($0.place.id)" }.joined()
        return "\(PlacesDayController.path)?jour=\(day.adding(days: days))\(columns.count == all.count ? "" : places)"
    }

    private var heads: [DataTable.Column] {
        [DataTable.Column(words("appointments.column.hour"))]
            + columns.map { DataTable.Column("\($0.place.details.name) (\($0.appointments.count))") }
    }

    /// Of the clock of each place.
    private func hour(_ appointment: Appointment, _ place: Place) -> Int {
        let local = appointment.start + place.details.zone.secondsFromGMT(for: appointment.startDate) / 60
        return local % 1440 / 60
    }

    private var hours: [Int] {
        Set(columns.flatMap { column in column.appointments.map { hour($0, column.place) } }).sorted()
    }

    private func row(_ hour: Int) -> [HTML] {
        ["\(words.hour(ofDay: hour * 60))"]
            + columns.map { place, appointments in
                let lines = appointments.filter { self.hour($0, place) == hour }.map { line($0, place) }
                return lines.isEmpty ? "" : "<ul class=\"bare\">\(lines)</ul>"
            }
    }

    private func line(_ appointment: Appointment, _ place: Place) -> HTML {
        let name = appointment.person.name.isEmpty ? words("appointments.state.held") : appointment.person.name
        let what = offers.first { $0.id == appointment.type }?.details.title ?? ""
        return """
            <li><a href="\(DayController.path)/\(appointment.reference.description)">\(words.hour(appointment.start, in: place.details.zone)) \(name)</a> \
            \(what)\(if: appointment.state == .arrived || appointment.state == .done, " \(appointment.state.tag(words))")</li>
            """
    }
}
