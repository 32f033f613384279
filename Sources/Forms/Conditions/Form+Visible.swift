import Core

extension Form {
    /// The pages to go through, given what is answered so far. A page where nothing would be shown but headings is skipped.
    public func visiblePages(_ answers: Answers, context: FormContext) -> [Page] {
        var known = Known(context, watching: watched)
        return pages.filter { page in known.visibleFields(of: page, answers).contains { !$0.kind.isSection } }
    }

    public func isVisible(page: Page, answers: Answers, context: FormContext) -> Bool {
        visibleFields(of: page, answers, context: context).contains { !$0.kind.isSection }
    }

    /// What to show on a page, in order.
    public func visibleFields(of page: Page, _ answers: Answers, context: FormContext) -> [Field] {
        var known = known(before: page, answers, context)
        return known.visibleFields(of: page, answers)
    }

    /// What to show in one row of a block; `index` may be that of a row to come.
    public func visibleFields(ofRow index: Int, of field: Field, _ answers: Answers, context: FormContext) -> [Field] {
        guard case .block(let block) = field.kind, let page = pages.first(where: { $0.fields.contains { $0.id == field.id } }) else { return [] }
        var known = known(before: page, answers, context)
        guard known.visibleFields(of: page, answers).contains(where: { $0.id == field.id }) else { return [] }
        known.learnRow(index, of: field, in: answers)
        return block.fields.filter { known.holds($0.condition) }
    }

    func known(before page: Page, _ answers: Answers, _ context: FormContext) -> Known {
        var known = Known(context, watching: watched)
        for earlier in pages.prefix(while: { $0.id != page.id }) { known.learn(earlier, answered: answers) }
        return known
    }
}

extension Known {
    /// Meets the page, and tells what it shows.
    mutating func visibleFields(of page: Page, _ answers: Answers) -> [Field] {
        guard holds(page.condition) else { return [] }
        return page.fields.filter { field in
            guard holds(field.condition) else { return false }
            learn(stored(field, in: answers), of: field)
            return true
        }
    }
}

extension FieldKind {
    var isSection: Bool { if case .section = self { true } else { false } }
}
