import Core

extension Condition {
    /// Whether it holds for stored answers, once what they hide is forgotten. `row` is the row of a block where the question is asked.
    ///
    /// Every call walks the form: to ask about several fields, ask the form (`visibleFields`, `check`, `settled`), which walks it once.
    public func holds(for answers: Answers, row: (block: String, index: Int)? = nil, form: Form, context: FormContext) -> Bool {
        var known = Known(context)
        for page in form.pages { known.learn(page, answered: answers) }
        if let row, let block = form.field(row.block), known.fact(row.block) != nil { known.learnRow(row.index, of: block, in: answers) }
        return holds(knowing: known)
    }

    func holds(knowing known: Known) -> Bool {
        switch self {
        case .all(let conditions): conditions.allSatisfy { $0.holds(knowing: known) }
        case .any(let conditions): conditions.contains { $0.holds(knowing: known) }
        case .not(let condition): !condition.holds(knowing: known)
        case .test(let field, let test): known.fact(field)?.satisfies(test, today: known.context.today) ?? false
        }
    }
}

extension Known {
    /// Stays in the row, which it has met as it was answered.
    mutating func learnRow(_ index: Int, of field: Field, in answers: Answers) {
        guard case .block(let block) = field.kind else { return }
        enterRow(of: block)
        guard case .rows(let rows) = answers[field.id], rows.indices.contains(index) else { return }
        for child in block.fields where holds(child.condition) {
            learn(stored(child, in: rows[index], name: "\(field.id).\(index).\(child.id)"), of: child)
        }
    }
}
