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
            .agents(.post, place + "/ouvertures", only, answer: addOpening),
            .agents(.post, place + "/ouvertures/:opening/fin", only, answer: removeOpening),
            .agents(.post, place + "/fermetures", only, answer: addClosure),
            .agents(.post, place + "/fermetures/:closure/fin", only, answer: removeClosure),
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
        desk.isOpen.toggle()
        try await book.schedules.save(desk)
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        return done(place)
    }

    @Sendable private func addOpening(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let desk = try await desk(visit.form.first("bureau").flatMap { ReceiverID($0) }, of: place)
        try await book.schedules.add(try Opening(visit.form, at: place.id), to: desk.id, of: place.id)
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        return done(place)
    }

    @Sendable private func removeOpening(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        try await book.schedules.remove(try visit.visit.parameter("opening", as: OpeningID.self), of: place.id)
        return .seeOther("\(PlaceSettings.path)/lieux/\(place.id)/touches")
    }

    /// Whom it hits is shown next.
    @Sendable private func addClosure(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        let chosen = visit.form.text("bureau")
        let closed = try await chosen.asyncMap { try await desk(ReceiverID($0), of: place).id }
        let closure = try Closure(visit.form, in: place)
        try await book.schedules.add(closure, reason: visit.form.text("motif") ?? "", to: place.id, desk: closed)
        return .seeOther("\(PlaceSettings.path)/lieux/\(place.id)/touches")
    }

    @Sendable private func removeClosure(_ visit: AgentVisit) async throws -> Response {
        let place = try await place(visit)
        try await book.schedules.remove(try visit.visit.parameter("closure", as: ClosureID.self), of: place.id)
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        return done(place)
    }
}

/// What an administrator typed that no clock or calendar has.
enum SettingsProblem: Problem, Equatable {
    case desk, hours, days

    var kind: ProblemKind { .invalid }

    var message: UserMessage {
        switch self {
        case .desk: UserMessage("appointments.problem.desk")
        case .hours: UserMessage("appointments.problem.hours")
        case .days: UserMessage("appointments.problem.days")
        }
    }
}

extension SentForm {
    /// A day of three boxes; `nil` when they are empty.
    func day(_ name: String) throws(SettingsProblem) -> LocalDate? {
        let parts = ["day", "month", "year"].map { text("\(name).\($0)") }
        if parts.allSatisfy({ $0 == nil }) { return nil }
        let numbers = parts.map { $0.flatMap { Int($0) } ?? 0 }
        guard let day = LocalDate(year: numbers[2], month: numbers[1], day: numbers[0]), (2000...2100).contains(day.year) else { throw .days }
        return day
    }
}

extension Opening {
    init(_ form: SentForm, at place: PlaceID) throws(SettingsProblem) {
        guard let from = form.text("de").flatMap(TypedHour.minute), let to = form.text("a").flatMap(TypedHour.minute) else { throw .hours }
        // What ends before it begins ends on the next day.
        guard from != to, let hours = Hours(from: from, to: to <= from ? to + 1440 : to) else { throw .hours }
        guard let first = try form.day("premier") else { throw .days }
        let last = try form.day("dernier")
        if let last, last < first { throw .days }
        let (days, every) = (form.all("jours").compactMap { Int($0) }, form.text("semaines").flatMap { Int($0) } ?? 1)
        guard (1...52).contains(every) else { throw .days }
        let rhythm: Recurrence.Rhythm = days.isEmpty ? .once : .weekly(Weekdays(days), every: every)
        let types = form.all("types").compactMap { AppointmentTypeID($0) }
        self.init(
            Timetable(Recurrence(from: first, rhythm, until: last), hours), at: place, for: types.isEmpty ? nil : Set(types),
            reserve: try Reserve(form), holdsOnHolidays: form.first("feries") != nil)
    }
}

extension Reserve {
    /// None without a share.
    fileprivate init?(_ form: SentForm) throws(SettingsProblem) {
        guard let text = form.text("reserve") else { return nil }
        guard let share = Int(text.replacing("%", with: "")), (0...100).contains(share), let days = Int(form.text("liberation") ?? "0"),
            (0...90).contains(days), let first = Int(form.text("avance") ?? "0"), (0...72).contains(first)
        else { throw .hours }
        if share == 0 { return nil }
        self.init(.percent(share), released: Release(daysBefore: days, headStart: first * 60))
    }
}

extension Closure {
    fileprivate init(_ form: SentForm, in place: Place) throws(SettingsProblem) {
        guard let first = try form.day("du") else { throw .days }
        let last = try form.day("au") ?? first
        guard last >= first, last.dayNumber - first.dayNumber <= 800 else { throw .days }
        guard let from = form.text("heure_de") else {
            self = .days(first, last)
            return
        }
        guard let start = TypedHour.minute(from), let end = form.text("heure_a").flatMap(TypedHour.minute) else { throw .hours }
        let clock = WallClock(place.details.zone, covering: first...last)
        let span = Span(clock.minute(day: first.dayNumber, at: start), clock.minute(day: last.dayNumber, at: end))
        guard !span.isEmpty else { throw .hours }
        self = .time(span)
    }
}
