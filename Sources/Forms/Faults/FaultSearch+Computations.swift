import Core

extension FaultSearch {
    mutating func lookAt(_ computation: Computation, _ path: String) {
        switch computation {
        case .number: break
        case .field(let id): expect(id, \.isNumber, .notANumber, path)
        case .count(let id): expect(id, \.isBlock, .notABlock, path)
        case .age(let id): expect(id, \.isDate, .notADate, path)
        case .sum(let terms), .product(let terms):
            if terms.isEmpty { report(path, .emptyCondition) }
            for term in terms { lookAt(term, path) }
        case .difference(let left, let right):
            lookAt(left, path)
            lookAt(right, path)
        }
    }

    private mutating func expect(_ id: String, _ suits: (FieldKind) -> Bool, _ code: FormFault.Code, _ path: String) {
        guard let field = field(id) else { return report(path, all[id] == nil ? .unknownField : .laterField, ["field": id]) }
        if !suits(field.kind) { report(path, code, ["field": id]) }
    }

    /// Computed fields that wait for one another. Looking only backwards forbids them already; said apart, the fault is easier to mend.
    mutating func lookForCircles(_ form: Form) {
        var needs: [String: Set<String>] = [:]
        for case (let id, .computed(let computation)) in form.fields.map({ ($0.id, $0.kind) }) { needs[id] = computation.fields }
        for (page, index) in form.pages.enumerated().flatMap({ entry in entry.element.fields.indices.map { (entry.offset, $0) } }) {
            let id = form.pages[page].fields[index].id
            if Self.reaches(id, from: needs[id] ?? [], needs) { report("pages[\(page)].fields[\(index)].value", .circular, ["field": id]) }
        }
    }

    private static func reaches(_ id: String, from start: Set<String>, _ needs: [String: Set<String>]) -> Bool {
        var reached = start, pending = start
        while let next = pending.popFirst() {
            let new = (needs[next] ?? []).subtracting(reached)
            reached.formUnion(new)
            pending.formUnion(new)
        }
        return reached.contains(id)
    }
}

extension Computation {
    /// The ids of the fields it looks at.
    public var fields: Set<String> {
        switch self {
        case .number: []
        case .field(let id), .count(let id), .age(let id): [id]
        case .sum(let terms), .product(let terms): terms.reduce(into: []) { $0.formUnion($1.fields) }
        case .difference(let left, let right): left.fields.union(right.fields)
        }
    }
}

extension FieldKind {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .decimal, .money, .computed: true
        default: false
        }
    }

    fileprivate var isBlock: Bool { if case .block = self { true } else { false } }

    fileprivate var isDate: Bool { if case .date = self { true } else { false } }
}
