import Core
import Forms

extension Form {
    /// What these answers would lose under another form, in the order of this one. An answer is kept when the other form could have received it
    /// as it is stored: a text that is a number may become a number, a number may become a text; the key of an option means nothing elsewhere.
    public func answersLost(moving answers: Answers, to newer: Form, context: FormContext) -> [LostAnswer] {
        var lost = fields.flatMap { field in
            answers[field.id].map { newer.losses(of: $0, to: field, as: newer.field(field.id), named: field.id, context) } ?? []
        }
        let told = Set(lost.map(\.field))
        lost += hidden(answers, in: newer, context).filter { !told.contains($0.field) }
        let order = Dictionary(fields.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return lost.enumerated().sorted { (order[$0.element.top] ?? 0, $0.offset) < (order[$1.element.top] ?? 0, $1.offset) }.map(\.element)
    }

    /// What was asked here and would not be there, because of the other answers.
    private func hidden(_ answers: Answers, in newer: Form, _ context: FormContext) -> [LostAnswer] {
        let (here, there) = (settled(answers, context: context), newer.settled(answers, context: context))
        return fields.compactMap { field in
            guard field.kind.isAsked, newer.field(field.id) != nil, let answer = here[field.id], there[field.id] == nil else { return nil }
            return LostAnswer(field: field.id, label: field.label, answer: answer, reason: .hidden)
        }
    }

    fileprivate func losses(of answer: Answer, to field: Field, as newer: Field?, named name: String, _ context: FormContext) -> [LostAnswer] {
        guard field.kind.isAsked else { return [] }
        func lost(_ reason: LostAnswer.Reason) -> [LostAnswer] { [LostAnswer(field: name, label: field.label, answer: answer, reason: reason)] }
        guard let newer else { return lost(.fieldGone) }
        if case .block(let rule) = field.kind, case .block(let newRule) = newer.kind, case .rows(let rows) = answer {
            return rows.enumerated().flatMap { rowLosses($1, rule, newRule, "\(name).\($0)", context) }
        }
        if FieldKindName(field.kind) != FieldKindName(newer.kind) {
            return newer.couldHaveReceived(answer, to: field, context) ? [] : lost(.kindChanged)
        }
        return field.optionsGone(of: answer, in: newer).flatMap { lost(.optionGone($0)) }
    }

    private func rowLosses(_ row: Answers, _ rule: BlockRule, _ newer: BlockRule, _ name: String, _ context: FormContext) -> [LostAnswer] {
        rule.fields.flatMap { field in
            row[field.id].map { answer in
                losses(of: answer, to: field, as: newer.fields.first { $0.id == field.id }, named: "\(name).\(field.id)", context)
            } ?? []
        }
    }
}

extension LostAnswer {
    fileprivate var top: String { String(field.prefix { $0 != "." }) }
}

extension Field {
    /// Whether this field, of another kind than the one that was answered, reads the stored answer as itself.
    fileprivate func couldHaveReceived(_ answer: Answer, to field: Field, _ context: FormContext) -> Bool {
        switch (field.kind, kind) {
        case (.file, .photo), (.photo, .file): return true
        // The key of an option, or the text of a statement, says nothing out of its list.
        case (.choice, .text), (.choice, .longText), (.civility, .text), (.civility, .longText), (.attestation, _): return false
        default: break
        }
        guard case .text(let text) = answer, case .success(let read) = self.read(FormInput(["v": [text]]), name: "v", context: context) else {
            return false
        }
        return read == answer
    }

    /// The labels of the options that were chosen and that the newer field does not have.
    fileprivate func optionsGone(of answer: Answer, in newer: Field) -> [String] {
        guard !kind.options.isEmpty else { return [] }
        let chosen: [String] =
            switch answer {
            case .text(let key): [key]
            case .list(let keys): keys
            case .record, .rows: []
            }
        return chosen.filter { !newer.offers($0) }.map { key in kind.options.first { $0.key == key }?.label ?? key }
    }

    /// `autre:free text` is offered where « Autre » is.
    private func offers(_ key: String) -> Bool {
        if kind.options.contains(where: { $0.key == key }) { return true }
        guard key.hasPrefix("autre:") else { return false }
        switch kind {
        case .choice(let rule), .choices(let rule): return rule.allowsOther
        default: return false
        }
    }
}
