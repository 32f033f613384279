import Core
import Hummingbird
import Web

/// One mail, as text. Its HTML reading is never shown: it is somebody else's page in ours.
struct OutgoingMailPage {
    let reading: OutgoingMailReading
    let hasServer: Bool
    /// Whether the private links are shown whole. **They open a request to whoever reads them.**
    let showsLinks: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var mail: OutgoingMail { reading.mail }

    func response() -> Response {
        visit.visit.page(
            title: mail.subject, kind: .wide,
            """
            \(Breadcrumb([(words("correspondence.outbox.title"), OutboxController.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words.count(1, "correspondence.outbox.done")))
            <h1>\(mail.subject)</h1>
            \(SummaryList(facts, words: words))
            \(content)
            \(if: reading.text != nil && hasServer, again)
            """)
    }

    private var facts: [SummaryList.Row] {
        let zone = visit.site.zone
        let texts: [(String, String?)] = [
            ("to", mail.to.masked), ("date", mail.createdAt.inWords(words.language, in: zone)),
            ("sentAt", mail.sentAt?.inWords(words.language, in: zone)), ("attempts", "\(mail.attempts)"), ("error", mail.lastError),
            ("messageID", mail.messageID.description),
        ]
        let state = SummaryList.Row(words("correspondence.outbox.state"), html: "\(mail.state.tag(words))")
        return [state] + texts.compactMap { key, text in text.map { SummaryList.Row(words("correspondence.outbox.\(key)"), $0) } }
    }

    private var content: HTML {
        guard let text = reading.text else { return Notice(.info, words("correspondence.mail.erased")).html }
        return """
            <h2>\(words("correspondence.mail.text"))</h2>
            <p class="lines">\(showsLinks ? text : text.withoutPrivateLinks)</p>
            \(attachments)
            """
    }

    private var attachments: HTML? {
        guard !reading.attachments.isEmpty else { return nil }
        let lines = reading.attachments.map { file -> HTML in
            "<li>\(file.name) <span class=\"hint\">\(file.mediaType), \(words("correspondence.mail.kilobytes", ["count": "\((file.size + 1023) / 1024)"]))</span></li>"
        }
        return "<h2>\(words("correspondence.mail.attachments"))</h2><ul>\(lines)</ul>"
    }

    private var again: HTML {
        """
        <form method="post" action="\(OutboxController.path)/\(mail.id.description)/envois">\(visit.visit.formToken)
        <p>\(words("correspondence.mail.again.\(mail.state.rawValue)"))</p>
        \(Button(words("correspondence.mail.again"), .secondary))</form>
        """
    }
}

extension String {
    /// Addresses that end with a long secret are cut before it.
    var withoutPrivateLinks: String { replacing(/(https?:\/\/[^\s]*\/)[A-Za-z0-9_.~\-]{16,}/) { "\($0.output.1)…" } }
}
