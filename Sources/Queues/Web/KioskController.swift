import Core
import Foundation
import Hummingbird
import Web

/// The tablet at the entrance, where people take a ticket by themselves. It asks for no name; an appointment is told by its number.
struct KioskController: Sendable {
    let desk: QueueDesk

    var routes: [Route] { [.get("/file/borne/:key", answer: show), .post("/file/borne/:key", answer: take)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let place = try await desk.place(visit, for: .kiosk)
        let room = try await desk.room(at: place, now: visit.now)
        if let ticket = visit.query("ticket").flatMap({ desk.links.ticket($0) }).flatMap(room.ticket) { return given(ticket, place, room, visit) }
        return page(room, place, nil, visit)
    }

    @Sendable private func take(_ visit: Visit) async throws -> Response {
        let place = try await desk.place(visit, for: .kiosk)
        do {
            let ticket = try await take(at: place, visit)
            return .seeOther("\(visit.path)?ticket=\(desk.links.address(of: ticket.id).split(separator: "/").last ?? "")")
        } catch let problem as QueueProblem where problem.kind == .invalid || problem.kind == .conflict {
            return page(try await desk.room(at: place, now: visit.now), place, problem, visit)
        }
    }

    private func take(at place: QueuePlace, _ visit: Visit) async throws -> Ticket {
        let hasPriority = visit.form.first("priorite") != nil
        if let queue = visit.form.first("file").flatMap({ QueueID($0) }) {
            return try await desk.queues.take(TicketWish(queue: queue, hasPriority: hasPriority), at: place, now: visit.now)
        }
        let room = try await desk.room(at: place, now: visit.now)
        guard let queue = room.queues.first(where: \.details.isOpen) else { throw QueueProblem.closed }
        guard let typed = visit.form.text("rendez_vous") else { throw QueueProblem.noNumber }
        guard let reference = Reference(typed) else { throw QueueProblem.unknownAppointment }
        return try await desk.welcome(reference, in: queue.id, hasPriority: hasPriority, at: place, now: visit.now)
    }

    private func page(_ room: WaitingRoom, _ place: QueuePlace, _ problem: QueueProblem?, _ visit: Visit) -> Response {
        var response = WaitingFrame(
            title: visit.words("queues.kiosk.title"), main: KioskPage(place: place, room: room, problem: problem, visit: visit).html, visit: visit
        ).response()
        if problem != nil { response.status = .unprocessableContent }
        return response
    }

    /// What was given, long enough to be read or photographed; then the next person's turn.
    private func given(_ ticket: Ticket, _ place: QueuePlace, _ room: WaitingRoom, _ visit: Visit) -> Response {
        let words = visit.words
        let sheet = TicketSheet(ticket: ticket, place: place, room: room, link: desk.links.address(of: ticket.id), words: words, site: visit.site)
        return WaitingFrame(
            title: words("queues.ticket", ["ticket": ticket.label]), refresh: (30, visit.path, true),
            main: """
                \(sheet.html)
                <p class="actions no-print"><button class="button" type="button" data-print hidden>\(words("queues.print"))</button> \
                \(LinkButton(words("queues.kiosk.next"), to: visit.path, .secondary))</p>
                """, visit: visit
        ).response()
    }
}

struct KioskPage {
    let place: QueuePlace
    let room: WaitingRoom
    let problem: QueueProblem?
    let visit: Visit

    private var words: Words { visit.words }
    private var open: [Queue] { room.queues.filter(\.details.isOpen) }

    var html: HTML {
        """
        \(problem.map { ErrorSummary([.init(href: "#rendez_vous", text: words($0.message))], words: words) })
        <h1>\(words("queues.kiosk.welcome"))</h1>
        \(open.isEmpty ? "<p class=\"lead\">\(words("queues.kiosk.closed"))</p>" : form)
        """
    }

    /// The number of an appointment first: the Enter key presses the first button of a form.
    private var form: HTML {
        let number = Question(
            "rendez_vous", words("queues.kiosk.number"), words, hint: words("queues.kiosk.number.hint"), error: problem.map { words($0.message) },
            isOptional: true)
        return """
            <form method="post" action="\(visit.path)">\(visit.formToken)
            \(TickBox(Question("priorite", words("queues.priority"), words, hint: words("queues.priority.hint"))))
            <h2>\(words("queues.kiosk.with"))</h2>
            \(TextInput(number, .number, value: visit.form.first("rendez_vous") ?? ""))
            \(Button(words("queues.kiosk.take"), .secondary))
            <h2>\(words("queues.kiosk.without"))</h2>
            <ul class="kiosk">\(open.map { "<li>\(Button($0.details.title, name: "file", value: "\($0.id)"))</li>" as HTML })</ul>
            </form>
            """
    }
}
