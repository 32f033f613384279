import Core
import Hummingbird
import Web

/// The short messages that leave, for administrators, beside the mails.
struct SMSController: Sendable {
    static let path = "/bureau/sms"
    static let most = 200

    let messages: any OutgoingSMSRepository
    let hasGateway: Bool

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: list),
            .agents(.post, Self.path + "/:sms/envois", [.administrator], answer: send),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        SMSPage(
            rows: try await messages.list(of: visit.viewer.organisation, atMost: Self.most), hasGateway: hasGateway, visit: visit
        ).response()
    }

    @Sendable private func send(_ visit: AgentVisit) async throws -> Response {
        let id: OutgoingSMSID = try visit.visit.parameter("sms")
        guard try await messages.replay(id, of: visit.viewer.organisation, at: visit.now) else { throw CorrespondenceProblem.unknownMail }
        return .seeOther("\(Self.path)?fait=1")
    }
}

struct SMSPage {
    let rows: [OutgoingSMS]
    let hasGateway: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("correspondence.sms.title")
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("correspondence.outbox.title"), OutboxController.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("correspondence.sms.done")))
            <h1>\(title)</h1>
            \(hasGateway ? nil : Notice(.info, words("correspondence.sms.noGateway")))
            \(rows.isEmpty ? "<p class=\"empty\">\(words("correspondence.sms.empty"))</p>" : table.html)
            """)
    }

    private var table: DataTable {
        let titles = ["outbox.to", "sms.text", "outbox.date", "outbox.state", "outbox.attempts", "outbox.error", "sms.again"]
        return DataTable(
            words("correspondence.sms.title"),
            columns: titles.map { DataTable.Column(words("correspondence." + $0), isNumber: $0.hasSuffix("attempts")) }, rows: rows.map(cells),
            showsCaption: false)
    }

    private func cells(_ message: OutgoingSMS) -> [HTML] {
        [
            "\(message.sms.to.masked)", "\(message.sms.text.description)", "\(message.createdAt.inWords(words.language, in: visit.site.zone))",
            "\(message.state.tag(words))", "\(message.attempts)", "\(message.lastError ?? "")",
            message.state == .sent || !hasGateway
                ? ""
                : """
                <form method="post" action="\(SMSController.path)/\(message.id.description)/envois">\(visit.visit.formToken)\
                \(Button(words("correspondence.sms.again"), .quiet))</form>
                """,
        ]
    }
}

extension MobileNumber {
    /// "+336……78": enough to tell two apart on a screen that others see.
    var masked: String { description.prefix(4) + "……" + description.suffix(2) }
}
