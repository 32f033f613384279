import Core
import Foundation
import Hummingbird
import Law
import Web

/// What will become of the requests that are over, and what is in its way.
struct RetentionPage {
    let lines: [RetentionPlan.Line]
    let slips: [EliminationSlip]
    let holds: HoldPart
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.retention.title")
        return visit.visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path)], words: words))
            \(typed.summary)\(done)
            <h1>\(title)</h1>
            <p><strong>\(words.count(lines.reduce(0) { $0 + $1.nextMonth }, "privacy.retention.nextMonth"))</strong></p>
            <p>\(words("privacy.retention.how"))</p>
            \(lines.isEmpty ? "<p class=\"empty\">\(words("privacy.retention.empty"))</p>" : table.html)
            <h2>\(words("privacy.slips.title"))</h2>
            <p>\(words("privacy.slips.how"))</p>
            \(slips.isEmpty ? "<p class=\"empty\">\(words("privacy.slips.empty"))</p>" : slipTable.html)
            \(holds.html)
            <h2>\(words("privacy.sealed.title"))</h2>
            <p>\(words("privacy.sealed.how"))</p>
            <p>\(LinkButton(words("privacy.sealed.see"), to: SealedReadings.path, .secondary))</p>
            <h2>\(words("privacy.figures.title"))</h2>
            <p>\(LinkButton(words("privacy.figures.see"), to: FiguresController.path, .secondary))</p>
            """)
    }

    private var done: Notice? {
        guard let key = visit.visit.query("fait"), ["gel", "levee", "annonce"].contains(key) else { return nil }
        return Notice(.success, words("privacy.holds.done.\(key)"))
    }

    private var table: DataTable {
        let columns = ["procedure", "fate", "active", "intermediate", "due", "next"].map {
            DataTable.Column(words("privacy.retention.column.\($0)"), isNumber: !["procedure", "fate"].contains($0))
        }
        let rows = lines.map { line -> [HTML] in
            [
                "\(line.title)", "\(words("privacy.fate.\(line.rule.fate.rawValue)")) <span class=\"hint\">\(words.rule(line.rule))</span>",
                "\(line.active)", "\(line.intermediate)", "\(line.due)", "\(line.nextMonth)",
            ]
        }
        return DataTable(words("privacy.retention.caption"), columns: columns, rows: rows)
    }

    private var slipTable: DataTable {
        let columns = ["slip", "fate", "count", "state"].map { DataTable.Column(words("privacy.slips.column.\($0)"), isNumber: $0 == "count") }
        let rows = slips.map { slip -> [HTML] in
            [
                """
                <a href="\(RetentionController.path)/bordereaux/\(slip.id.description)">\
                \(words("privacy.slips.name", ["number": slip.id.description, "day": slip.preparedOn.inWords(words.language)]))</a>
                """, "\(words("privacy.fate.\(slip.fate.rawValue)"))", "\(slip.count)",
                "\(StatusTag(words("privacy.slips.state.\(slip.state.rawValue)"), slip.tone))",
            ]
        }
        return DataTable(words("privacy.slips.title"), columns: columns, rows: rows, showsCaption: false)
    }
}

extension EliminationSlip {
    var tone: StatusTag.Tone {
        switch state {
        case .preparing: .neutral
        case .proposed: .waiting
        case .visaed: .progress
        case .done: .good
        }
    }
}

extension Words {
    /// « 12 mois après la décision, dont 3 à portée de main ».
    func rule(_ rule: RetentionRule) -> String {
        self("privacy.rule", ["months": String(rule.months), "active": String(rule.monthsAtHand)])
    }
}
