import Core
import Forms
import Foundation
import Hummingbird
import Scheduling
import Web

/// A day of a place on paper, desk by desk: for who receives without a screen, and for the day when nothing works.
struct PrintedDayController: Sendable {
    static let path = DayController.path + "/impression"

    let book: AppointmentBook

    var routes: [Route] { [.agents(.get, Self.path, AgentRole.seeingDossiers, answer: show)] }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (places, chosen) = try await DayController.place(of: visit, in: book)
        guard let place = chosen else { return NoPlacePage(visit: visit).response() }
        let day = visit.visit.query("jour").flatMap { LocalDate($0) } ?? LocalDate(visit.now, in: place.details.zone)
        let appointments = try await book.bookings.list(at: place.id, in: place.details.span(of: day...day), viewer: visit.viewer, now: visit.now)
        return PrintedDayPage(
            places: places, place: place, day: day, desks: try await book.schedules.desks(of: place.id),
            offers: try await book.schedules.offers(of: visit.viewer.organisation), appointments: appointments.filter { $0.state != .held },
            desk: visit.visit.query("guichet").flatMap { ReceiverID($0) }, visit: visit
        ).response()
    }
}

struct PrintedDayPage {
    let places: [Place]
    let place: Place
    let day: LocalDate
    let desks: [Desk]
    let offers: [Offer]
    let appointments: [Appointment]
    /// One alone; all of them without it.
    let desk: ReceiverID?
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let back = "\(DayController.path)?lieu=\(place.id)&jour=\(day)"
        let shown = desks.filter { one in desk == nil || one.id == desk }
        return visit.visit.page(
            title: words("appointments.desk.dayTitle", ["day": words.day(day)]), kind: .wide,
            """
            <div class="no-print">\(Breadcrumb([(words("appointments.desk.dayTitle", ["day": words.day(day)]), back)], words: words))
            \(Filters(PrintedDayController.path, "\(hidden)\(deskInput)", words: words))
            <p><button class="button" type="button" data-print hidden>\(words("appointments.print.do"))</button> \
            <span class="hint">\(words("appointments.print.hint"))</span></p></div>
            <h1>\(place.details.name) – \(words.day(day))</h1>
            \(shown.map(table))
            <p class="hint">\(words("appointments.print.made", ["when": visit.now.inWords(words.language, in: place.details.zone)]))</p>
            """)
    }

    private var hidden: HTML {
        "<input type=\"hidden\" name=\"lieu\" value=\"\(place.id.description)\"><input type=\"hidden\" name=\"jour\" value=\"\(day.description)\">"
    }

    private var deskInput: SelectInput {
        let options = [ChoiceOption("", words("appointments.print.all"))] + desks.map { ChoiceOption("\($0.id)", $0.name) }
        return SelectInput(Question("guichet", words("appointments.column.desk"), words), options: options, selected: desk.map { "\($0)" })
    }

    private func table(_ desk: Desk) -> HTML {
        let mine = appointments.filter { $0.desk == desk.id }
        guard !mine.isEmpty else { return "<h2>\(desk.name)</h2><p>\(words("appointments.print.nobody"))</p>" }
        let columns = ["hour", "person", "what", "number", "notes"].map { DataTable.Column(words("appointments.print.\($0)")) }
        return "<h2>\(desk.name)</h2>\(DataTable(desk.name, columns: columns, rows: mine.map(row), showsCaption: false))"
    }

    private func row(_ appointment: Appointment) -> [HTML] {
        let offer = offers.first { $0.id == appointment.type }
        let count = offer.map { $0.count(of: appointment.party) } ?? 1
        let hours = [appointment.start, appointment.start + appointment.minutes].map { words.hour($0, in: place.details.zone) }
        return [
            "\(hours[0]) – \(hours[1])\(if: appointment.isOverbooked, "<br>\(words("appointments.overbooked"))")",
            "\(appointment.person.name)\(if: !appointment.person.phone.isEmpty, "<br>\(PhoneNumber.spaced(appointment.person.phone))")",
            "\(offer?.details.title ?? "")\(if: count > 1, " × \(count)")", "\(appointment.reference.description)",
            "\(if: appointment.state != .booked, "\(words("appointments.state.\(appointment.state.rawValue)"))")",
        ]
    }
}
