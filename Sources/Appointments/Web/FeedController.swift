import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// The calendar of a place or of a desk, for the programs that subscribe to it by its secret address.
struct FeedController: Sendable {
    let book: AppointmentBook

    var routes: [Route] { [.get("/agendas/:key", answer: show)] }

    /// From last week to next year. Names only: what else one needs is on the desk, behind its door.
    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let feed = book.links.feed(try visit.parameter("key")) else { throw WebProblem.notFound }
        let place = try await book.place(feed.place, of: visit.site.organisation)
        let offers = try await book.schedules.offers(of: place.organisation)
        let span = place.details.span(of: visit.today.adding(days: -7)...visit.today.adding(days: 365))
        let appointments = try await book.bookings.list(at: place.id, desk: feed.desk, in: span)
        let events = appointments.map { appointment in
            CalendarFile.Event(
                uid: "\(appointment.reference)@\(visit.site.baseURL.hostName)", sequence: appointment.version - 1, stamp: visit.now,
                start: appointment.startDate, end: appointment.endDate,
                summary: [appointment.person.name, offers.first { $0.id == appointment.type }?.details.title].compactMap(\.self).joined(
                    separator: " – "),
                place: place.details.name, url: "\(visit.site.baseURL)\(DayController.path)/\(appointment.reference)")
        }
        let file = CalendarFile(name: place.details.name, zone: place.details.zone, events: events)
        return .download(Array(file.text.utf8), name: "agenda.ics", mediaType: "text/calendar; charset=utf-8")
    }
}
