import Core
import Forms

/// Every answer, page by page, to be checked before sending, or read by an agent.
public struct AnswersView: Sendable {
    private let form: Form
    private let answers: Answers
    private let context: FormContext
    private let words: Words
    private let changeLink: @Sendable (Page) -> String?
    private let attachments: [String: [AttachmentLine]]
    private let isNested: Bool

    /// - Parameters:
    ///   - changeLink: where one changes the answers of a page; `nil` when they can no longer be.
    ///   - attachments: the files, by input name.
    ///   - isNested: under a heading that says whose answers they are. Each page is then named as one: its title speaks to the person.
    public init(
        form: Form, answers: Answers, context: FormContext, visit: Visit, changeLink: @escaping @Sendable (Page) -> String?,
        attachments: [String: [AttachmentLine]] = [:], isNested: Bool = false
    ) {
        self.init(
            form: form, answers: answers, context: context, words: visit.words, changeLink: changeLink, attachments: attachments, isNested: isNested)
    }

    init(
        form: Form, answers: Answers, context: FormContext, words: Words, changeLink: @escaping @Sendable (Page) -> String?,
        attachments: [String: [AttachmentLine]] = [:], isNested: Bool = false
    ) {
        self.form = form
        self.answers = answers
        self.context = context
        self.words = words
        self.changeLink = changeLink
        self.attachments = attachments
        self.isNested = isNested
    }

    public var html: HTML { "\(form.visiblePages(answers, context: context).enumerated().map { section($1, number: $0 + 1) })" }

    private func section(_ page: Page, number: Int) -> HTML {
        let fields = form.visibleFields(of: page, answers, context: context).filter(Self.isShown)
        if fields.isEmpty { return HTML() }
        let change = changeLink(page).map {
            "<a href=\"\($0)\">\(words("web.summary.change"))<span class=\"aside\"> : \(page.title)</span></a>" as HTML
        }
        let rows = fields.map { SummaryList.Row($0.label, html: value($0, name: $0.id, answers[$0.id])) }
        return """
            <section class="answers"><div class="heading">\(heading(page, number))\(change)</div>
            \(SummaryList(rows, words: words))</section>

            """
    }

    private func heading(_ page: Page, _ number: Int) -> HTML {
        guard isNested else { return "<h2>\(page.title)</h2>" }
        return "<h3>\(words("web.answers.page", ["number": String(number), "title": page.title]))</h3>"
    }

    private func value(_ field: Field, name: String, _ answer: Answer?) -> HTML {
        switch (field.kind, answer) {
        case (.file, _), (.photo, _): lines((attachments[name] ?? []).map { "\($0.name) (\($0.size))" })
        case (.block(let rule), .rows(let rows)): "\(rows.indices.map { row($0, rows[$0], of: field, rule) })"
        case (_, let answer?): lines(field.display(answer, language: words.language))
        default: lines([])
        }
    }

    private func row(_ index: Int, _ row: Answers, of block: Field, _ rule: BlockRule) -> HTML {
        let fields = form.visibleFields(ofRow: index, of: block, answers, context: context).filter(Self.isShown)
        let title = rule.rowName.prefix(1).uppercased() + rule.rowName.dropFirst()
        let lines = fields.map { field in
            "<br>\(field.label)\(words("web.colon"))\(value(field, name: "\(block.id).\(index).\(field.id)", row[field.id]))" as HTML
        }
        return "<p><strong>\(title) \(index + 1)</strong>\(lines)</p>"
    }

    private func lines(_ lines: [String]) -> HTML {
        guard let first = lines.first else { return "<span class=\"hint\">\(words("web.summary.none"))</span>" }
        return lines.dropFirst().reduce("\(first)") { $0 + "<br>\($1)" }
    }

    private static func isShown(_ field: Field) -> Bool {
        if case .computed = field.kind { return true }
        return field.kind.isAsked
    }
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ view: AnswersView) { appendInterpolation(view.html) }
}
