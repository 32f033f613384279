import Core
import Forms
import Foundation
import Hummingbird
import Scheduling
import Web

/// The visits of a day, in the order of the road: where to go, whom to call when one is late. For paper too.
struct RoundController: Sendable {
    static let path = DayController.path + "/tournee"

    let book: AppointmentBook

    var routes: [Route] { [.agents(.get, Self.path, AgentRole.seeingDossiers, answer: show)] }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (_, chosen) = try await DayController.place(of: visit, in: book)
        guard let place = chosen else { return NoPlacePage(visit: visit).response() }
        let day = visit.visit.query("jour").flatMap { LocalDate($0) } ?? LocalDate(visit.now, in: place.details.zone)
        let offers = try await book.schedules.offers(of: visit.viewer.organisation).filter { $0.type.way == .home }
        let all = try await book.bookings.list(at: place.id, in: place.details.span(of: day...day), viewer: visit.viewer, now: visit.now)
        return RoundPage(
            place: place, day: day, desks: try await book.schedules.desks(of: place.id), offers: offers,
            visits: all.filter { one in one.state != .held && offers.contains { $0.id == one.type } }, visit: visit
        ).response()
    }
}

struct RoundPage {
    let place: Place
    let day: LocalDate
    let desks: [Desk]
    let offers: [Offer]
    let visits: [Appointment]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("appointments.round.title", ["day": words.day(day)])
        let back = "\(DayController.path)?lieu=\(place.id)&jour=\(day)"
        return visit.visit.page(
            title: title, kind: .wide,
            """
            <div class="no-print">\(Breadcrumb([(words("appointments.desk.dayTitle", ["day": words.day(day)]), back)], words: words))
            <p><button class="button" type="button" data-print hidden>\(words("appointments.print.do"))</button> \
            <span class="hint">\(words("appointments.print.hint"))</span></p></div>
            <h1>\(title)</h1>
            \(if: visits.isEmpty, "<p>\(words("appointments.round.none"))</p>")
            \(desks.map(table))
            """)
    }

    private func table(_ desk: Desk) -> HTML {
        let mine = visits.filter { $0.desk == desk.id }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        guard !mine.isEmpty else { return "" }
        let columns = ["hour", "address", "person", "what"].map { DataTable.Column(words("appointments.round.\($0)")) }
        return "<h2>\(desk.name)</h2>\(DataTable(desk.name, columns: columns, rows: mine.map(row), showsCaption: false))"
    }

    /// They leave before the visit begins: that hour is told too.
    private func row(_ appointment: Appointment) -> [HTML] {
        let zone = place.details.zone
        let hours = [appointment.start, appointment.start + appointment.minutes].map { words.hour($0, in: zone) }
        let leave = words("appointments.round.leave", ["hour": words.hour(appointment.taken.start, in: zone)])
        return [
            "\(hours[0]) – \(hours[1])\(if: appointment.taken.start < appointment.start, "<br>\(leave)")",
            "<span class=\"lines\">\(appointment.person.address)</span>",
            "\(appointment.person.name)<br>\(PhoneNumber.spaced(appointment.person.phone))",
            "\(offers.first { $0.id == appointment.type }?.details.title ?? "")",
        ]
    }
}
