import Core
import Forms
import Web

/// Page by page: who came, who stopped, who is still there, what was given back, and how long it took.
struct PageFiguresTable {
    let view: EvidenceView

    private var words: Words { view.words }

    var html: HTML {
        let numbers = ["reached", "stopped", "waiting", "refused", "time"]
        let columns =
            [DataTable.Column(words("studio.evidence.column.page"))] + numbers.map { .init(words("studio.evidence.column.\($0)"), isNumber: true) }
        let rows = view.review.form.pages.map { cells("\(view.link(to: $0))", view.review.figures.page($0.id)) }
        let check = cells("\(words("studio.evidence.check"))", view.review.figures.page(FormFigures.checkPage))
        return DataTable(words("studio.evidence.pages"), columns: columns, rows: rows + [check], showsCaption: false).html
    }

    private func cells(_ name: HTML, _ page: PageFigures) -> [HTML] {
        let time = page.passed.median.map { words("studio.evidence.time.\($0.rawValue)") } ?? words("studio.evidence.unknown")
        return [
            name, "\(page.reached)", "\(view.plain(Portion(number: page.stopped, total: page.reached)))", "\(page.waiting)",
            "\(view.plain(Portion(number: page.refused, total: page.sent)))", "\(time)",
        ]
    }
}

/// Question by question.
struct FieldFiguresTable {
    let view: EvidenceView

    private var words: Words { view.words }

    var html: HTML {
        let numbers = ["refused", "corrected", "answered", "commonest", "opened"]
        let columns =
            [DataTable.Column(words("studio.evidence.column.field"))] + numbers.map { .init(words("studio.evidence.column.\($0)"), isNumber: true) }
        let rows = view.review.form.pages.flatMap { page in
            page.fields.filter(\.kind.isAsked).flatMap { field in
                [cells(field, field.id, page)] + children(of: field).map { cells($0, "\(field.id).\($0.id)", page) }
            }
        }
        return DataTable(words("studio.evidence.fields"), columns: columns, rows: rows, showsCaption: false).html
    }

    private func children(of field: Field) -> [Field] {
        guard case .block(let rule) = field.kind else { return [] }
        return rule.fields.filter(\.kind.isAsked)
    }

    private func cells(_ field: Field, _ name: String, _ page: Page) -> [HTML] {
        let figures = view.review.figures
        let counted = figures.field(name)
        let same = Portion(number: counted.commonest, total: counted.answered)
        let isCounted = !field.kind.takesFiles && counted.answered >= FormReview.fewest
        return [
            view.link(to: name, on: page), "\(view.plain(Portion(number: counted.refused, total: figures.page(page.id).sent)))",
            "\(counted.corrected)", "\(view.few(Portion(number: counted.answered, total: counted.shown)))",
            isCounted ? "\(words("studio.evidence.percent", ["percent": "\(same.percent)"]))" : "\(words("studio.evidence.unknown"))",
            field.kind.takesFiles ? "\(view.plain(Portion(number: counted.opened, total: counted.given)))" : "\(words("studio.evidence.notAPiece"))",
        ]
    }
}

/// What is only for some, and what the others are asked so that those are found.
struct BranchTable {
    let view: EvidenceView

    private var words: Words { view.words }

    var html: HTML {
        let branches = view.review.branches
        if branches.isEmpty { return "<p>\(words("studio.evidence.branches.none"))</p>" }
        let columns = ["branch", "use", "gates"].map { DataTable.Column(words("studio.evidence.column.\($0)")) }
        return """
            <p>\(words("studio.evidence.branches.lead"))</p>
            \(DataTable(words("studio.evidence.branches"), columns: columns, rows: branches.map(cells), showsCaption: false))
            """
    }

    private func cells(_ branch: Branch) -> [HTML] {
        let tag: HTML = branch.isSeldom ? " \(StatusTag(words("studio.evidence.seldom"), .waiting))" : HTML()
        return [
            branch.field.map { view.link(to: $0.id, on: branch.page) } ?? view.link(to: branch.page), "\(view.few(branch.use))\(tag)",
            branch.costs.isEmpty ? "\(words("studio.evidence.unknown"))" : "<ul>\(branch.costs.map(cost))</ul>",
        ]
    }

    private func cost(_ gate: Branch.Gate) -> HTML {
        "<li>\(words("studio.evidence.gate", ["question": gate.field.label, "count": view.few(gate.inVain)]))</li>"
    }
}
