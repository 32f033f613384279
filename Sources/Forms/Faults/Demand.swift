import Core

/// What several tests, all to hold at once, ask of one answer.
struct Demand {
    private let kind: FieldKind
    private var wanted: Set<String>?
    private var unwanted: Set<String> = []
    private var included: Set<String> = []
    private var lowest: Bound?
    private var highest: Bound?

    private struct Bound {
        let value: Decimal6
        let isExcluded: Bool
        /// Days counted from today and days of the calendar are not compared: they cross one day or another.
        let isRelative: Bool
    }

    init(_ kind: FieldKind) { self.kind = kind }

    mutating func add(_ test: Condition.Operator) {
        switch test {
        case .equals(let value): want([value])
        case .oneOf(let values): want(Set(values.map(normal)))
        case .differs(let value): unwanted.insert(normal(value))
        case .includes(let key): included.insert(key)
        case .excludes(let key): unwanted.insert(key)
        case .less(let limit): lower(limit, isExcluded: true)
        case .atMost(let limit): lower(limit, isExcluded: false)
        case .more(let limit): raise(limit, isExcluded: true)
        case .atLeast(let limit): raise(limit, isExcluded: false)
        case .isAnswered, .isIn, .rowsAtLeast: break
        }
    }

    var isImpossible: Bool {
        if let wanted, wanted.subtracting(unwanted).isEmpty { return true }
        if !included.isDisjoint(with: unwanted) { return true }
        if isEmpty(lowest, highest) { return true }
        return wanted.map { $0.allSatisfy(isOutside) } ?? false
    }

    private mutating func want(_ values: Set<String>) {
        let values = Set(values.map(normal))
        if case .linkedChoice = kind { return }  // a first and a second option may both be wanted
        wanted = wanted?.intersection(values) ?? values
    }

    private mutating func raise(_ limit: String, isExcluded: Bool) {
        guard let bound = bound(limit, isExcluded) else { return }
        guard let lowest else { return lowest = bound }
        if lowest.isRelative == bound.isRelative, bound.value > lowest.value || (bound.value == lowest.value && isExcluded) { self.lowest = bound }
    }

    private mutating func lower(_ limit: String, isExcluded: Bool) {
        guard let bound = bound(limit, isExcluded) else { return }
        guard let highest else { return highest = bound }
        if highest.isRelative == bound.isRelative, bound.value < highest.value || (bound.value == highest.value && isExcluded) {
            self.highest = bound
        }
    }

    private func isOutside(_ wanted: String) -> Bool {
        let bound = bound(wanted, false)
        return isEmpty(lowest, bound) || isEmpty(bound, highest)
    }

    private func isEmpty(_ lowest: Bound?, _ highest: Bound?) -> Bool {
        let (lowest, highest) = (lowest ?? ownLowest, highest ?? ownHighest)
        guard let lowest, let highest, lowest.isRelative == highest.isRelative else { return false }
        return lowest.value > highest.value || (lowest.value == highest.value && (lowest.isExcluded || highest.isExcluded))
    }

    /// What the field itself takes.
    private var ownLowest: Bound? { kind.numbers?.least.map { Bound(value: $0, isExcluded: false, isRelative: false) } }
    private var ownHighest: Bound? { kind.numbers?.most.map { Bound(value: $0, isExcluded: false, isRelative: false) } }

    private func bound(_ operand: String, _ isExcluded: Bool) -> Bound? {
        guard case .date = kind else { return Decimal6(operand).map { Bound(value: $0, isExcluded: isExcluded, isRelative: false) } }
        switch DateOperand(operand) {
        case .day(let day): return Bound(value: Decimal6(integerLiteral: Int64(day.dayNumber)), isExcluded: isExcluded, isRelative: false)
        case .today(let days, let months):
            return Bound(value: Decimal6(millionths: Int64(days * 1_000_000 + months * 30_436_875)), isExcluded: isExcluded, isRelative: true)
        case nil: return nil
        }
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
    fileprivate var numbers: NumberRule? {
        switch self {
        case .integer(let rule), .decimal(let rule), .money(let rule): rule
        default: nil
        }
    }
}
