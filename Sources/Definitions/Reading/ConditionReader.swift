import Core
import Forms

extension Entry {
    var condition: Condition? {
        guard let mapping else { return nil }
        guard mapping.entry("field") == nil else { return mapping.test }
        mapping.refuseKeys(besides: ["field", "all", "any", "not"])
        guard mapping.entries.count == 1, let (name, entry) = mapping.entries.first else {
            fault("definitions.file.expectedCondition")
            return nil
        }
        switch name {
        case "all": return entry.items.map { .all($0.compactMap(\.condition)) }
        case "any": return entry.items.map { .any($0.compactMap(\.condition)) }
        case "not": return entry.condition.map(Condition.not)
        default: return nil
        }
    }
}

extension Mapping {
    static let tests = [
        "is", "isNot", "in", "less", "atMost", "more", "atLeast", "includes", "excludes", "answered", "inside", "rowsAtLeast",
    ]

    fileprivate var test: Condition? {
        refuseKeys(besides: ["field"] + Self.tests)
        let written = entries.filter { Self.tests.contains($0.key) }
        guard let field = required("field")?.text else { return nil }
        guard written.count == 1, let (name, entry) = written.first else {
            log.add("definitions.file.expectedOneTest", ["known": Self.tests.joined(separator: ", ")], at: path)
            return nil
        }
        if name == "answered" { return entry.flag.map { $0 ? .test(field: field, .isAnswered) : .not(.test(field: field, .isAnswered)) } }
        return entry.operation(name).map { .test(field: field, $0) }
    }
}

extension Entry {
    fileprivate func operation(_ name: String) -> Condition.Operator? {
        switch name {
        case "is": text.map(Condition.Operator.equals)
        case "isNot": text.map(Condition.Operator.differs)
        case "in": texts.map(Condition.Operator.oneOf)
        case "less": text.map(Condition.Operator.less)
        case "atMost": text.map(Condition.Operator.atMost)
        case "more": text.map(Condition.Operator.more)
        case "atLeast": text.map(Condition.Operator.atLeast)
        case "includes": text.map(Condition.Operator.includes)
        case "excludes": text.map(Condition.Operator.excludes)
        case "inside": text.map(Condition.Operator.isIn)
        case "rowsAtLeast": number(in: 0...100).map(Condition.Operator.rowsAtLeast)
        default: nil
        }
    }
}
