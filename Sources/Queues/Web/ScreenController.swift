import Core
import Foundation
import Hummingbird
import Web

/// The screen of the waiting room: the numbers that are called, large, and where to go. No name, no reason.
struct ScreenController: Sendable {
    static let shown = 6

    let desk: QueueDesk

    var routes: [Route] { [.get("/file/ecran/:key", answer: show)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let place = try await desk.place(visit, for: .screen)
        let room = try await desk.room(at: place, now: visit.now)
        return WaitingFrame(
            title: visit.words("queues.screen.title"), refresh: (10, visit.path, false),
            main: ScreenPage(place: place, room: room, visit: visit).html, visit: visit
        ).response()
    }
}

struct ScreenPage {
    let place: QueuePlace
    let room: WaitingRoom
    let visit: Visit

    private var words: Words { visit.words }

    /// What changes when somebody is called, for the sound: a recall counts.
    private var mark: String { room.called.first.map { "\($0.label)-\($0.calls)" } ?? "" }

    var html: HTML {
        """
        <header class="screen-head"><h1>\(place.name)</h1> <p>\(words.hour(visit.now, in: place.zone))</p></header>
        <div data-refresh="5" data-call="\(mark)" aria-live="polite" aria-atomic="true">
        \(room.called.isEmpty ? "<p class=\"screen-none\">\(words("queues.screen.nobody"))</p>" : calls)
        <p class="screen-foot">\(words.count(room.waiting.count, "queues.waiting.count"))</p>
        </div>
        <p class="screen-sound"><button class="quiet" type="button" data-chime hidden>\(words("queues.screen.sound"))</button></p>
        """
    }

    private var calls: HTML {
        let lines = room.called.prefix(ScreenController.shown).map { ticket -> HTML in
            let counter = room.counter(ticket.counter)?.details.name ?? ""
            return """
                <li><span class="screen-number">\(ticket.label)</span> <span class="screen-counter"><span class="aside">\(words("queues.screen.goTo")) </span>\
                <span aria-hidden="true">→ </span>\(counter)</span></li>
                """
        }
        return "<ol class=\"screen\">\(lines)</ol>"
    }
}
