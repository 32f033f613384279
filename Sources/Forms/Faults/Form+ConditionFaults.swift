import Core

extension Form {
    /// What is wrong in conditions that look at the whole form, once it is answered: those of a workflow's actions.
    /// - Parameter conditions: each with its path, with which the paths of its faults begin.
    public func faults(in conditions: [(path: String, condition: Condition)]) -> [FormFault] {
        guard !conditions.isEmpty else { return [] }
        var search = FaultSearch()
        search.look(at: self)
        let own = search.faults.count
        for (path, condition) in conditions { search.look(at: condition, path) }
        return Array(search.faults.dropFirst(own))
    }

    /// Whether some answers to the form leave all these conditions unmet. What is too long to look at is taken for possible.
    public func canMissAll(_ conditions: [Condition]) -> Bool {
        var search = FaultSearch()
        search.look(at: self)
        let looked = conditions.reduce(into: Set<String>()) { $0.formUnion($1.fields) }
        let answered = looked.sorted().filter(search.isAlwaysAnswered).map { Condition.test(field: $0, .isAnswered) }
        guard let ways = Alternatives(.all(answered + conditions.map(Condition.not))) else { return true }
        return ways.shown(by: search.shownWhen).contradiction { search.field($0)?.kind } == nil
    }
}

extension FaultSearch {
    /// A required question that everyone is asked.
    fileprivate func isAlwaysAnswered(_ id: String) -> Bool {
        guard let field = field(id), shownWhen[id] == nil else { return false }
        switch field.kind {
        case .explanation, .section, .computed, .block: return false
        default: return field.isRequired
        }
    }
}
