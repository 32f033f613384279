import Core

/// The ways in which a condition can hold: each is a list of tests that must all hold, or must not.
///
/// A test that must hold needs its field answered, hence shown: the ways to show that field are part of the way. A test that must *not* hold needs
/// nothing of a field that nobody answered.
struct Alternatives {
    struct Demanded: Equatable {
        let field: String
        let test: Condition.Operator
        let holds: Bool
    }

    /// Beyond this many ways, nothing is said: they are not all looked at.
    static let most = 32
    /// Nor is anything said of a way of more tests than this.
    static let longest = 200

    private(set) var ways: [[Demanded]]

    /// `nil` when there are too many.
    init?(_ condition: Condition) {
        guard let ways = Self.ways(condition, holds: true) else { return nil }
        self.ways = ways
    }

    private static func ways(_ condition: Condition, holds: Bool) -> [[Demanded]]? {
        switch condition {
        case .test(let field, let test): [[Demanded(field: field, test: test, holds: holds)]]
        case .not(let condition): ways(condition, holds: !holds)
        case .all(let conditions): holds ? product(conditions, holds) : sum(conditions, holds)
        case .any(let conditions): holds ? sum(conditions, holds) : product(conditions, holds)
        }
    }

    private static func sum(_ conditions: [Condition], _ holds: Bool) -> [[Demanded]]? {
        var all: [[Demanded]] = []
        for condition in conditions {
            guard let ways = ways(condition, holds: holds), all.count + ways.count <= most else { return nil }
            all += ways
        }
        return all
    }

    private static func product(_ conditions: [Condition], _ holds: Bool) -> [[Demanded]]? {
        var all: [[Demanded]] = [[]]
        for condition in conditions {
            guard let ways = ways(condition, holds: holds), let product = product(all, ways) else { return nil }
            all = product
        }
        return all
    }

    private static func product(_ left: [[Demanded]], _ right: [[Demanded]]) -> [[Demanded]]? {
        guard left.count * right.count <= most, (left.first?.count ?? 0) + (right.first?.count ?? 0) <= longest else { return nil }
        return left.flatMap { left in right.map { left + $0 } }
    }

    /// The same, with what it takes to show the fields that must be answered; as they are when that would be too much to look at.
    func shown(by conditions: [String: Condition]) -> Alternatives {
        var result = self
        result.ways = ways.flatMap { Self.expanded($0, conditions) ?? [$0] }
        return result.ways.count <= Self.most * 4 ? result : self
    }

    private static func expanded(_ way: [Demanded], _ conditions: [String: Condition]) -> [[Demanded]]? {
        var done: Set<String> = [], ways = [way]
        while let field = ways.lazy.flatMap({ $0 }).first(where: { $0.holds && conditions[$0.field] != nil && !done.contains($0.field) })?.field {
            done.insert(field)
            guard let condition = conditions[field], let needed = Alternatives(condition)?.ways else { continue }
            // Only the ways that need the field need what shows it.
            let (with, without) = (
                ways.filter { $0.contains { $0.holds && $0.field == field } }, ways.filter { !$0.contains { $0.holds && $0.field == field } }
            )
            guard let product = product(with, needed), product.count + without.count <= most else { return nil }
            ways = product + without
        }
        return ways
    }

    /// The field that makes every way impossible; `nil` when one way is open.
    func contradiction(_ kind: (String) -> FieldKind?) -> String? {
        var last: String?
        for way in ways {
            guard let field = Self.contradiction(in: way, kind) else { return nil }
            last = field
        }
        return last
    }

    private static func contradiction(in way: [Demanded], _ kind: (String) -> FieldKind?) -> String? {
        var demands: [String: Demand] = [:]
        for one in way where one.holds {
            guard let kind = kind(one.field), one.test.suits(kind) else { continue }
            demands[one.field, default: Demand(kind)].add(one.test)
        }
        for one in way where !one.holds { demands[one.field]?.addOpposite(of: one.test) }
        return way.first { demands[$0.field]?.isImpossible == true }?.field
    }
}
