import Core
import Forms

extension Condition {
    /// The condition as one would say it: « Pour qui ? » est « Pour mon enfant » et « Âge » dépasse 17.
    /// - Parameter form: whose labels are said; a field that it does not have is called by its name.
    public func phrase(in form: Form) -> Phrase {
        switch self {
        case .all(let conditions): Self.joined(conditions, by: "and", in: form)
        case .any(let conditions): Self.joined(conditions, by: "or", in: form)
        case .not(.test(let id, .isAnswered)): .words("definitions.condition.blank", ["field": .text(form.labelled(id)?.label ?? id)])
        case .not(let condition): .words("definitions.condition.not", ["condition": condition.phrase(in: form)])
        case .test(let id, let test): test.phrase(on: form.labelled(id), called: id)
        }
    }

    private static func joined(_ conditions: [Condition], by link: String, in form: Form) -> Phrase {
        let phrases = conditions.map { $0.isTree ? .words("definitions.condition.group", ["condition": $0.phrase(in: form)]) : $0.phrase(in: form) }
        guard let first = phrases.first else { return .words("definitions.condition.never") }
        return phrases.dropFirst().reduce(first) { .words("definitions.condition.\(link)", ["first": $0, "second": $1]) }
    }

    private var isTree: Bool {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.count > 1
        case .not, .test: false
        }
    }
}

extension Form {
    /// A field anywhere, also in a block.
    fileprivate func labelled(_ id: String) -> Field? { field(id) ?? placedFields.first { $0.field.id == id }?.field }
}

extension Condition.Operator {
    fileprivate func phrase(on field: Field?, called id: String) -> Phrase {
        let label = Phrase.text(field?.label ?? id)
        func say(_ key: String, _ value: String) -> Phrase {
            .words("definitions.condition.\(key)", ["field": label, "value": field?.said(value) ?? .text(value)])
        }
        switch self {
        case .equals(let value): return say("is", value)
        case .differs(let value): return say("isNot", value)
        case .oneOf(let values):
            return values.dropFirst().reduce(say("is", values.first ?? "")) {
                .words("definitions.condition.or", ["first": $0, "second": say("is", $1)])
            }
        case .less(let limit): return say("less", limit)
        case .atMost(let limit): return say("atMost", limit)
        case .more(let limit): return say("more", limit)
        case .atLeast(let limit): return say("atLeast", limit)
        case .includes(let key): return say("includes", key)
        case .excludes(let key): return say("excludes", key)
        case .isAnswered: return .words("definitions.condition.answered", ["field": label])
        case .isIn(let place): return say("inside", place)
        case .rowsAtLeast(let count): return say("rowsAtLeast", String(count))
        }
    }
}

extension Field {
    /// The label of an option; « oui » or « non »; else the value itself.
    fileprivate func said(_ value: String) -> Phrase { .text(kind.options.first { $0.key == value }?.label ?? value) }
}

extension FieldKind {
    /// The options of a list, those of both levels for a linked one.
    var options: [Option] {
        switch self {
        case .choice(let rule), .choices(let rule): rule.options
        case .linkedChoice(let options): options.flatMap { [$0.first] + $0.seconds }
        default: []
        }
    }
}
