import Core
import Foundation
import Web

/// What gives a ticket at the desk: one button for each queue, and the people who are expected.
struct TicketForms {
    let place: QueuePlace
    let room: WaitingRoom
    let counter: Counter?
    let expected: [ExpectedPerson]
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var open: [Queue] { room.queues.filter(\.details.isOpen) }

    var html: HTML? {
        guard !open.isEmpty else { return nil }
        return """
            <h2>\(words("queues.give"))</h2>
            <form method="post" action="\(TicketController.path)">\(visit.visit.formToken)\(hidden)
            \(TickBox(Question("priorite", words("queues.priority"), words, hint: words("queues.priority.hint"))))
            <p class="actions">\(open.map { "\(Button("\($0.details.letter) – \($0.details.title)", .secondary, name: "file", value: "\($0.id)")) " as HTML })</p>
            </form>
            \(if: !expected.isEmpty, withAppointment)
            """
    }

    private var hidden: HTML {
        """
        <input type="hidden" name="lieu" value="\(place.id.description)">\
        <input type="hidden" name="guichet" value="\(counter.map { "\($0.id)" } ?? "")">
        """
    }

    private var withAppointment: HTML {
        let columns = ["hour", "person", "what", "act"].map { DataTable.Column(words("queues.column.\($0)")) }
        let table = DataTable(words("queues.expected"), columns: columns, rows: expected.map(row))
        return """
            <form class="further" method="post" action="\(TicketController.path)">\(visit.visit.formToken)\(hidden)
            \(table)
            \(SelectInput(Question("file", words("queues.expected.queue"), words), options: open.map { ChoiceOption("\($0.id)", $0.details.title) }))
            </form>
            """
    }

    private func row(_ person: ExpectedPerson) -> [HTML] {
        [
            "\(words.hour(person.due, in: place.zone))", "\(person.name)", "\(person.subject)",
            """
            <button class="quiet" name="rendez_vous" value="\(person.reference.description)">\(words("queues.expected.here"))\
            <span class="aside"> : \(person.name)</span></button>
            """,
        ]
    }
}
