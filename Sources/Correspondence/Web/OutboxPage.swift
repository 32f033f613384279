import Core
import Hummingbird
import Web

/// The list of mails, the latest first.
struct OutboxPage {
    let state: OutgoingMail.State?
    let rows: [OutgoingMail]
    let hasMore: Bool
    let waiting: Int
    let hasServer: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: words("correspondence.outbox.title"), kind: .wide,
            """
            \(done)
            <h1>\(words("correspondence.outbox.title"))</h1>
            \(hasServer ? nil : Notice(.info, words("correspondence.outbox.noServer")))
            <p><a href="\(SMSController.path)">\(words("correspondence.outbox.seeSMS"))</a></p>
            \(filters)
            \(rows.isEmpty ? "<p class=\"empty\">\(words("correspondence.outbox.empty"))</p>" : table.html)
            \(more)
            \(if: waiting > 0 && hasServer, sendWaiting)
            """)
    }

    private var done: Notice? {
        visit.visit.query("fait").flatMap { Int($0) }.map { Notice(.success, words.count($0, "correspondence.outbox.done")) }
    }

    private var filters: Filters {
        let states = OutgoingMail.State.allCases.map { ChoiceOption($0.rawValue, words("correspondence.state.\($0.rawValue)")) }
        let question = Question("etat", words("correspondence.outbox.state"), words)
        let all = ChoiceOption("", words("correspondence.outbox.all"))
        return Filters(OutboxController.path, SelectInput(question, options: [all] + states, selected: state?.rawValue).html, words: words)
    }

    private var table: DataTable {
        let titles = ["subject", "to", "date", "state", "attempts", "error"]
        return DataTable(
            words("correspondence.outbox.title"),
            columns: titles.map { DataTable.Column(words("correspondence.outbox.\($0)"), isNumber: $0 == "attempts") },
            rows: rows.map(cells), showsCaption: false)
    }

    private func cells(_ mail: OutgoingMail) -> [HTML] {
        [
            "<a href=\"\(OutboxController.path)/\(mail.id.description)\">\(mail.subject)</a>", "\(mail.to.masked)",
            "\(mail.createdAt.inWords(words.language, in: visit.site.zone))", "\(mail.state.tag(words))", "\(mail.attempts)",
            "\(mail.lastError ?? "")",
        ]
    }

    private var more: Pagination? {
        guard hasMore, let last = rows.last else { return nil }
        let chosen = state.map { "etat=\($0.rawValue)&" } ?? ""
        return Pagination(previous: nil, next: "\(OutboxController.path)?\(chosen)suite=\(last.id)", words: words)
    }

    private var sendWaiting: HTML {
        """
        <form method="post" action="\(OutboxController.path)/envois">\(visit.visit.formToken)
        <p>\(words.count(waiting, "correspondence.outbox.waiting"))</p>
        \(Button(words("correspondence.outbox.sendWaiting"), .secondary))</form>
        """
    }
}

extension OutgoingMail.State {
    func tag(_ words: Words) -> StatusTag {
        let tone: StatusTag.Tone =
            switch self {
            case .waiting: .progress
            case .sent: .good
            case .failed: .bad
            }
        return StatusTag(words("correspondence.state.\(rawValue)"), tone)
    }
}
