import Forms

/// A form looked at through its figures.
///
/// « Never complicate 100 % of the cases to treat 5 % of them. »
struct FormReview: Sendable {
    /// With fewer, a figure says more of chance than of the form.
    static let fewest = 20
    /// In percent: below this, seldom; from ``nearlyAll`` on, always.
    static let seldom = 5
    static let nearlyAll = 95
    /// In percent of what is sent: a question that is given back so often is not understood.
    static let oftenRefused = 10
    static let oftenStopped = 10

    let form: Form
    let figures: FormFigures

    /// In the order of the form.
    var findings: [Finding] {
        form.pages.flatMap { page in
            self.findings(on: page) + page.fields.flatMap { findings(on: $0, named: $0.id, of: page) + children(of: $0, on: page) }
        }
    }

    /// Everything that is not for everybody, in the order of the form.
    var branches: [Branch] {
        form.pages.flatMap { page -> [Branch] in
            let counted = figures.page(page.id)
            let whole = page.condition.map { branch(page, nil, Portion(number: counted.shown, total: counted.requests), $0) }
            return [whole].compactMap(\.self) + page.fields.compactMap { branch(of: $0, on: page) }
        }
    }

    /// Requests that people sent themselves.
    var filed: Int {
        let check = figures.page(FormFigures.checkPage)
        return check.passed.values.reduce(0, +) + check.passedAgain
    }

    private func findings(on page: Page) -> [Finding] {
        let counted = figures.page(page.id)
        let stopped = Portion(number: counted.stopped, total: counted.reached)
        var found: [Finding] = []
        if counted.reached >= Self.fewest, stopped.isAtLeast(Self.oftenStopped) { found.append(Finding(kind: .abandoned, page: page, part: stopped)) }
        let passed = counted.passed.values.reduce(0, +)
        if passed >= Self.fewest, let median = counted.passed.median, median > .fiveMinutes {
            let slow = counted.passed.filter { $0.key > .fiveMinutes }.values.reduce(0, +)
            found.append(Finding(kind: .slow, page: page, part: Portion(number: slow, total: passed)))
        }
        let shown = Portion(number: counted.shown, total: counted.requests)
        if page.condition != nil, shown.total >= Self.fewest, shown.isBelow(Self.seldom) {
            found.append(Finding(kind: .seldomShown, page: page, part: shown))
        }
        return found
    }

    private func children(of field: Field, on page: Page) -> [Finding] {
        guard case .block(let rule) = field.kind else { return [] }
        return rule.fields.flatMap { findings(on: $0, named: "\(field.id).\($0.id)", of: page) }
    }

    private func findings(on field: Field, named name: String, of page: Page) -> [Finding] {
        guard field.kind.isAsked else { return [] }
        let counted = figures.field(name)
        var found: [Finding] = []
        func look(_ kind: Finding.Kind, _ number: Int, of total: Int, _ options: [Option] = [], if isSo: (Portion) -> Bool) {
            let part = Portion(number: number, total: total)
            if total >= Self.fewest, isSo(part) { found.append(Finding(kind: kind, page: page, field: name, part: part, options: options)) }
        }
        look(.refused, counted.refused, of: figures.page(page.id).sent) { $0.isAtLeast(Self.oftenRefused) }
        look(.corrected, counted.corrected, of: filed) { $0.isAtLeast(Self.seldom) }
        if field.condition != nil { look(.seldomShown, counted.shown, of: counted.requests) { $0.isBelow(Self.seldom) } }
        if field.kind.takesFiles {
            look(.neverOpened, counted.opened, of: counted.given) { !$0.isAtLeast(Self.seldom) }
            return found
        }
        if !field.isRequired { look(.seldomAnswered, counted.answered, of: counted.shown) { $0.isBelow(Self.seldom) } }
        if field.mayVary { look(.sameAnswer, counted.commonest, of: counted.answered, field.commonest(counted)) { $0.isAtLeast(Self.nearlyAll) } }
        let few = seldomChosen(field, counted)
        if !few.isEmpty { look(.seldomChosen, 0, of: counted.answered, few) { _ in true } }
        return found
    }

    /// Of three options or more: when there are two, one that is never chosen is an answer that never varies.
    private func seldomChosen(_ field: Field, _ counted: FieldFigures) -> [Option] {
        guard field.choices.count > 2 else { return [] }
        return field.choices.filter { Portion(number: counted.chosen[$0.key] ?? 0, total: counted.answered).isBelow(Self.seldom) }
    }

    private func branch(of field: Field, on page: Page) -> Branch? {
        guard field.kind.isAsked, let condition = field.condition else { return nil }
        let counted = figures.field(field.id)
        return branch(page, field, Portion(number: counted.shown, total: counted.requests), condition)
    }

    private func branch(_ page: Page, _ field: Field?, _ use: Portion, _ condition: Condition) -> Branch {
        let gates = form.fields.filter { condition.fields.contains($0.id) && $0.kind.isAsked }.map { gate in
            Branch.Gate(field: gate, inVain: max(0, figures.field(gate.id).shown - use.number))
        }
        return Branch(page: page, field: field, use: use, gates: gates)
    }
}

extension Field {
    /// Whether its answer could be another one: what is ticked to go on is always ticked.
    fileprivate var mayVary: Bool {
        switch kind {
        case .attestation, .file, .photo, .block, .appointment: false
        case .checkbox: !isRequired
        default: true
        }
    }

    /// What is chosen among, whatever « Autre » holds.
    fileprivate var choices: [Option] {
        switch kind {
        case .choice(let rule), .choices(let rule): rule.options
        case .linkedChoice(let options): options.map(\.first)
        default: []
        }
    }

    /// The option behind an answer that never varies; what people wrote is never shown.
    fileprivate func commonest(_ counted: FieldFigures) -> [Option] {
        guard let key = counted.chosen.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
        if kind == .yesNo { return [Option(key: key, label: "")] }
        return choices.filter { $0.key == key }
    }
}
