import Core
import Hummingbird
import Web

/// One message, as text, and what may be done with it. Its HTML reading is never shown: it is somebody else's page in ours.
struct MessagePage {
    let message: InboundMessage
    let sheet: String?
    let acts: [InboundAct]
    let procedures: [(id: ProcedureID, title: String)]
    let units: [(id: UnitID, name: String)]
    let problem: ReceptionProblem?
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var content: MessageContent { message.content }
    private var address: String { "\(ReceptionController.path)/\(message.id)" }

    func response() -> Response {
        visit.visit.page(
            title: message.title(words), status: problem == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("reception.list.title"), ReceptionController.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("reception.done")))
            \(problem.map { ErrorSummary([.init(href: "#\($0.field)", text: words($0.message))], words: words) })
            <h1>\(message.title(words))</h1>
            \(SummaryList(facts, words: words))
            \(content.gaps.sorted { $0.rawValue < $1.rawValue }.map { Notice(.info, words("reception.gap.\($0.rawValue)")).html })
            <h2>\(words("reception.message.text"))</h2>
            <p class="lines">\(content.text.isEmpty ? words("reception.message.noText") : content.text)</p>
            \(files)
            \(history)
            \(TriageForms(message: message, sheet: sheet, procedures: procedures, units: units, problem: problem, visit: visit, address: address).html)
            """)
    }

    private var facts: [SummaryList.Row] {
        let zone = visit.site.zone
        let texts: [(String, String?)] = [
            ("from", message.author), ("replyTo", content.head.replyTo.first?.address.description),
            ("to", content.head.isScan ? nil : message.recipient),
            ("date", message.receivedAt.inWords(words.language, in: zone)), ("acknowledgement", acknowledgement),
        ]
        let state = SummaryList.Row(words("reception.list.state"), html: "\(message.state.tag(words))\(request)")
        return [state] + texts.compactMap { key, text in text.map { SummaryList.Row(words("reception.message.\(key)"), $0) } }
    }

    /// The request is for its own page to show, or not.
    private var request: HTML? {
        guard let reference = message.reference else { return nil }
        let path = message.state == .request ? "/bureau/demandes/\(reference)" : "/bureau/dossiers/\(reference)"
        return " <a href=\"\(path)\">\(reference.description)</a>"
    }

    private var acknowledgement: String? { content.head.isScan ? nil : message.acknowledgement.map { words("reception.acknowledged.\($0)") } }

    private var files: HTML {
        let parts = content.parts.map { part in
            FileList.File(
                part.name.isEmpty ? words("reception.message.unnamed", ["number": "\(part.number)"]) : part.name.description,
                href: "\(address)/fichiers/\(part.number)", note: words("reception.message.kilobytes", ["count": "\((part.size + 1023) / 1024)"]))
        }
        let original = FileList.File(
            words("reception.message.original"), href: "\(address)/original",
            note: words("reception.message.kilobytes", ["count": "\((message.size + 1023) / 1024)"]))
        return """
            <h2>\(words("reception.message.files"))</h2>
            <p class="hint">\(words("reception.message.notScanned"))</p>
            \(FileList(parts + [original]))
            """
    }

    private var history: HTML? {
        guard !acts.isEmpty else { return nil }
        let lines = acts.map { act -> HTML in
            let date = act.at.inWords(words.language, in: visit.site.zone)
            let done = words("reception.act.\(act.kind.rawValue)", ["agent": act.agentName, "date": date])
            return "<li>\(done)\(act.detail.map { "<p class=\"lines\">\($0)</p>" as HTML })</li>"
        }
        return "<h2>\(words("reception.message.history"))</h2><ul>\(lines)</ul>"
    }
}
