import Core
import Hummingbird
import Web

/// The list of messages, the latest first.
struct ReceptionPage {
    let state: InboundMessage.State
    let rows: [InboundMessage]
    let hasMore: Bool
    let units: [(id: UnitID, name: String)]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: words("reception.list.title"), kind: .wide,
            """
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("reception.done")))
            <h1>\(words("reception.list.title"))</h1>
            <p class="actions"><a href="\(ContactController.path)">\(words("reception.contacts.title"))</a>
            <a href="\(ScanSheetController.path)">\(words("reception.sheet.get"))</a></p>
            \(filters)
            \(rows.isEmpty ? "<p class=\"empty\">\(words("reception.list.empty"))</p>" : table.html)
            \(more)
            """)
    }

    private var filters: Filters {
        let states = InboundMessage.State.allCases.filter { $0 != .received }
        let options = states.map { ChoiceOption($0.rawValue, words("reception.state.\($0.rawValue)")) }
        let question = Question("etat", words("reception.list.state"), words)
        return Filters(ReceptionController.path, SelectInput(question, options: options, selected: state.rawValue).html, words: words)
    }

    private var table: DataTable {
        let columns = ["subject", "from", "unit", "date", "state"].map { DataTable.Column(words("reception.list.\($0)")) }
        return DataTable(words("reception.list.title"), columns: columns, rows: rows.map(cells), showsCaption: false)
    }

    private func cells(_ message: InboundMessage) -> [HTML] {
        [
            "<a href=\"\(ReceptionController.path)/\(message.id.description)\">\(message.title(words))</a>", "\(message.author)",
            "\(units.first { $0.id == message.unit }?.name ?? words("reception.list.everyone"))",
            "\(message.receivedAt.inWords(words.language, in: visit.site.zone))", "\(message.state.tag(words))",
        ]
    }

    private var more: Pagination? {
        guard hasMore, let last = rows.last else { return nil }
        return Pagination(
            previous: nil, next: "\(ReceptionController.path)?etat=\(state.rawValue)&suite=\(last.id)", words: words)
    }
}

extension InboundMessage {
    func title(_ words: Words) -> String {
        if state == .received { return words("reception.message.beingRead") }
        return content.head.subject.isEmpty ? words("reception.message.noSubject") : content.head.subject.description
    }

    /// Who says to have written it.
    var author: String {
        guard let from = content.head.from else { return "" }
        return from.name.isEmpty ? from.address.description : "\(from.name) <\(from.address)>"
    }
}

extension InboundMessage.State {
    func tag(_ words: Words) -> StatusTag {
        let tone: StatusTag.Tone =
            switch self {
            case .received, .waiting: .progress
            case .attached, .request, .answered: .good
            case .spam: .bad
            }
        return StatusTag(words("reception.state.\(rawValue)"), tone)
    }
}
