import Core
import Forms
import Foundation
import Hummingbird
import Scheduling
import Web

/// One appointment, and what an agent makes of it.
struct HandlingController: Sendable {
    let book: AppointmentBook

    var routes: [Route] {
        let (path, seers) = (DayController.path, AgentRole.seeingDossiers)
        return [
            .agents(.post, path + "/etat", seers, answer: mark), .agents(.get, path + "/:reference", seers, answer: show),
            .agents(.post, path + "/:reference/etat", seers, answer: change),
            .agents(.get, path + "/:reference/deplacer", seers, answer: choose),
            .agents(.post, path + "/:reference/deplacer", seers, answer: move),
            .agents(.post, path + "/:reference/predemandes", seers, answer: correct),
        ]
    }

    private func told(_ reference: Reference, _ visit: AgentVisit) async throws -> ToldAppointment {
        guard let found = try await book.bookings.find(reference, viewer: visit.viewer) else { throw AppointmentProblem.unknownAppointment }
        return try await book.told(found)
    }

    /// From the list of the day: the button says whose appointment and what.
    @Sendable private func mark(_ visit: AgentVisit) async throws -> Response {
        let parts = (visit.form.first("fait") ?? "").split(separator: " ").map(String.init)
        guard parts.count == 2, let reference = Reference(parts[0]), let state = Appointment.State(rawValue: parts[1]) else {
            throw WebProblem.malformed
        }
        let told = try await told(reference, visit)
        try await change(told, to: state, visit)
        return .seeOther("\(DayController.path)?lieu=\(told.place.id)&jour=\(told.place.details.day(of: told.appointment.start))&fait=1")
    }

    @Sendable private func change(_ visit: AgentVisit) async throws -> Response {
        let told = try await told(try visit.visit.parameter("reference"), visit)
        guard let state = visit.form.first("etat").flatMap(Appointment.State.init) else { throw WebProblem.malformed }
        try await change(told, to: state, visit)
        return .seeOther("\(DayController.path)/\(told.appointment.reference)?fait=1")
    }

    private func change(_ told: ToldAppointment, to state: Appointment.State, _ visit: AgentVisit) async throws {
        guard told.appointment.state.next.contains(state) else { throw AppointmentProblem.changedMeanwhile }
        try await book.bookings.change(told.appointment, to: state, now: visit.now)
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        // A call to who waits has their number: what is offered to them is answered on the list.
        if let wait = try await book.waiting.find(reference), wait.organisation == visit.viewer.organisation, wait.state.isInList {
            return .seeOther("\(WaitingController.path)#\(WaitingPage.anchor(of: wait.id))")
        }
        return HandlingPage(told: try await told(reference, visit), visit: visit).response()
    }

    /// Numbers that were forgotten, or mistaken: the State's service is told of the right ones.
    @Sendable private func correct(_ visit: AgentVisit) async throws -> Response {
        let told = try await told(try visit.visit.parameter("reference"), visit)
        let (appointment, input) = (told.appointment, PersonInput(visit.form))
        guard told.takesNumbers else { throw AppointmentProblem.changedMeanwhile }
        let wish = NumberedWish(
            offer: told.offer, party: appointment.party, place: told.place.id, known: appointment.applications, isByAgent: true)
        do {
            try await book.check(input.numbers, for: wish, visit.visit)
            try await book.bookings.correct(input.numbers, of: appointment, now: visit.now)
            return .seeOther("\(DayController.path)/\(appointment.reference)?fait=1")
        } catch let problem as AppointmentProblem where problem.isAboutNumbers {
            return HandlingPage(told: told, typed: input.applications, problem: problem, visit: visit).response()
        }
    }

    @Sendable private func choose(_ visit: AgentVisit) async throws -> Response {
        let told = try await told(try visit.visit.parameter("reference"), visit)
        let from = max(visit.visit.query("depuis").flatMap { LocalDate($0) } ?? visit.visit.today, visit.visit.today)
        let (days, next) = try await book.days(
            at: told.place.id, for: told.offer, told.appointment.party, by: .agents, from: from, count: SlotsController.daysPerPage, visit.visit)
        return page(told, days, next, from, nil, visit)
    }

    @Sendable private func move(_ visit: AgentVisit) async throws -> Response {
        let told = try await told(try visit.visit.parameter("reference"), visit)
        guard let start = visit.form.first("debut").flatMap({ Int($0) }) else { throw WebProblem.malformed }
        let wish = Wish(type: told.offer.id, place: told.place.id, party: told.appointment.party, start: start, audience: .agents)
        do {
            _ = try await book.bookings.move(told.appointment, to: wish, now: visit.now)
            return .seeOther("\(DayController.path)/\(told.appointment.reference)?fait=1")
        } catch AppointmentProblem.taken {
            return page(told, try await book.neighbours(of: wish, for: told.offer, visit.visit), nil, visit.visit.today, .taken, visit)
        }
    }

    private func page(
        _ told: ToldAppointment, _ days: [DayOfSlots], _ next: LocalDate?, _ from: LocalDate, _ problem: AppointmentProblem?, _ visit: AgentVisit
    ) -> Response {
        let path = "\(DayController.path)/\(told.appointment.reference)"
        return SlotsPage(
            title: visit.words("appointments.move.title"), crumb: (told.appointment.person.name, path), place: told.place, days: days,
            action: path + "/deplacer", fields: [], next: next.map { "\(path)/deplacer?depuis=\($0)" },
            first: from > visit.visit.today || problem != nil ? "\(path)/deplacer" : nil, problem: problem, visit: visit.visit
        ).response()
    }
}

extension ToldAppointment {
    /// Whether its pre-application numbers may still change.
    fileprivate var takesNumbers: Bool { offer.details.reason != nil && appointment.state == .booked }
}

struct HandlingPage {
    let told: ToldAppointment
    /// The numbers as they were typed, when something is wrong with them.
    var typed: String?
    var problem: AppointmentProblem?
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var appointment: Appointment { told.appointment }
    private var path: String { "\(DayController.path)/\(appointment.reference)" }

    func response() -> Response {
        let day = told.place.details.day(of: appointment.start)
        let crumb = (words("appointments.desk.dayTitle", ["day": words.day(day)]), "\(DayController.path)?lieu=\(told.place.id)&jour=\(day)")
        return visit.visit.page(
            title: appointment.person.name, status: problem == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([crumb], words: words))
            \(numbers.summary)
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            <h1>\(appointment.person.name)</h1>
            <p>\(appointment.state.tag(words)) \(words("appointments.number")) <strong class="reference">\(appointment.reference.description)</strong></p>
            \(SummaryList(told.rows(words) + contacts, words: words))
            \(told.pieces.map { "<h2>\(words("appointments.pieces"))</h2>\($0)" as HTML })
            \(if: told.takesNumbers, correction)
            \(if: !appointment.state.next.isEmpty, acts)
            """)
    }

    private var numbers: NumbersField {
        NumbersField(
            typed: typed ?? appointment.applications.joined(separator: " "), error: problem.map { words($0.message) }, words: words)
    }

    private var correction: HTML {
        """
        <form method="post" action="\(path)/predemandes">\(visit.visit.formToken)\(numbers.html)
        \(Button(words("appointments.numbers.save"), .secondary))</form>
        """
    }

    private var contacts: [SummaryList.Row] {
        [
            SummaryList.Row(words("appointments.person.email"), appointment.person.email?.description ?? "–"),
            SummaryList.Row(
                words("appointments.person.phone"), appointment.person.phone.isEmpty ? "–" : PhoneNumber.spaced(appointment.person.phone)),
            appointment.person.way.map { SummaryList.Row(words("appointments.person.way"), words("appointments.tell.\($0.rawValue)")) },
            appointment.person.address.isEmpty
                ? nil : SummaryList.Row(words("appointments.person.address"), html: "<span class=\"lines\">\(appointment.person.address)</span>"),
            appointment.dossier.map { number in
                SummaryList.Row(
                    words("appointments.row.dossier"), html: "<a href=\"/bureau/dossiers/\(number.description)\">\(number.description)</a>")
            },
            appointment.applications.isEmpty || told.takesNumbers
                ? nil : SummaryList.Row(words("appointments.person.applications"), appointment.applications.joined(separator: ", ")),
            SummaryList.Row(words("appointments.row.side"), words("appointments.side.\(appointment.side.rawValue)")),
        ].compactMap(\.self)
    }

    private var acts: HTML {
        let buttons = appointment.state.next.map { state in
            let label = words("appointments.do.\(state.rawValue)")
            return (state, Button(label, state.isCancelled ? .danger : .secondary, name: "etat", value: state.rawValue).html)
        }
        let (ending, others) = (buttons.filter(\.0.isCancelled).map(\.1), buttons.filter { !$0.0.isCancelled }.map(\.1))
        let move: HTML? = appointment.state == .booked ? "<p><a href=\"\(path)/deplacer\">\(words("appointments.move"))</a></p>" : nil
        return """
            <h2>\(words("appointments.desk.acts"))</h2>
            \(if: !others.isEmpty, form(others))\(move)
            \(if: !ending.isEmpty, Details(words("appointments.desk.cancel"), cancelling(ending)).html)
            """
    }

    private func form(_ buttons: [HTML]) -> HTML {
        "<form method=\"post\" action=\"\(path)/etat\">\(visit.visit.formToken)<p class=\"actions\">\(buttons)</p></form>"
    }

    /// Out of reach of a slip of the mouse: a time that is given back may be somebody else's a second later.
    private func cancelling(_ buttons: [HTML]) -> HTML {
        "<p>\(words("appointments.desk.cancelTells"))</p>\(form(buttons))"
    }
}
