import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// What an administrator changes of the hours of a place, one small form at a time.
struct HoursController: Sendable {
    let book: AppointmentBook

    var routes: [Route] {
        let (place, only) = (PlaceSettings.path + "/lieux/:place", Set([AgentRole.administrator]))
        return [
            .agents(.post, place + "/guichets", only, answer: addDesk), .agents(.post, place + "/guichets/:desk", only, answer: turnDesk),
            .agents(.get, place + "/ouvertures/nouvelle", only, answer: newOpening), .agents(.post, place + "/ouvertures", only, answer: addOpening),
            .agents(.get, place + "/ouvertures/:opening", only, answer: showOpening),
            .agents(.post, place + "/ouvertures/:opening", only, answer: changeOpening),
            .agents(.post, place + "/ouvertures/:opening/fin", only, answer: removeOpening),
            .agents(.get, place + "/fermetures/nouvelle", HourKeeping.roles, answer: newClosure),
            .agents(.post, place + "/fermetures", HourKeeping.roles, answer: addClosure),
            .agents(.post, place + "/fermetures/:closure/fin", HourKeeping.roles, answer: removeClosure),
        ]
    }

    private func place(_ visit: AgentVisit) async throws -> Place {
        try await book.place(try visit.visit.parameter("place"), of: visit.viewer.organisation)
    }

    private func desk(_ id: ReceiverID?, of place: Place) async throws -> Desk {
        guard let desk = try await book.schedules.desks(of: place.id).first(where: { $0.id == id }) else { throw AppointmentProblem.unknownDesk }
        return desk
    }

    /// After what gives time, those who wait are served before the page says that it is done.
    private func done(_ place: Place) -> Response { .seeOther("\(PlaceSettings.path)/lieux/\(place.id)?fait=1") }

    /// Whom it hits is shown before it is saved.
    private func make(
        _ change: HoursChange, of place: Place, _ form: String, _ visit: AgentVisit, save: () async throws -> Void
    ) async throws -> Response {
        try await HitAppointments(book: book, place: place, visit: visit)
            .make(change, from: "\(PlaceSettings.path)/lieux/\(place.id)/\(form)", save: save)
    }

    private func unchanged(_ place: Place) -> Response { .seeOther("\(PlaceSettings.path)/lieux/\(place.id)") }

    @Sendable private func addDesk(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let capacity = visit.form.text("capacite").flatMap { Int($0) } ?? 1
        guard let name = visit.form.text("guichet"), (1...100).contains(capacity) else { throw SettingsProblem.desk }
        _ = try await book.schedules.addDesk(named: name, capacity: capacity, to: place.id)
        return done(place)
    }

    @Sendable private func turnDesk(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        var desk = try await desk(try visit.visit.parameter("desk"), of: place)
        if HitQuestion.isGoingBack(visit) { return unchanged(place) }
        // An answer is to what closing it would do: it opens nothing that somebody closed meanwhile.
        if !desk.isOpen, visit.form.first(HitQuestion.field) != nil { return unchanged(place) }
        desk.isOpen.toggle()
        let turned = desk
        if !turned.isOpen {
            return try await make(.closingDesk(turned.id), of: place, "guichets/\(turned.id)", visit) { try await book.schedules.save(turned) }
        }
        try await book.schedules.save(turned)
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        return done(place)
    }

    @Sendable private func newOpening(_ visit: AgentVisit) async throws -> Response {
        try await page(visit, try await place(visit), OpeningInput(from: visit.visit.today), [], nil)
    }

    @Sendable private func addOpening(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let input = OpeningInput(visit.form)
        guard let opening = input.opening(at: place.id) else { return try await page(visit, place, input, input.faults, nil) }
        try await book.schedules.add(opening, to: try await desk(ReceiverID(input.desk), of: place).id, of: place.id)
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        return done(place)
    }

    @Sendable private func showOpening(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let kept = try await opening(visit, of: place)
        return try await page(visit, place, OpeningInput(kept), [], kept)
    }

    /// What it no longer gives may have been booked.
    @Sendable private func changeOpening(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let kept = try await opening(visit, of: place)
        let input = OpeningInput(visit.form)
        guard let opening = input.opening(at: place.id) else { return try await page(visit, place, input, input.faults, kept) }
        if HitQuestion.isGoingBack(visit) { return try await page(visit, place, input, [], kept) }
        let changed = KeptOpening(id: kept.id, desk: try await desk(ReceiverID(input.desk), of: place).id, opening: opening)
        return try await make(.changing(changed), of: place, "ouvertures/\(kept.id)", visit) {
            try await book.schedules.save(changed, of: place.id)
        }
    }

    private func opening(_ visit: AgentVisit, of place: Place) async throws -> KeptOpening {
        let id: OpeningID = try visit.visit.parameter("opening")
        guard let kept = try await book.schedules.openings(of: place.id).first(where: { $0.id == id }) else {
            throw AppointmentProblem.unknownOpening
        }
        return kept
    }

    private func page(
        _ visit: AgentVisit, _ place: Place, _ input: OpeningInput, _ faults: [HoursFault], _ kept: KeptOpening?
    ) async throws -> Response {
        let (desks, offers) = (try await book.schedules.desks(of: place.id), try await book.schedules.offers(of: place.organisation))
        return OpeningPage(place: place, desks: desks, offers: offers, input: input, faults: faults, kept: kept, visit: visit).response()
    }

    @Sendable private func removeOpening(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        if HitQuestion.isGoingBack(visit) { return unchanged(place) }
        let opening: OpeningID = try visit.visit.parameter("opening")
        return try await make(.removing(opening), of: place, "ouvertures/\(opening)/fin", visit) {
            try await book.schedules.remove(opening, of: place.id)
        }
    }

    @Sendable private func newClosure(_ visit: AgentVisit) async throws -> Response {
        try await page(visit, try await HourKeeping.place(visit, book), ClosureInput(), [])
    }

    @Sendable private func addClosure(_ visit: AgentVisit) async throws -> Response {
        let place = try await HourKeeping.place(visit, book)
        let input = ClosureInput(visit.form)
        guard let closure = input.closure(in: place) else { return try await page(visit, place, input, input.faults) }
        let closed = try await input.desk.isEmpty ? nil : desk(ReceiverID(input.desk), of: place).id
        if HitQuestion.isGoingBack(visit) { return try await page(visit, place, input, []) }
        return try await make(.closing(closure, closed), of: place, "fermetures", visit) {
            try await book.schedules.add(closure, reason: input.reason, to: place.id, desk: closed)
        }
    }

    private func page(_ visit: AgentVisit, _ place: Place, _ input: ClosureInput, _ faults: [HoursFault]) async throws -> Response {
        let (desks, closures) = (try await book.schedules.desks(of: place.id), try await book.schedules.closures(of: place.id))
        let closed = ClosureList(place: place, desks: desks, closures: closures, visit: visit)
        return ClosurePage(place: place, desks: desks, input: input, faults: faults, closed: closed, visit: visit).response()
    }

    @Sendable private func removeClosure(_ visit: AgentVisit) async throws -> Response {
        let place = try await HourKeeping.place(visit, book)
        try await book.schedules.remove(try visit.visit.parameter("closure", as: ClosureID.self), of: place.id)
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        return visit.viewer.has(.administrator) ? done(place) : .seeOther("\(PlaceSettings.path)/lieux/\(place.id)/fermetures/nouvelle?fait=1")
    }
}

/// What an administrator typed of a desk that cannot be.
enum SettingsProblem: Problem, Equatable {
    case desk

    var kind: ProblemKind { .invalid }
    var message: UserMessage { UserMessage("appointments.problem.desk") }
}
