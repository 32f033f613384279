import Core
import Forms
import Web

/// What could be done: where, what is seen, what to do. The rest of the page is the proof.
struct FindingTable {
    let view: EvidenceView
    let findings: [Finding]

    private var words: Words { view.words }

    var html: HTML {
        let columns = ["where", "seen", "advice"].map { DataTable.Column(words("studio.evidence.column.\($0)")) }
        return DataTable(words("studio.evidence.findings.table"), columns: columns, rows: findings.map(cells), showsCaption: false).html
    }

    private func cells(_ finding: Finding) -> [HTML] {
        let place = finding.field.isEmpty ? view.link(to: finding.page) : view.link(to: finding.field, on: finding.page)
        return [place, "\(seen(finding))", "<strong>\(words("studio.evidence.advice.\(finding.kind.rawValue)"))</strong>"]
    }

    private func seen(_ finding: Finding) -> String {
        let key = "studio.evidence.seen.\(finding.kind.rawValue)"
        switch finding.kind {
        case .sameAnswer:
            let percent = "\(finding.part.percent)"
            guard let option = finding.options.first else { return words("studio.evidence.seen.sameText", ["percent": percent]) }
            return words("studio.evidence.seen.sameAnswer", ["percent": percent, "answer": label(option)])
        case .seldomChosen:
            return words(
                "studio.evidence.seen.seldomChosen",
                ["options": finding.options.map(quoted).joined(separator: ", "), "total": "\(finding.part.total)"])
        case .seldomShown, .seldomAnswered: return words(UserMessage(key, ["part": view.few(finding.part)]))
        default: return words(UserMessage(key, ["part": view.plain(finding.part)]))
        }
    }

    private func label(_ option: Option) -> String { option.label.isEmpty ? words("web.choice.\(option.key)") : option.label }

    private func quoted(_ option: Option) -> String { words("studio.evidence.quoted", ["text": label(option)]) }
}
