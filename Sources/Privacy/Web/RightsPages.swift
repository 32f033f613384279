import Core
import Foundation
import Hummingbird
import Law
import Web

/// What waits for an answer, the most urgent first.
struct RightsListPage {
    let requests: [RightsRequest]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.rights.title")
        let columns = ["person", "right", "received", "due", "state"].map { DataTable.Column(words("privacy.rights.column.\($0)")) }
        let table = DataTable(title, columns: columns, rows: requests.map(row), showsCaption: false)
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path)], words: words))
            <h1>\(title)</h1>
            <p>\(words("privacy.rights.how"))</p>
            <p>\(LinkButton(words("privacy.rights.enter"), to: RightsController.path + "/nouvelle"))</p>
            \(requests.isEmpty ? "<p class=\"empty\">\(words("privacy.rights.empty"))</p>" : table.html)
            """)
    }

    private func row(_ request: RightsRequest) -> [HTML] {
        [
            "<a href=\"\(RightsController.path)/\(request.id.description)\">\(request.person)</a>",
            "\(words("privacy.right.\(request.right.rawValue)"))",
            "\(request.receivedOn.inWords(words.language))", "\(request.clock(in: Region(named: visit.site.place)).dueOn.inWords(words.language))",
            "\(request.tag(words, visit))",
        ]
    }
}

extension RightsRequest {
    func tag(_ words: Words, _ visit: AgentVisit) -> StatusTag {
        if isLate(on: visit.visit.today, in: Region(named: visit.site.place)) { return StatusTag(words("privacy.rights.late"), .bad) }
        switch state {
        case .open: return StatusTag(words("privacy.rights.state.open"), .waiting)
        case .granted: return StatusTag(words("privacy.rights.state.granted"), .good)
        case .refused: return StatusTag(words("privacy.rights.state.refused"), .neutral)
        }
    }
}

/// What somebody asked by phone, by post or at the counter, written down.
struct EntryPage {
    static let right = "droit"
    static let channel = "canal"
    static let identity = "identite"
    static let person = "personne"
    static let contact = "contact"
    static let references = "numeros"
    static let day = "recue"
    static let details = "precisions"

    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.rights.enter")
        return visit.visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.rights.title"), RightsController.path)], words: words))
            \(typed.summary)
            <h1>\(title)</h1>
            <form method="post" action="\(RightsController.path)">\(visit.visit.formToken)
            \(typed.radios(Self.right, "privacy.right", Right.allCases.map(\.rawValue)))
            \(typed.line(Self.person, "privacy.rights.person"))
            \(typed.line(Self.contact, "privacy.rights.contact", hint: "privacy.rights.contact.hint"))
            \(typed.radios(Self.channel, "privacy.rights.channel", Channel.allCases.map(\.rawValue)))
            \(typed.date(Self.day, "privacy.rights.day", or: visit.visit.today))
            \(typed.radios(Self.identity, "privacy.rights.identity", hint: "privacy.rights.identity.hint", ["checked", "asked"]))
            \(typed.area(Self.references, "privacy.rights.references", hint: "privacy.rights.references.hint", isOptional: true, rows: 3))
            \(typed.area(Self.details, "privacy.rights.details", isOptional: true))
            <div class="actions">\(Button(words("privacy.rights.save")))</div></form>
            """)
    }
}

/// One request about rights: its clock, the copy, the answer.
struct RightsPage {
    static let reason = "motif"
    static let state = "suite"
    static let text = "texte"

    let request: RightsRequest
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }
    private var path: String { "\(RightsController.path)/\(request.id)" }
    private var clock: RightsClock { request.clock(in: Region(named: visit.site.place)) }

    func response() -> Response {
        let title = words("privacy.rights.one", ["right": words("privacy.right.\(request.right.rawValue)"), "person": request.person])
        return visit.visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.rights.title"), RightsController.path)], words: words))
            \(typed.summary)\(done)
            <h1>\(title)</h1>
            <p>\(request.tag(words, visit)) \(words("privacy.rights.due", ["day": clock.dueOn.inWords(words.language)]))</p>
            \(SummaryList(rows, words: words))
            \(if: request.answer != nil, "<p><a href=\"\(path)/reponse.pdf\">\(words("privacy.rights.answer.pdf"))</a></p>")
            \(copy)\(answer)\(extending)
            """)
    }

    private var done: Notice? {
        guard let key = visit.visit.query("fait"), ["prolongation", "reponse"].contains(key) else { return nil }
        return Notice(.success, words("privacy.rights.done.\(key)"))
    }

    private var rows: [SummaryList.Row] {
        var rows = [
            SummaryList.Row(words("privacy.rights.article"), words("privacy.rights.article.of", ["number": String(request.right.article)])),
            SummaryList.Row(words("privacy.rights.day"), request.receivedOn.inWords(words.language)),
            SummaryList.Row(words("privacy.rights.channel"), words("privacy.rights.channel.\(request.channel.rawValue)")),
            SummaryList.Row(words("privacy.rights.contact"), request.contact),
            SummaryList.Row(words("privacy.rights.identity"), words("privacy.rights.identity.\(request.identity.rawValue)")),
            SummaryList.Row(words("privacy.rights.references"), request.references.map(\.description).joined(separator: ", ")),
            SummaryList.Row(words("privacy.rights.details"), request.details),
        ]
        if let reason = request.extensionReason { rows.append(.init(words("privacy.rights.extended"), reason)) }
        if let text = request.answer, let day = request.answeredOn {
            let by = words("privacy.holds.by", ["day": day.inWords(words.language), "name": request.answeredBy ?? ""])
            rows.append(.init(words("privacy.rights.answered"), "\(by)\n\n\(text)"))
        }
        return rows
    }

    private var copy: HTML? {
        guard [.access, .portability].contains(request.right), !request.references.isEmpty else { return nil }
        return """
            <h2>\(words("privacy.rights.copy"))</h2><p>\(words("privacy.rights.copy.how"))</p>
            <p><a href="\(path)/copie.zip">\(words("privacy.rights.copy.take"))</a></p>
            """
    }

    /// The draft of the answer that was chosen: the other one is a link away.
    private var answer: HTML? {
        guard request.state == .open else { return nil }
        let chosen = typed.form.first(Self.state) ?? visit.visit.query(Self.state) ?? "granted"
        let state = chosen == "refused" ? "refused" : "granted"
        let other = state == "granted" ? "refused" : "granted"
        return """
            <h2>\(words("privacy.rights.answer"))</h2>
            <p>\(words("privacy.rights.answer.how.\(state)")) <a href="\(path)?\(Self.state)=\(other)">\(words("privacy.rights.answer.other.\(other)"))</a></p>
            <form method="post" action="\(path)/reponse">\(visit.visit.formToken)
            <input type="hidden" name="\(Self.state)" value="\(state)">
            \(typed.area(Self.text, "privacy.rights.answer.text", rows: 12, value: draft(state)))
            <div class="actions">\(Button(words("privacy.rights.answer.\(state)")))</div></form>
            """
    }

    private func draft(_ state: String) -> String {
        let body = words(
            "privacy.answer.\(request.right.rawValue).\(state)",
            ["references": request.references.map(\.description).joined(separator: ", ")])
        let end = state == "refused" ? words("privacy.answer.remedies") + "\n\n" : ""
        return words("privacy.answer.begin", ["day": request.receivedOn.inWords(words.language)]) + "\n\n" + body + "\n\n" + end
            + words("privacy.answer.end", ["town": visit.site.name])
    }

    private var extending: HTML? {
        guard request.state == .open, request.extensionReason == nil, visit.visit.today <= clock.mayExtendUntil else { return nil }
        return """
            <h2>\(words("privacy.rights.extend"))</h2>
            <p>\(words("privacy.rights.extend.how", ["day": clock.mayExtendUntil.inWords(words.language)]))</p>
            <form method="post" action="\(path)/prolongation">\(visit.visit.formToken)
            \(typed.area(Self.reason, "privacy.rights.extend.reason", rows: 3))
            <div class="actions">\(Button(words("privacy.rights.extend.button"), .secondary))</div></form>
            """
    }
}
