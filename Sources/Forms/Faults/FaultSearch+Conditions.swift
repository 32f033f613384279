import Core

extension FaultSearch {
    /// - Parameter around: what must hold too for the question to be asked: the condition of its page, of its block.
    mutating func look(at condition: Condition, _ path: String, inside around: [Condition] = []) {
        let before = faults.count
        lookInside(condition, path)
        guard faults.count == before, let ways = Alternatives(.all(around + [condition])) else { return }
        if let field = ways.shown(by: shownWhen).contradiction({ self.field($0)?.kind }) { report(path, .neverShown, ["field": field]) }
    }

    /// The smallest part that can never hold is the one to mend.
    private mutating func lookInside(_ condition: Condition, _ path: String) {
        let before = faults.count
        switch condition {
        case .all(let conditions): look(at: conditions, "\(path).all")
        case .any(let conditions): look(at: conditions, "\(path).any")
        case .not(let condition): lookInside(condition, "\(path).not")
        case .test(let id, let test): look(at: test, on: id, path)
        }
        guard faults.count == before, let ways = Alternatives(condition) else { return }
        if let field = ways.contradiction({ self.field($0)?.kind }) { report(path, .neverHolds, ["field": field]) }
    }

    private mutating func look(at conditions: [Condition], _ path: String) {
        if conditions.isEmpty { report(path, .emptyCondition) }
        for (index, condition) in conditions.enumerated() { lookInside(condition, "\(path)[\(index)]") }
    }

    /// A field that a condition or a computation may look at here: met already, in the row first.
    func field(_ id: String) -> Field? { metInRow[id] ?? met[id] }

    private mutating func look(at test: Condition.Operator, on id: String, _ path: String) {
        guard let field = field(id) else { return report(path, all[id] == nil ? .unknownField : .laterField, ["field": id]) }
        guard test.suits(field.kind) else { return report(path, .incompatibleTest, ["field": id]) }
        for operand in test.operands where !field.kind.understands(operand, in: test) {
            report(path, field.kind.optionKeys == nil ? .badOperand : .unknownOption, ["field": id, "value": operand])
        }
        if case .oneOf(let values) = test, values.isEmpty { return report(path, .emptyCondition) }
    }
}

extension Condition.Operator {
    var operands: [String] {
        switch self {
        case .equals(let value), .differs(let value), .less(let value), .atMost(let value), .more(let value), .atLeast(let value): [value]
        case .includes(let value), .excludes(let value), .isIn(let value): [value]
        case .oneOf(let values): values
        case .isAnswered, .rowsAtLeast: []
        }
    }

    /// Whether the test can say something of answers of this kind.
    func suits(_ kind: FieldKind) -> Bool {
        switch (self, kind) {
        case (_, .explanation), (_, .section): false
        case (.isAnswered, _): true
        case (.rowsAtLeast, .block): true
        case (.rowsAtLeast, _), (_, .block): false
        case (.includes, .choices), (.excludes, .choices): true
        case (.includes, _), (.excludes, _), (_, .choices): false
        case (.isIn, .commune), (.isIn, .address), (.isIn, .departement): true
        case (.isIn, _), (_, .address), (_, .file), (_, .photo), (_, .appointment), (_, .longText): false
        case (.equals, _), (.differs, _), (.oneOf, _): true
        case (_, .integer), (_, .decimal), (_, .money), (_, .computed), (_, .date), (_, .time): true
        default: false
        }
    }
}

extension FieldKind {
    /// The options by key, for the kinds that have a list of them.
    var optionKeys: Set<String>? {
        switch self {
        case .choice(let rule), .choices(let rule): Set(rule.options.map(\.key) + (rule.allowsOther ? [Answer.other] : []))
        case .linkedChoice(let options): Set(options.flatMap { [$0.first.key] + $0.seconds.map(\.key) })
        case .civility: Set(Civility.allCases.map(\.rawValue))
        default: nil
        }
    }

    func understands(_ operand: String, in test: Condition.Operator) -> Bool {
        if case .isIn = test { return Departement(code: operand.uppercased()) != nil || (InseeCode(operand) != nil && !isDepartement) }
        switch self {
        case .choice, .choices, .linkedChoice, .civility: return optionKeys?.contains(operand) ?? false
        case .integer, .decimal, .money, .computed: return Decimal6(operand) != nil
        case .date: return DateOperand(operand) != nil
        case .time: return (try? TypedTime(typed: operand)) != nil
        case .yesNo, .checkbox, .attestation: return YesNo(typed: operand) != nil
        case .departement: return Departement(code: operand) != nil
        case .country: return Country(code: operand) != nil
        default: return !Typed.isBlank(operand)
        }
    }

    private var isDepartement: Bool { if case .departement = self { true } else { false } }
}
