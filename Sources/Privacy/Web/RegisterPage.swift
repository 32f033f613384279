import Core
import Hummingbird
import Law
import Web

/// Every processing that runs, and what the data protection officer should look at first.
struct RegisterPage {
    let entries: [Register.Entry]
    /// Tables that no treatment declares.
    let undeclared: [String]
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.register.title")
        let drifted = entries.count { !$0.drifts.isEmpty }
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path)], words: words))
            <h1>\(title)</h1>
            \(drifted == 0 ? nil : Notice(.warning, title: words.count(drifted, "privacy.register.drifted"), words("privacy.register.drifted.what")))
            \(undeclaredNotice)
            <p>\(words("privacy.register.how"))</p>
            <p><a href="\(RegisterController.path).csv">\(words("privacy.register.csv"))</a> · \
            <a href="\(RegisterController.path).ods">\(words("privacy.register.ods"))</a> · \
            <a href="\(RegisterController.path).pdf">\(words("privacy.register.pdf"))</a> · \
            <a href="\(SentencesController.path)">\(words("privacy.sentences.title"))</a></p>
            \(table)
            """)
    }

    private var undeclaredNotice: Notice? {
        if undeclared.isEmpty { return nil }
        let lines = undeclared.map { "<li><code>\($0)</code></li>" as HTML }
        return Notice(
            .important, title: words.count(undeclared.count, "privacy.register.undeclared"),
            html: "<p>\(words("privacy.register.undeclared.what"))</p><ul>\(lines)</ul>")
    }

    private var table: DataTable {
        let columns = ["title", "unit", "purpose", "retention", "state"].map { DataTable.Column(words("privacy.register.column.\($0)")) }
        return DataTable(words.count(entries.count, "privacy.register.count"), columns: columns, rows: entries.map(row))
    }

    private func row(_ entry: Register.Entry) -> [HTML] {
        [
            "<a href=\"\(RegisterController.path)/\(entry.record.slug)\">\(entry.record.title)</a>", "\(entry.record.unit)",
            "\(entry.record.purpose)",
            entry.record.told.map { "\($0.retention)" }
                ?? "\(words.rule(entry.record.rule)), \(words("privacy.fate.\(entry.record.rule.fate.rawValue)"))", "\(entry.tag(words))",
        ]
    }
}

extension Register.Entry {
    func tag(_ words: Words) -> StatusTag {
        if !record.gaps.isEmpty { return StatusTag(words("privacy.register.state.gap"), .bad) }
        if !drifts.isEmpty { return StatusTag(words("privacy.register.state.drifted"), .bad) }
        return approval == nil ? StatusTag(words("privacy.register.state.new"), .waiting) : StatusTag(words("privacy.register.state.approved"), .good)
    }
}

/// One processing, what changed since somebody agreed to it, and the agreement.
struct RegisterEntryPage {
    static let digest = "empreinte"

    let entry: Register.Entry
    let sentences: RecordSentences
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var record: ProcessingRecord { entry.record }

    func response() -> Response {
        visit.visit.page(
            title: record.title, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.register.title"), RegisterController.path)], words: words))
            \(visit.visit.query("fait").map { _ in Notice(.success, words("privacy.register.approved.done")) })
            <h1>\(record.title)</h1>
            <p>\(entry.tag(words)) \(entry.approval.map(approved) ?? "")</p>
            \(gaps)\(drifts)
            \(SummaryList(ToldRecord(record: record, site: visit.site, words: words, sentences: sentences).lines.dropFirst().map { SummaryList.Row($0.label, $0.text) }, words: words))
            \(record.told != nil ? nil : Details(words.count(record.asked.count, "privacy.register.asked"), "<ul>\(record.asked.map { "<li>\($0.label) – \(words("privacy.category.\($0.category.rawValue)"))</li>" as HTML })</ul>"))
            \(record.told != nil ? nil : "<p><a href=\"/demarches/\(record.slug)\">\(words("privacy.register.notice"))</a></p>")
            \(approval)
            """)
    }

    private func approved(_ approval: Approval) -> String {
        words("privacy.register.approvedBy", ["name": approval.by, "date": approval.at.inWords(words.language, in: visit.site.zone)])
    }

    private var gaps: Notice? {
        if record.gaps.isEmpty { return nil }
        let lines = record.gaps.map { "<li>\(words("privacy.gap.\($0.rawValue)"))</li>" as HTML }
        return Notice(.important, title: words("privacy.register.state.gap"), html: "<ul>\(lines)</ul>")
    }

    private var drifts: HTML? {
        if entry.drifts.isEmpty { return nil }
        let columns = ["part", "kind", "text"].map { DataTable.Column(words("privacy.drift.column.\($0)")) }
        let rows = entry.drifts.map { drift -> [HTML] in
            ["\(words("privacy.drift.part.\(drift.part)"))", "\(words("privacy.drift.\(drift.kind.rawValue)"))", "\(drift.text)"]
        }
        return "<h2>\(words("privacy.drift.title"))</h2>\(DataTable(words("privacy.drift.title"), columns: columns, rows: rows, showsCaption: false))"
    }

    private var approval: HTML? {
        guard visit.viewer.has(.dataProtectionOfficer), entry.approval == nil || !entry.drifts.isEmpty else { return nil }
        return """
            <h2>\(words("privacy.register.approve"))</h2><p>\(words("privacy.register.approve.what"))</p>
            <form method="post" action="\(RegisterController.path)/\(record.slug)/accord">\(visit.visit.formToken)
            <input type="hidden" name="\(Self.digest)" value="\(entry.content.digest)">
            <div class="actions">\(Button(words("privacy.register.approve.button")))</div></form>
            """
    }
}
