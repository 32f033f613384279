import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The appointments of a place that its hours leave with nobody to receive them, or would, and what an administrator does with them.
struct HitAppointments: Sendable {
    /// So many in one go: each is moved, and told, by itself.
    static let most = 200

    let book: AppointmentBook
    let place: Place
    let visit: AgentVisit

    private var path: String { "\(PlaceSettings.path)/lieux/\(place.id)" }
    private var days: ClosedRange<LocalDate> { visit.visit.today...visit.visit.today.adding(days: 400) }

    /// As hours are now.
    func now() async throws -> [Appointment] {
        let coming = try await coming()
        return try await hours().unreceived(coming, on: days).onceForAll(of: coming)
    }

    /// Of these, all of one day, those that nobody receives.
    func unreceived(of appointments: [Appointment], on day: LocalDate) async throws -> [Appointment] {
        appointments.isEmpty ? [] : try await hours().unreceived(appointments, on: day...day)
    }

    /// Those that a change would add.
    private func added(by change: HoursChange) async throws -> [Appointment] {
        let (coming, hours) = (try await coming(), try await hours())
        let before = Set(hours.unreceived(coming, on: days).map(\.id))
        return hours.after(change).unreceived(coming, on: days).filter { !before.contains($0.id) }.onceForAll(of: coming)
    }

    private func coming() async throws -> [Appointment] {
        let from = Int(visit.now.timeIntervalSince1970) / 60
        return try await book.bookings.list(at: place.id, desk: nil, in: Span(from, place.details.span(of: days).end))
    }

    private func hours() async throws -> KeptHours {
        KeptHours(
            place: place, desks: try await book.schedules.desks(of: place.id), openings: try await book.schedules.openings(of: place.id),
            closures: try await book.schedules.closures(of: place.id))
    }

    /// Makes a change once it was said what becomes of those whom it hits. Asks until then, and again when others were hit meanwhile.
    /// - Parameter action: where the form of the change is sent.
    func make(_ change: HoursChange, from action: String, save: () async throws -> Void) async throws -> Response {
        let hit = try await added(by: change)
        let answer = visit.form.first(HitQuestion.field).flatMap(HitQuestion.Answer.init)
        let question = HitQuestion(place: place, hit: hit, action: action, visit: visit)
        guard hit.isEmpty || answer != nil && visit.form.first(HitQuestion.seen) == question.mark else { return question.response() }
        try await save()
        switch answer {
        case .move, .cancel: return try await end(hit, by: answer == .move)
        case .later where !hit.isEmpty: return try await saved("/touches")
        default: return try await saved("?fait=1")
        }
    }

    private func end(_ hit: [Appointment], by moving: Bool) async throws -> Response {
        let done = try await act(on: hit, moving: moving)
        return try await saved(hit.isEmpty ? "?fait=1" : "/touches?fait=\(done)&reste=\(hit.count - done)")
    }

    /// Who had a time is served first, then those who wait for one.
    private func saved(_ next: String) async throws -> Response {
        try await book.waitingTurn.turn(visit.viewer.organisation, visit.now)
        guard next.hasPrefix("?"), !visit.viewer.has(.administrator) else { return .seeOther(path + next) }
        return .seeOther("\(DayController.path)?lieu=\(place.id)&\(next.dropFirst())")
    }

    /// Each by itself: what one of them meets does not stop the others, and everybody is told of theirs. Those beyond ``most`` stay in the list.
    /// - Returns: how many were moved or cancelled.
    func act(on hit: [Appointment], moving: Bool, to goal: Goal = Goal()) async throws -> Int {
        var done = 0
        for appointment in hit.prefix(Self.most) {
            do {
                if moving {
                    guard try await moveToNext(appointment, goal) else { continue }
                } else {
                    try await book.bookings.change(appointment, to: .revoked, now: visit.now)
                }
                done += 1
            } catch is AppointmentProblem { continue }
        }
        return done
    }

    /// Where they are moved to, as far as it is said.
    struct Goal {
        /// `nil`: the place where they were.
        var place: Place?
        /// `nil`: from the hour that they had.
        var from: LocalDate?
    }

    /// The first time that is free there from then on, within two months.
    private func moveToNext(_ appointment: Appointment, _ goal: Goal) async throws -> Bool {
        let offer = try await book.offer(appointment.type, of: place.organisation)
        let place = goal.place ?? place
        let day = goal.from ?? place.details.day(of: appointment.start)
        let earliest = goal.from.map { place.details.span(of: $0...$0).start } ?? appointment.start
        let days = day...day.adding(days: 60)
        guard let schedule = try await book.schedules.schedule(of: place.id, in: place.organisation, on: days, now: visit.now) else { return false }
        let starts = schedule.starts(for: offer, appointment.party, by: .agents, now: visit.now, on: days)
        guard let next = starts.first(where: { $0 >= earliest }) else { return false }
        let wish = Wish(type: appointment.type, place: place.id, party: appointment.party, start: next, audience: .agents)
        _ = try await book.bookings.move(appointment, to: wish, now: visit.now)
        return true
    }
}

/// Who is hit, in the order of time.
struct HitTable {
    let place: Place
    let hit: [Appointment]
    let words: Words
    /// Those that are ticked; `nil`: nothing is chosen in this table.
    var ticked: Set<String>?

    var html: HTML {
        let shown = hit.prefix(HitAppointments.most)
        let columns = ["when", "person", "number"].map { DataTable.Column(words("appointments.hit.\($0)")) }
        let rows = shown.map { appointment -> [HTML] in
            [when(appointment), who(appointment), "\(appointment.reference.description)"]
        }
        let rest = hit.count - shown.count
        return """
            \(DataTable(words("appointments.hit.title"), columns: columns, rows: rows, showsCaption: false))
            \(if: shown.contains { !$0.isReachable }, "<p>\(words("appointments.hit.unreachable.text"))</p>")
            \(if: rest > 0, "<p>\(words.count(rest, "appointments.hit.more"))</p>")
            """
    }

    private func who(_ appointment: Appointment) -> HTML {
        "\(appointment.person.name)\(if: !appointment.isReachable, " \(StatusTag(words("appointments.hit.unreachable"), .bad))")"
    }

    private func when(_ appointment: Appointment) -> HTML {
        let (when, number) = (words.when(appointment.start, in: place), appointment.reference.description)
        guard let ticked else { return "\(when)" }
        return """
            <div class="option"><input type="checkbox" id="rdv-\(number)" name="rdv" value="\(number)"\(if: ticked.contains(number), " checked")>\
            <label for="rdv-\(number)">\(when)</label></div>
            """
    }
}
