extension Form {
    static func watched(in pages: [Page]) -> Set<String> {
        pages.reduce(into: []) { watched, page in
            if let condition = page.condition { watched.formUnion(condition.fields) }
            page.fields.forEach { $0.watch(&watched) }
        }
    }
}

extension Field {
    /// A block is watched too: what is asked of its rows depends on whether it is there.
    fileprivate func watch(_ watched: inout Set<String>) {
        if let condition { watched.formUnion(condition.fields) }
        switch kind {
        case .computed(let computation): computation.watch(&watched)
        case .block(let rule):
            watched.insert(id)
            rule.fields.forEach { $0.watch(&watched) }
        default: break
        }
    }
}

extension Computation {
    fileprivate func watch(_ watched: inout Set<String>) {
        switch self {
        case .number: break
        case .field(let id), .count(let id), .age(let id): watched.insert(id)
        case .sum(let terms), .product(let terms): terms.forEach { $0.watch(&watched) }
        case .difference(let left, let right):
            left.watch(&watched)
            right.watch(&watched)
        }
    }
}
