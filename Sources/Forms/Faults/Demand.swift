import Core

/// What several tests, all to hold at once, ask of one answer.
struct Demand {
    private let kind: FieldKind
    private var wanted: Set<String>?
    private var unwanted: Set<String> = []
    private var included: Set<String> = []
    private var places: [String] = []
    private var otherPlaces: [String] = []
    private var lowest: [Limit]
    private var highest: [Limit]

    init(_ kind: FieldKind) {
        self.kind = kind
        (lowest, highest) = kind.ownLimits
    }

    mutating func add(_ test: Condition.Operator) {
        switch test {
        case .equals(let value): want([value])
        case .oneOf(let values): want(Set(values))
        case .differs(let value): unwanted.insert(normal(value))
        case .includes(let key): included.insert(key)
        case .excludes(let key): unwanted.insert(key)
        case .less(let limit): if let limit = Limit(limit, kind) { highest.append(limit.before(in: kind)) }
        case .atMost(let limit): if let limit = Limit(limit, kind) { highest.append(limit) }
        case .more(let limit): if let limit = Limit(limit, kind) { lowest.append(limit.after(in: kind)) }
        case .atLeast(let limit): if let limit = Limit(limit, kind) { lowest.append(limit) }
        case .isIn(let place): places.append(place.uppercased())
        case .rowsAtLeast(let count): lowest.append(Limit(Decimal6(integerLiteral: Int64(count))))
        case .isAnswered: break
        }
    }

    /// The opposite of a test, once the field is known to be answered.
    mutating func addOpposite(of test: Condition.Operator) {
        switch test {
        case .equals(let value): add(.differs(value))
        case .oneOf(let values): for value in values { add(.differs(value)) }
        case .differs(let value): add(.equals(value))
        case .includes(let key): add(.excludes(key))
        case .excludes(let key): add(.includes(key))
        case .less(let limit): add(.atLeast(limit))
        case .atMost(let limit): add(.more(limit))
        case .more(let limit): add(.atMost(limit))
        case .atLeast(let limit): add(.less(limit))
        case .isIn(let place): otherPlaces.append(place.uppercased())
        case .rowsAtLeast(let count): highest.append(Limit(Decimal6(integerLiteral: Int64(count - 1))))
        // What is answered is not blank.
        case .isAnswered: wanted = []
        }
    }

    var isImpossible: Bool {
        if let wanted, wanted.subtracting(unwanted).isEmpty { return true }
        if !included.isDisjoint(with: unwanted) { return true }
        if let all = kind.everyAnswer, (wanted ?? all).intersection(all).subtracting(unwanted).isEmpty { return true }
        if lowest.contains(where: { low in highest.contains { low.isAbove($0) } }) { return true }
        return wanted.map { $0.allSatisfy(isOutside) } ?? false || placesAreApart
    }

    private mutating func want(_ values: Set<String>) {
        let values = Set(values.map(normal))
        if case .linkedChoice = kind { return }  // a first and a second option may both be wanted
        wanted = wanted?.intersection(values) ?? values
    }

    private func isOutside(_ wanted: String) -> Bool {
        guard let limit = Limit(wanted, kind) else { return false }
        return lowest.contains { $0.isAbove(limit) } || highest.contains { limit.isAbove($0) }
    }

    /// Two places of which neither holds the other; or one inside of what is refused.
    private var placesAreApart: Bool {
        places.contains { place in places.contains { !place.hasPrefix($0) && !$0.hasPrefix(place) } || otherPlaces.contains { place.hasPrefix($0) } }
    }

    /// Two ways to write the same value are the same demand.
    private func normal(_ value: String) -> String {
        switch kind {
        case .integer, .decimal, .money, .computed: Decimal6(value)?.description ?? value
        case .yesNo, .checkbox, .attestation: YesNo(typed: value)?.rawValue ?? value
        case .choice, .choices, .civility, .date, .time: value
        default: Text.folded(value)
        }
    }
}

extension FieldKind {
    /// Every answer there may be, for the kinds that have few; `nil` when anything may be answered.
    fileprivate var everyAnswer: Set<String>? {
        switch self {
        case .choice, .choices, .civility: optionKeys
        case .yesNo: [YesNo.yes.rawValue, YesNo.no.rawValue]
        // Not ticked is not answered.
        case .checkbox, .attestation: [YesNo.yes.rawValue]
        default: nil
        }
    }
}
