import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The calendars that an agent keeps elsewhere, given by themselves: what is taken there is not offered at the desk where they receive. Each sees and ends
/// their own alone; administrators see those of a place (``AgendaController``).
struct MyAgendaController: Sendable {
    static let path = "/bureau/mon-calendrier"

    let book: AppointmentBook
    let imports: AgendaImport

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, seers) { try await page($0) }, .agents(.post, Self.path, seers, answer: add),
            .agents(.post, Self.path + "/:agenda/actualiser", seers, answer: refresh),
            .agents(.post, Self.path + "/:agenda/mot-de-passe", seers, answer: renew),
            .agents(.post, Self.path + "/:agenda/fin", seers, answer: remove),
        ]
    }

    /// - Parameter renewed: whose new password was refused; `nil`: what is wrong is of the form that adds one.
    private func page(_ visit: AgentVisit, _ fault: AgendaFault? = nil, renewed: AgendaID? = nil, found: [FoundCalendar] = []) async throws
        -> Response
    {
        var desks: [(place: Place, desk: Desk)] = []
        for place in try await book.schedules.places(for: visit.viewer) {
            desks += try await book.schedules.desks(of: place.id).filter(\.isOpen).map { (place: place, desk: $0) }
        }
        let isNew = (fault != nil || !found.isEmpty) && renewed == nil
        return MyAgendaPage(
            desks: desks, agendas: try await mine(visit), form: isNew ? visit.form : SentForm(), fault: fault, renewed: renewed, found: found,
            visit: visit
        ).response()
    }

    private func mine(_ visit: AgentVisit) async throws -> [Agenda] {
        try await imports.agendas.agendas(by: visit.viewer.agent, in: visit.viewer.organisation)
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        // Each is a call to a server of somebody's choice.
        try book.throttle.check("agenda-of:\(visit.viewer.agent)", atMost: 10, perSeconds: 600, now: visit.now)
        guard visit.form.text("guichet") != nil else { return try await page(visit, .noDesk) }
        let parts = (visit.form.first("guichet") ?? "").split(separator: "-").map(String.init)
        guard parts.count == 2, let place = try await book.schedules.places(for: visit.viewer).first(where: { "\($0.id)" == parts[0] }),
            let desk = try await book.schedules.desks(of: place.id).first(where: { "\($0.id)" == parts[1] && $0.isOpen })
        else { throw AppointmentProblem.unknownDesk }
        do {
            guard let typed = visit.form.text("adresse") else { throw AgendaFault.notAnAddress }
            let login = try AgendaFields.login(visit.form)
            let found = try await imports.calendars(at: try AgendaImport.address(typed), as: login)
            guard found.count == 1 else { return try await page(visit, found: found) }
            try await imports.add(
                nil, at: found[0].address, as: login, by: visit.viewer.agent, named: visit.viewer.name, to: desk.id, of: place, now: visit.now)
            return .seeOther(Self.path + "?fait=1")
        } catch let fault as AgendaFault { return try await page(visit, fault) }
    }

    private func chosen(_ visit: AgentVisit) async throws -> Agenda {
        let id: AgendaID = try visit.visit.parameter("agenda")
        guard let agenda = try await mine(visit).first(where: { $0.id == id }) else { throw WebProblem.notFound }
        return agenda
    }

    @Sendable private func refresh(_ visit: AgentVisit) async throws -> Response {
        let agenda = try await chosen(visit)
        try book.throttle.check("agenda:\(agenda.id)", atMost: 6, perSeconds: 60, now: visit.now)
        let fault = try await imports.refresh(agenda, now: visit.now)
        return .seeOther(Self.path + (fault == nil ? "?fait=1" : ""))
    }

    @Sendable private func renew(_ visit: AgentVisit) async throws -> Response {
        let agenda = try await chosen(visit)
        try book.throttle.check("agenda-of:\(visit.viewer.agent)", atMost: 10, perSeconds: 600, now: visit.now)
        do {
            guard let password = visit.form.first(MyAgendaPage.passwordField(agenda.id)), !password.isEmpty, password.count <= 500 else {
                throw AgendaFault.incomplete
            }
            try await imports.renew(agenda, with: password, now: visit.now)
            return .seeOther(Self.path + "?fait=1")
        } catch let fault as AgendaFault { return try await page(visit, fault, renewed: agenda.id) }
    }

    @Sendable private func remove(_ visit: AgentVisit) async throws -> Response {
        let agenda = try await chosen(visit)
        try await imports.agendas.remove(agenda.id, of: agenda.place)
        return .seeOther(Self.path + "?fait=1")
    }
}
