import Core
import Forms
import Foundation
import Hummingbird
import Scheduling
import Web

/// Who comes today, for those who receive them.
struct DayController: Sendable {
    static let path = "/bureau/rendez-vous"

    let book: AppointmentBook
    let agendas: any Agendas
    let switchboards: any Switchboards

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers, answer: show), .agents(.get, Self.path + "/semaine", seers, answer: week),
        ]
    }

    /// The place that the agent asks for, else the first of theirs.
    static func place(of visit: AgentVisit, in book: AppointmentBook) async throws -> (all: [Place], chosen: Place?) {
        let all = try await book.schedules.places(for: visit.viewer)
        let wanted = visit.visit.query("lieu").flatMap { PlaceID($0) }
        if let wanted, !all.contains(where: { $0.id == wanted }) { throw AppointmentProblem.unknownPlace }
        return (all, all.first { $0.id == wanted } ?? all.first)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (places, chosen) = try await Self.place(of: visit, in: book)
        let isAnswering = try await !switchboards.organisations(for: visit.viewer).isEmpty
        guard let place = chosen else { return isAnswering ? .seeOther(SwitchboardController.path) : NoPlacePage(visit: visit).response() }
        let day = visit.visit.query("jour").flatMap { LocalDate($0) } ?? LocalDate(visit.now, in: place.details.zone)
        let span = place.details.span(of: day...day)
        let desks = try await book.schedules.desks(of: place.id)
        let desk = desks.first { "\($0.id)" == visit.visit.query("guichet") }
        let calendars = try await agendas.agendas(of: place.id)
        let hit = try await calendars.isEmpty ? [] : agendas.hit(at: place.id, now: visit.now)
        let appointments = try await book.bookings.list(at: place.id, in: span, viewer: visit.viewer, now: visit.now)
        let unreceived = try await HitAppointments(book: book, place: place, visit: visit)
            .unreceived(of: appointments.filter { $0.state == .booked && $0.startDate > visit.now }, on: day)
        return DayPage(
            places: places, place: place, day: day, desks: desks, desk: desk,
            offers: try await book.schedules.offers(of: visit.viewer.organisation),
            appointments: appointments.filter { desk == nil || $0.desk == desk?.id },
            hasOldAgenda: calendars.contains { $0.fault != nil },
            hit: hit, unreceived: unreceived.count, isAnswering: isAnswering, visit: visit
        ).response()
    }

    @Sendable private func week(_ visit: AgentVisit) async throws -> Response {
        let (places, chosen) = try await Self.place(of: visit, in: book)
        guard let place = chosen else { return NoPlacePage(visit: visit).response() }
        let day = visit.visit.query("jour").flatMap { LocalDate($0) } ?? LocalDate(visit.now, in: place.details.zone)
        let monday = day.adding(days: 1 - day.weekday)
        let days = monday...monday.adding(days: 6)
        let appointments = try await book.bookings.list(at: place.id, in: place.details.span(of: days), viewer: visit.viewer, now: visit.now)
        return WeekPage(
            places: places, place: place, monday: monday, desks: try await book.schedules.desks(of: place.id), appointments: appointments,
            visit: visit
        ).response()
    }
}

extension PlaceDetails {
    /// Whole days, on the clock there.
    func span(of days: ClosedRange<LocalDate>) -> Span {
        let clock = WallClock(zone, covering: days)
        return Span(clock.minute(day: days.lowerBound.dayNumber, at: 0), clock.minute(day: days.upperBound.dayNumber + 1, at: 0))
    }
}

/// Nothing to show yet.
struct NoPlacePage {
    let visit: AgentVisit

    func response() -> Response {
        let words = visit.words
        let link: HTML? =
            visit.viewer.has(.administrator)
            ? "<p><a href=\"\(PlaceSettings.path)\">\(words("appointments.desk.makePlace"))</a></p>" : nil
        return visit.visit.page(
            title: words("appointments.desk.title"), kind: .wide,
            "<h1>\(words("appointments.desk.title"))</h1><p>\(words("appointments.desk.noPlace"))</p>\(link)")
    }
}

/// One day of a place: who comes, at which desk, and what came of it.
struct DayPage {
    let places: [Place]
    let place: Place
    let day: LocalDate
    let desks: [Desk]
    /// The one whose day it is; `nil`: of all of them.
    let desk: Desk?
    let offers: [Offer]
    let appointments: [Appointment]
    /// A calendar of elsewhere cannot be read any more.
    let hasOldAgenda: Bool
    /// Whose time, on whatever day, a calendar of elsewhere takes since they booked.
    let hit: [Appointment]
    /// How many of the day the hours of the place leave with nobody.
    let unreceived: Int
    /// Their service answers the phone for more places than theirs.
    let isAnswering: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: words("appointments.desk.dayTitle", ["day": words.day(day)]), kind: .wide,
            """
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(hasOldAgenda ? Notice(.warning, words("appointments.agenda.warning")) : nil)
            \(AgendaHitNotice(place: place, hit: hit, words: words).html)\(closed)
            <h1>\(words("appointments.desk.dayTitle", ["day": words.day(day)]))</h1>
            \(DeskBar(places: places, place: place, day: day, action: DayController.path, desks: desks, desk: desk, canClose: visit.viewer.keepsHours(of: place), isAnswering: isAnswering, words: words).html)
            <p>\(words.count(appointments.count, "appointments.desk.count"))</p>
            \(if: !appointments.isEmpty, table)
            \(Pagination(previous: link(-1), next: link(1), words: words))
            """)
    }

    private var closed: Notice? {
        if unreceived == 0 { return nil }
        let link = "\(PlaceSettings.path)/lieux/\(place.id)/touches"
        return Notice(
            .warning, title: words.count(unreceived, "appointments.hit.count"),
            html: visit.viewer.keepsHours(of: place)
                ? "<p><a href=\"\(link)\">\(words("appointments.settings.hit.link"))</a></p>" : "<p>\(words("appointments.hit.askWhoLeads"))</p>")
    }

    private func link(_ days: Int) -> String {
        "\(DayController.path)?lieu=\(place.id)&guichet=\(desk.map { "\($0.id)" } ?? "")&jour=\(day.adding(days: days))"
    }

    private var table: HTML {
        let columns = ["hour", "person", "what", "desk", "state", "act"].map { DataTable.Column(words("appointments.column.\($0)")) }
        let table = DataTable(place.details.name, columns: columns, rows: appointments.map(row))
        return "<form method=\"post\" action=\"\(DayController.path)/etat\">\(visit.visit.formToken)\(table)</form>"
    }

    private func row(_ appointment: Appointment) -> [HTML] {
        let offer = offers.first { $0.id == appointment.type }
        let count = offer.map { $0.counted == nil ? 1 : $0.count(of: appointment.party) } ?? 1
        let desk = desks.first { $0.id == appointment.desk }?.name ?? ""
        let beside: HTML? = appointment.isOverbooked ? " \(StatusTag(words("appointments.overbooked"), .waiting))" : nil
        let together: HTML? = appointment.group == nil ? nil : " \(StatusTag(words("appointments.together"), .neutral))"
        let name = appointment.person.name.isEmpty ? words("appointments.state.held") : appointment.person.name
        return [
            "\(words.hour(appointment.start, in: place.details.zone))",
            """
            <a href="\(DayController.path)/\(appointment.reference.description)">\(name)</a>\
            \(if: !appointment.person.phone.isEmpty, "<br>\(PhoneNumber.spaced(appointment.person.phone))")
            """,
            "\(offer?.details.title ?? "")\(if: count > 1, " × \(count)")", "\(desk)", "\(appointment.state.tag(words))\(beside)\(together)",
            "\(buttons(appointment))",
        ]
    }

    /// What is most often done: they come, then they are received.
    private func buttons(_ appointment: Appointment) -> [HTML] {
        let states: [Appointment.State] =
            switch appointment.state {
            case .booked: [.arrived, .noshow]
            case .arrived: [.done]
            default: []
            }
        return states.filter { $0 != .noshow || appointment.startDate < visit.now }.map { state in
            """
            <button class="quiet" name="fait" value="\(appointment.reference.description) \(state.rawValue)">\(words("appointments.do.\(state.rawValue)"))\
            <span class="aside"> \(appointment.person.name)</span></button> 
            """
        }
    }
}

/// Appointments whose time a calendar of elsewhere takes since: each leads to where it is moved.
struct AgendaHitNotice {
    static let most = 20

    let place: Place
    let hit: [Appointment]
    let words: Words

    var html: HTML? {
        if hit.isEmpty { return nil }
        let lines = hit.prefix(Self.most).map { appointment -> HTML in
            """
            <li><a href="\(DayController.path)/\(appointment.reference.description)">\(words.when(appointment.start, in: place)) – \
            \(appointment.person.name)</a></li>
            """
        }
        let rest = hit.count - lines.count
        return Notice(
            .warning, title: words.count(hit.count, "appointments.agenda.hit"),
            html: """
                <p>\(words("appointments.agenda.hit.text"))</p><ul>\(lines)</ul>
                \(if: rest > 0, "<p>\(words.count(rest, "appointments.hit.more"))</p>")
                """
        ).html
    }
}

/// Seven days of a place, desk by desk.
struct WeekPage {
    let places: [Place]
    let place: Place
    let monday: LocalDate
    let desks: [Desk]
    let appointments: [Appointment]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let path = DayController.path + "/semaine"
        return visit.visit.page(
            title: words("appointments.desk.weekTitle", ["day": monday.inWords(words.language)]), kind: .wide,
            """
            <h1>\(words("appointments.desk.weekTitle", ["day": monday.inWords(words.language)]))</h1>
            \(DeskBar(places: places, place: place, day: monday, action: path, words: words).html)
            \(DataTable(place.details.name, columns: columns, rows: days.map(row)))
            \(Pagination(
                previous: "\(path)?lieu=\(place.id)&jour=\(monday.adding(days: -7))", next: "\(path)?lieu=\(place.id)&jour=\(monday.adding(days: 7))",
                words: words))
            """)
    }

    private var days: [LocalDate] { (0..<7).map { monday.adding(days: $0) } }
    private var columns: [DataTable.Column] {
        [DataTable.Column(words("appointments.desk.day"))] + desks.map { DataTable.Column($0.name) }
    }

    private func row(_ day: LocalDate) -> [HTML] {
        let ofDay = appointments.filter { place.details.day(of: $0.start) == day }
        let name: HTML = "<a href=\"\(DayController.path)?lieu=\(place.id.description)&jour=\(day.description)\">\(words.day(day))</a>"
        return [name]
            + desks.map { desk in
                let lines = ofDay.filter { $0.desk == desk.id }.map { appointment -> HTML in
                    """
                    <li><a href="\(DayController.path)/\(appointment.reference.description)">\(words.hour(appointment.start, in: place.details.zone)) \
                    \(appointment.person.name)</a></li>
                    """
                }
                return lines.isEmpty ? "" : "<ul class=\"bare\">\(lines)</ul>"
            }
    }
}
