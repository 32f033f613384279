import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// The appointments that a closure, or a change of hours, leaves with nobody to receive them; what to do with them, all at once.
struct HitController: Sendable {
    static let most = 200

    let book: AppointmentBook

    var routes: [Route] {
        let path = PlaceSettings.path + "/lieux/:place/touches"
        return [
            .agents(.get, path, [.administrator], answer: show), .agents(.post, path, [.administrator], answer: act),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (place, hit) = try await hit(visit)
        let words = visit.words
        let path = "\(PlaceSettings.path)/lieux/\(place.id)"
        let rows = hit.map { appointment -> [HTML] in
            ["\(words.when(appointment.start, in: place))", "\(appointment.person.name)", "\(appointment.reference.description)"]
        }
        let columns = ["when", "person", "number"].map { DataTable.Column(words("appointments.hit.\($0)")) }
        let acts: HTML = """
            \(DataTable(words("appointments.hit.title"), columns: columns, rows: rows, showsCaption: false))
            <form method="post" action="\(path)/touches">\(visit.visit.formToken)<p>\(words("appointments.hit.choice"))</p>
            <p class="actions">\(Button(words("appointments.hit.move"), name: "quoi", value: "deplacer"))
            \(Button(words("appointments.hit.cancel"), .danger, name: "quoi", value: "annuler"))</p></form>
            """
        return visit.visit.page(
            title: words("appointments.hit.title"), kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path), (place.details.name, path)], words: words))
            \(outcome(visit))
            <h1>\(words("appointments.hit.title"))</h1>
            <p>\(words.count(hit.count, "appointments.hit.count"))</p>
            \(if: !hit.isEmpty, acts)
            """)
    }

    private func outcome(_ visit: AgentVisit) -> HTML? {
        guard let done = visit.visit.query("fait"), let left = visit.visit.query("reste"), Int(done) != nil, Int(left) != nil else { return nil }
        return Notice(left == "0" ? .success : .warning, visit.words("appointments.hit.done", ["done": done, "left": left])).html
    }

    /// Each by itself: what one of them meets does not stop the others, and everybody is told of theirs.
    @Sendable private func act(_ visit: AgentVisit) async throws -> Response {
        let (place, hit) = try await hit(visit)
        var done = 0
        for appointment in hit {
            do {
                if visit.form.first("quoi") == "deplacer" {
                    guard try await moveToNext(appointment, at: place, visit) else { continue }
                } else {
                    try await book.bookings.change(appointment, to: .revoked, now: visit.now)
                }
                done += 1
            } catch is AppointmentProblem { continue }
        }
        return .seeOther("\(PlaceSettings.path)/lieux/\(place.id)/touches?fait=\(done)&reste=\(hit.count - done)")
    }

    /// The first time that is free from the hour that they had, within two months.
    private func moveToNext(_ appointment: Appointment, at place: Place, _ visit: AgentVisit) async throws -> Bool {
        let offer = try await book.offer(appointment.type, of: place.organisation)
        let day = place.details.day(of: appointment.start)
        let days = day...day.adding(days: 60)
        guard let schedule = try await book.schedules.schedule(of: place.id, in: place.organisation, on: days, now: visit.now) else { return false }
        let starts = schedule.starts(for: offer, appointment.party, by: .agents, now: visit.now, on: days)
        guard let next = starts.first(where: { $0 >= appointment.start }) else { return false }
        let wish = Wish(type: appointment.type, place: place.id, party: appointment.party, start: next, audience: .agents)
        _ = try await book.bookings.move(appointment, to: wish, now: visit.now)
        return true
    }

    private func hit(_ visit: AgentVisit) async throws -> (Place, [Appointment]) {
        let organisation = visit.viewer.organisation
        let place = try await book.place(try visit.visit.parameter("place"), of: organisation)
        let days = visit.visit.today...visit.visit.today.adding(days: 400)
        let from = Int(visit.now.timeIntervalSince1970) / 60
        let coming = try await book.bookings.list(at: place.id, desk: nil, in: Span(from, place.details.span(of: days).end))
        guard
            let schedule = try await book.schedules.schedule(
                of: place.id, in: organisation, on: visit.visit.today...visit.visit.today, now: visit.now)
        else { return (place, []) }
        let almanac = place.details.almanac(covering: days)
        let hit = coming.filter { appointment in
            let receiver = schedule.receivers.first { $0.id == appointment.desk }
            return appointment.state == .booked && !appointment.isOverbooked
                && receiver?.receives(during: appointment.taken, at: place.id, almanac) != true
        }
        // Those that were taken together move and end together: the first of them stands for all.
        var seen: Set<AppointmentID> = []
        let alone = hit.prefix(Self.most).filter { seen.insert($0.group ?? $0.id).inserted }
        return (place, alone.map { one in coming.first { $0.id == one.group } ?? one })
    }
}
