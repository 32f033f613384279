import Core
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// A ticket on the telephone of who holds it.
struct PersonController: Sendable {
    let desk: QueueDesk

    var routes: [Route] { [.get("/file/ticket/:key", answer: show)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let key: String = try visit.parameter("key")
        guard let id = desk.links.ticket(key) else { throw WebProblem.notFound }
        guard let ticket = try await desk.queues.find(id),
            let place = try await desk.places.places(of: visit.site.organisation).first(where: { $0.id == ticket.place }),
            LocalDate(ticket.takenAt, in: place.zone) == LocalDate(visit.now, in: place.zone)
        else { return over(visit) }
        let room = try await desk.room(at: place, now: visit.now)
        return PersonPage(ticket: ticket, place: place, room: room, visit: visit).response()
    }

    /// The night passed: nothing is kept.
    private func over(_ visit: Visit) -> Response {
        let words = visit.words
        return visit.page(
            title: words("queues.person.over"), status: .gone, "<h1>\(words("queues.person.over"))</h1><p>\(words("queues.person.over.text"))</p>")
    }
}

struct PersonPage {
    let ticket: Ticket
    let place: QueuePlace
    let room: WaitingRoom
    let visit: Visit

    private var words: Words { visit.words }
    /// Who reads slowly, or with a screen reader, stops the page from changing (RGAA 13.1, WCAG 2.2.2).
    private var isStill: Bool { visit.query("fixe") != nil }
    private var isOver: Bool { ticket.state == .done || ticket.state == .left }

    func response() -> Response {
        let refreshes = !isStill && !isOver
        var response = visit.page(
            title: "\(ticket.label) – \(state)",
            """
            <div\(attribute: "data-refresh", refreshes ? "10" : nil) data-call="\(ticket.state == .called ? "\(ticket.calls)" : "")" aria-live="polite">
            <h1><span class="aside">\(words("queues.ticket.yours")) </span><span class="ticket-number">\(ticket.label)</span></h1>
            <p>\(place.name) – \(room.queue(ticket.queue)?.details.title ?? "")\(ticket.marks(words, place.zone))</p>
            \(message)
            </div>
            \(if: !isOver, stop)
            """)
        // Without a script: the header says what `<meta http-equiv="refresh">` would, which has no place in the head of a page of the site.
        if refreshes, let name = HTTPField.Name("Refresh") { response.headers[name] = "60" }
        return response
    }

    private var state: String {
        switch ticket.state {
        case .called: words("queues.person.called", ["counter": room.counter(ticket.counter)?.details.name ?? ""])
        case .waiting: words.before(room.before(ticket))
        case .done, .left: words("queues.person.done")
        }
    }

    private var message: HTML {
        switch ticket.state {
        case .called: Notice(.important, title: state, words("queues.person.called.text")).html
        case .done, .left: "<p>\(state)</p>"
        case .waiting: "<p class=\"lead\">\(state)</p><p>\(wait)</p><p class=\"hint\">\(words("queues.person.order"))</p>"
        }
    }

    private var wait: String {
        room.minutes(until: ticket).map { words("queues.person.wait", ["minutes": "\($0)"]) } ?? words("queues.person.wait.unknown")
    }

    private var stop: HTML {
        let key = isStill ? "queues.person.follow" : "queues.person.stop"
        return "<p><a href=\"\(visit.path)\(isStill ? "" : "?fixe=1")\">\(words(key))</a></p>"
    }
}
