import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// Tickets given at the desk, and the sheet to print.
struct TicketController: Sendable {
    static let path = CounterController.path + "/tickets"

    let desk: QueueDesk

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.post, Self.path, seers, answer: give), .agents(.post, Self.path + "/departs", seers, answer: leave),
            .agents(.get, Self.path + "/:ticket", seers, answer: show),
        ]
    }

    @Sendable private func give(_ visit: AgentVisit) async throws -> Response {
        guard let place = try await desk.place(visit.form.first("lieu"), for: visit.viewer).chosen,
            let queue = visit.form.first("file").flatMap({ QueueID($0) })
        else { throw QueueProblem.closed }
        let hasPriority = visit.form.first("priorite") != nil
        let ticket: Ticket
        if let reference = visit.form.first("rendez_vous").flatMap({ Reference($0) }) {
            ticket = try await desk.welcome(reference, in: queue, hasPriority: hasPriority, at: place, now: visit.now)
        } else {
            ticket = try await desk.queues.take(TicketWish(queue: queue, hasPriority: hasPriority), at: place, now: visit.now)
        }
        return .seeOther("\(Self.path)/\(ticket.id)?guichet=\(visit.form.first("guichet").flatMap { CounterID($0) }.map { "\($0)" } ?? "")")
    }

    @Sendable private func leave(_ visit: AgentVisit) async throws -> Response {
        guard let place = try await desk.place(visit.form.first("lieu"), for: visit.viewer).chosen,
            let ticket = visit.form.first("parti").flatMap({ TicketID($0) })
        else { throw QueueProblem.unknownTicket }
        _ = try await desk.queues.end(ticket, at: place.id, as: .left, now: visit.now)
        return .seeOther(CounterController.address(place.id, visit.form.first("guichet").flatMap { CounterID($0) }, .ended))
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        guard let ticket = try await desk.queues.find(try visit.visit.parameter("ticket")),
            let place = try await desk.places.places(for: visit.viewer).first(where: { $0.id == ticket.place })
        else { throw QueueProblem.unknownTicket }
        let room = try await desk.room(at: place, now: visit.now)
        let words = visit.words
        let back = CounterController.address(place.id, visit.visit.query("guichet").flatMap { CounterID($0) })
        return visit.visit.page(
            title: words("queues.ticket", ["ticket": ticket.label]),
            """
            \(Breadcrumb([(words("queues.title"), back)], words: words))
            \(TicketSheet(ticket: ticket, place: place, room: room, link: desk.links.address(of: ticket.id), words: words, site: visit.site).html)
            <p class="actions no-print"><button class="button" type="button" data-print hidden>\(words("queues.print"))</button> \
            \(LinkButton(words("queues.back"), to: back, .secondary))</p>
            """)
    }
}

/// What is on the paper: the number, how many are before, and where to follow it from a telephone. Nobody's name.
struct TicketSheet {
    let ticket: Ticket
    let place: QueuePlace
    let room: WaitingRoom
    /// Without the address of the site.
    let link: String
    let words: Words
    let site: Site

    var html: HTML {
        let address = site.baseURL + link
        return """
            <div class="ticket">
            <h1><span class="aside">\(words("queues.ticket.yours")) </span><span class="ticket-number">\(ticket.label)</span></h1>
            <p>\(place.name)<br>\(room.queue(ticket.queue)?.details.title ?? "")\(ticket.marks(words, place.zone))</p>
            <p>\(words("queues.ticket.at", ["hour": words.hour(ticket.takenAt, in: place.zone)])) \(words.before(room.before(ticket)))</p>
            <div class="ticket-square">\(QRCode(address)?.svg(label: words("queues.ticket.follow")))</div>
            <p>\(words("queues.ticket.follow"))</p>
            </div>
            """
    }
}
