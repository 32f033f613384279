import Core

extension Form {
    /// The answers as they are filed: without what is hidden, and without what depended on it; with what is worked out.
    ///
    /// Files: a field named in `context.attachments` has exactly those; another keeps what is stored.
    public func settled(_ answers: Answers, context: FormContext) -> Answers {
        var known = Known(context, watching: watched)
        var settled = Answers()
        settled.values.reserveCapacity(answers.values.count)
        for page in pages where known.holds(page.condition) {
            for field in page.fields where known.holds(field.condition) {
                let answer = known.settled(field, in: answers)
                settled[field.id] = answer
                known.learn(answer, of: field)
            }
        }
        return settled
    }
}

extension Known {
    fileprivate func settled(_ field: Field, in answers: Answers) -> Answer? {
        guard case .block(let rule) = field.kind, case .rows(let rows) = answers[field.id] else {
            return stored(field, in: answers).flatMap { $0.isEmpty ? nil : $0 }
        }
        let settled = rows.enumerated().map { index, row in self.settled(row, of: rule, prefix: "\(field.id).\(index).") }
        return settled.isEmpty ? nil : .rows(settled)
    }

    private func settled(_ row: Answers, of rule: BlockRule, prefix: String) -> Answers {
        var known = self
        known.enterRow(of: rule)
        var settled = Answers()
        for field in rule.fields where known.holds(field.condition) {
            settled[field.id] = known.stored(field, in: row, name: prefix + field.id).flatMap { $0.isEmpty ? nil : $0 }
            known.learn(settled[field.id], of: field)
        }
        return settled
    }
}
