import Core
import Foundation
import Hummingbird
import Web

/// The counter of an agent: whom they receive, whom they call next, who waits.
struct CounterPage {
    let places: [QueuePlace]
    let place: QueuePlace
    let room: WaitingRoom
    let counter: Counter?
    let expected: [ExpectedPerson]
    let screen: String
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var current: Ticket? { counter.flatMap { room.current(of: $0.id) } }

    func response() -> Response {
        let title = words("queues.title")
        return visit.visit.page(
            title: current.map { "\($0.label) – \(title)" } ?? title, kind: .wide,
            """
            \(news)
            <h1>\(title)</h1>
            \(Filters(CounterController.path, "\(placeInput)\(counterInput)", button: words("queues.counter.take"), words: words))
            \(room.queues.isEmpty ? settingsHint : nil)
            \(counter.map(calling))
            \(if: counter == nil && !room.queues.isEmpty, "<p>\(words("queues.counter.choose"))</p>")
            <h2>\(words("queues.waiting"))</h2>
            <div data-refresh="10">\(waitingList)</div>
            \(TicketForms(place: place, room: room, counter: counter, expected: newcomers, visit: visit).html)
            <p class="actions"><a href="\(screen)">\(words("queues.screen.open"))</a> <a href="\(QueueFiguresController.path)?lieu=\(place.id.description)">\(words("queues.figures.title"))</a></p>
            """)
    }

    private var news: HTML? {
        guard let news = visit.visit.query("dire").flatMap(QueueNews.init) else { return nil }
        let text = words("queues.news.\(news.rawValue)", ["ticket": current?.label ?? ""])
        return Notice(news == .nobody ? .info : .success, text).html
    }

    private var settingsHint: HTML {
        let link: HTML? =
            visit.viewer.has(.administrator) ? " <a href=\"\(QueueSettings.path)/\(place.id.description)\">\(words("queues.settings"))</a>" : nil
        return "<p>\(words("queues.noQueue"))\(link)</p>"
    }

    private var placeInput: SelectInput {
        SelectInput(
            Question("lieu", words("queues.place"), words), options: places.map { ChoiceOption("\($0.id)", $0.name) }, selected: "\(place.id)")
    }

    private var counterInput: SelectInput {
        let options = [ChoiceOption("", words("queues.counter.none"))] + room.counters.map { ChoiceOption("\($0.id)", $0.details.name) }
        return SelectInput(Question("guichet", words("queues.counter"), words), options: options, selected: counter.map { "\($0.id)" })
    }

    private func calling(_ counter: Counter) -> HTML {
        let next = room.next(for: counter)
        return """
            <form class="calling" method="post" action="\(CounterController.path)/appels">\(visit.visit.formToken)
            <input type="hidden" name="lieu" value="\(place.id.description)"><input type="hidden" name="guichet" value="\(counter.id.description)">
            <input type="hidden" name="courant" value="\(current.map { "\($0.id)" } ?? "")">
            <h2>\(counter.details.name)</h2>
            \(current.map(received))
            <p class="actions"><button class="button" name="quoi" value="suivant" accesskey="n" data-key="n">\(words("queues.call"))</button> \
            <span class="hint" data-refresh="10">\(next.map { words("queues.call.next", ["ticket": $0.label]) } ?? words("queues.call.none"))</span></p>
            \(current.map { _ in others(counter) })
            </form>
            """
    }

    private func received(_ ticket: Ticket) -> HTML {
        let person = expected.first { $0.reference == ticket.appointment }
        let who: HTML? = person.map {
            "<br><a href=\"/bureau/rendez-vous/\($0.reference.description)\">\($0.name)</a> – \($0.subject)"
        }
        return """
            <p class="receiving"><strong class="ticket-number">\(ticket.label)</strong>\(ticket.marks(words, place.zone))<br>\
            \(room.queue(ticket.queue)?.details.title ?? "")\(who)\
            \(if: ticket.calls > 1, "<br><span class=\"hint\">\(words.count(ticket.calls, "queues.calls"))</span>")</p>
            """
    }

    private func others(_ counter: Counter) -> HTML {
        let queues = room.queues.map { ChoiceOption("file-\($0.id)", $0.details.title) }
        let counters = room.counters.filter { $0.id != counter.id }.map { ChoiceOption("guichet-\($0.id)", $0.details.name) }
        let groups =
            (counters.isEmpty ? [] : [ChoiceGroup(words("queues.transfer.counters"), counters)])
            + [ChoiceGroup(words("queues.transfer.queues"), queues)]
        return """
            <p class="actions">\(Button(words("queues.recall"), .secondary, name: "quoi", value: "rappel")) \
            \(Button(words("queues.done"), .secondary, name: "quoi", value: "fini")) \
            \(Button(words("queues.left"), .secondary, name: "quoi", value: "parti"))</p>
            <div class="filters">\(SelectInput(Question("vers", words("queues.transfer"), words), groups: groups))\
            \(Button(words("queues.transfer.do"), .secondary, name: "quoi", value: "transfert"))</div>
            """
    }

    /// Those who have no ticket yet.
    private var newcomers: [ExpectedPerson] {
        let here = Set(room.tickets.compactMap(\.appointment))
        return expected.filter { !here.contains($0.reference) }
    }

    private var waitingList: HTML {
        let waiting = room.waiting
        guard !waiting.isEmpty else { return "<p>\(words("queues.waiting.nobody"))</p>" }
        let columns = ["ticket", "what", "since", "act"].map { DataTable.Column(words("queues.column.\($0)")) }
        let table = DataTable(words.count(waiting.count, "queues.waiting.count"), columns: columns, rows: waiting.map(row))
        return """
            <form method="post" action="\(TicketController.path)/departs">\(visit.visit.formToken)\
            <input type="hidden" name="lieu" value="\(place.id.description)">\
            <input type="hidden" name="guichet" value="\(counter.map { "\($0.id)" } ?? "")">\(table)</form>
            """
    }

    private func row(_ ticket: Ticket) -> [HTML] {
        let name = expected.first { $0.reference == ticket.appointment }?.name
        let kept = room.counter(ticket.keptFor).map { words("queues.keptFor", ["counter": $0.details.name]) }
        return [
            "<a href=\"\(TicketController.path)/\(ticket.id.description)\">\(ticket.label)</a>\(ticket.marks(words, place.zone))",
            "\(room.queue(ticket.queue)?.details.title ?? "")\([name, kept].compactMap(\.self).map { "<br>\($0)" as HTML })",
            "\(words.hour(ticket.takenAt, in: place.zone))",
            """
            <button class="quiet" name="parti" value="\(ticket.id.description)">\(words("queues.left"))\
            <span class="aside"> : \(ticket.label)</span></button>
            """,
        ]
    }
}
