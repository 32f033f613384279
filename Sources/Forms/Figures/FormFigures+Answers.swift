import Core

/// Answers to a form, and when they were filed.
public struct FiledAnswers: Sendable {
    public let answers: Answers
    public let context: FormContext

    public init(_ answers: Answers, context: FormContext) { (self.answers, self.context) = (answers, context) }
}

extension FormFigures {
    /// Adds what filed requests tell of the questions that were asked. The answers themselves are not kept, but for the keys of options.
    public mutating func learn(_ filed: [(form: Form, answers: FiledAnswers)]) {
        var reading = FiguresReading(figures: self)
        for (form, answers) in filed { reading.read(answers, of: form) }
        self = reading.finished
    }
}

/// Requests being counted. Which answer is the commonest is only known at the end.
private struct FiguresReading {
    var figures: FormFigures
    private var seen: [String: [Answer: Int]] = [:]

    init(figures: FormFigures) { self.figures = figures }

    mutating func read(_ filed: FiledAnswers, of form: Form) {
        figures.requests += 1
        let shown = form.visibleFields(filed.answers, context: filed.context)
        for page in form.pages {
            figures.pages[page.id, default: PageFigures()].requests += 1
            if page.fields.contains(where: { shown.contains($0.id) }) { figures.pages[page.id, default: PageFigures()].shown += 1 }
            for field in page.fields where field.kind.isAsked { count(field, filed.answers, isShown: shown.contains(field.id)) }
        }
    }

    private mutating func count(_ field: Field, _ answers: Answers, isShown: Bool) {
        let answer = isShown ? answers[field.id] : nil
        count(answer, to: field, named: field.id, isShown: isShown)
        guard case .block(let rule) = field.kind, case .rows(let rows)? = answer else { return }
        for row in rows {
            for child in rule.fields where child.kind.isAsked {
                count(row[child.id], to: child, named: "\(field.id).\(child.id)", isShown: child.condition == nil || row[child.id] != nil)
            }
        }
    }

    private mutating func count(_ answer: Answer?, to field: Field, named name: String, isShown: Bool) {
        var counted = figures.field(name)
        counted.requests += 1
        if isShown { counted.shown += 1 }
        if let answer, !answer.isEmpty {
            counted.answered += 1
            for key in field.kind.keysChosen(in: answer) { counted.chosen[key, default: 0] += 1 }
            seen[name, default: [:]][answer, default: 0] += 1
        }
        figures.fields[name] = counted
    }

    /// A text that nobody else wrote takes room only until here.
    var finished: FormFigures {
        var figures = figures
        for (name, answers) in seen { figures.fields[name]?.commonest = answers.values.max() ?? 0 }
        return figures
    }
}

extension FieldKind {
    /// The keys of the options in an answer; empty for the fields where one does not choose. What was written beside « Autre » is left out.
    func keysChosen(in answer: Answer) -> [String] {
        switch (self, answer) {
        case (.choice, .text(let key)), (.yesNo, .text(let key)), (.civility, .text(let key)), (.checkbox, .text(let key)):
            [String(key.prefix { $0 != ":" })]
        case (.choices, .list(let keys)): keys.map { String($0.prefix { $0 != ":" }) }
        case (.linkedChoice, .list(let keys)): Array(keys.prefix(1))
        default: []
        }
    }
}

extension Form {
    /// The ids of all that these answers show, in one walk of the form.
    fileprivate func visibleFields(_ answers: Answers, context: FormContext) -> Set<String> {
        var known = Known(context, watching: watched)
        return Set(pages.flatMap { known.visibleFields(of: $0, answers).map(\.id) })
    }
}
