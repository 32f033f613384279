import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// A person moves or cancels what they booked.
struct ChangeController: Sendable {
    let book: AppointmentBook

    var routes: [Route] {
        let path = FollowController.path + "/:reference"
        return [
            .get(path + "/deplacer", answer: choose), .post(path + "/deplacer", answer: move), .get(path + "/annulation", answer: ask),
            .post(path + "/annulation", answer: cancel),
        ]
    }

    @Sendable private func choose(_ visit: Visit) async throws -> Response {
        guard let told = try await toCome(visit) else { return .seeOther(FollowController.path) }
        let place =
            try await visit.query("lieu").flatMap { PlaceID($0) }.asyncMap { try await book.place($0, of: visit.site.organisation) } ?? told.place
        let from = max(visit.query("depuis").flatMap { LocalDate($0) } ?? visit.today, visit.today)
        let (days, next) = try await book.days(
            at: place.id, for: told.offer, told.appointment.party, by: .online, from: from, count: SlotsController.daysPerPage, visit)
        return page(told, place, days, next, from, nil, visit)
    }

    @Sendable private func move(_ visit: Visit) async throws -> Response {
        guard let told = try await toCome(visit) else { return .seeOther(FollowController.path) }
        guard let start = visit.form.first("debut").flatMap({ Int($0) }), let id = visit.form.first("lieu").flatMap({ PlaceID($0) }) else {
            throw WebProblem.malformed
        }
        let wish = Wish(type: told.offer.id, place: id, party: told.appointment.party, start: start)
        do {
            _ = try await book.bookings.move(told.appointment, to: wish, now: visit.now)
            return .seeOther(FollowController.address(told.appointment.reference) + "?fait=deplace")
        } catch AppointmentProblem.taken {
            let place = try await book.place(id, of: visit.site.organisation)
            return page(told, place, try await book.neighbours(of: wish, for: told.offer, visit), nil, visit.today, .taken, visit)
        }
    }

    private func page(
        _ told: ToldAppointment, _ place: Place, _ days: [DayOfSlots], _ next: LocalDate?, _ from: LocalDate, _ problem: AppointmentProblem?,
        _ visit: Visit
    ) -> Response {
        let path = FollowController.address(told.appointment.reference)
        return SlotsPage(
            title: visit.words("appointments.move.title"), crumb: (visit.words("appointments.mine.title"), path), place: place, days: days,
            action: path + "/deplacer", fields: [("lieu", "\(place.id)")],
            next: next.map { "\(path)/deplacer?lieu=\(place.id)&depuis=\($0)" },
            first: from > visit.today || problem != nil ? "\(path)/deplacer?lieu=\(place.id)" : nil, problem: problem, visit: visit
        ).response()
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        guard let told = try await toCome(visit) else { return .seeOther(FollowController.path) }
        let words = visit.words
        let path = FollowController.address(told.appointment.reference)
        return visit.page(
            title: words("appointments.cancel.title"),
            """
            \(BackLink(path, words: words))
            <h1>\(words("appointments.cancel.title"))</h1>
            \(SummaryList(told.rows(words), words: words))
            <p>\(words("appointments.cancel.text"))</p>
            <form method="post" action="\(path)/annulation">\(visit.formToken)
            <p class="actions">\(Button(words("appointments.cancel.button"), .danger)) <a href="\(path)/deplacer">\(words("appointments.move"))</a></p></form>
            """)
    }

    @Sendable private func cancel(_ visit: Visit) async throws -> Response {
        guard let told = try await toCome(visit) else { return .seeOther(FollowController.path) }
        try await book.bookings.change(told.appointment, to: .excused, now: visit.now)
        return .seeOther(FollowController.address(told.appointment.reference) + "?fait=annule")
    }

    /// `nil` when this browser does not know it.
    private func toCome(_ visit: Visit) async throws -> ToldAppointment? {
        guard let told = try await book.told(visit) else { return nil }
        guard told.appointment.state == .booked, told.appointment.startDate > visit.now else { throw AppointmentProblem.tooLateToChange }
        return told
    }
}
