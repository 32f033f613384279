import Core

extension FaultSearch {
    mutating func look(at condition: Condition, _ path: String) {
        switch condition {
        case .all(let conditions): look(at: conditions, "\(path).all")
        case .any(let conditions): look(at: conditions, "\(path).any")
        case .not(let condition): look(at: condition, "\(path).not")
        case .test(let id, let test): look(at: test, on: id, path)
        }
        if case .all(let conditions) = condition {
            var demands: [String: Demand] = [:]
            for case .test(let id, let test) in conditions {
                guard let field = field(id) else { continue }
                demands[id, default: Demand(field.kind)].add(test)
                if demands[id]?.isImpossible == true { return report(path, .neverHolds, ["field": id]) }
            }
        }
    }

    private mutating func look(at conditions: [Condition], _ path: String) {
        if conditions.isEmpty { report(path, .emptyCondition) }
        for (index, condition) in conditions.enumerated() { look(at: condition, "\(path)[\(index)]") }
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
        if case .rowsAtLeast(let count) = test, case .block(let rule) = field.kind, !(1...rule.most).contains(count) {
            report(path, .neverHolds, ["field": id])
        }
        if case .equals(let value) = test, case .checkbox = field.kind, YesNo(typed: value) == .no { report(path, .neverHolds, ["field": id]) }
        var demand = Demand(field.kind)
        demand.add(test)
        if demand.isImpossible { report(path, .neverHolds, ["field": id]) }
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
