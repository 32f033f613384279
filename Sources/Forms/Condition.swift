/// When something is shown. A tree of tests on *earlier* answers.
///
/// A test on a field that is hidden, unanswered or unknown is false, whatever its operator; hence what depends on a hidden answer is hidden too.
public indirect enum Condition: Sendable, Equatable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case test(field: String, Operator)

    public enum Operator: Sendable, Equatable {
        /// The same option (`autre` for any free text), text (folded), number, date, or yes/no (`oui`, `non`). Either level of a linked choice.
        case equals(String)
        case differs(String)
        case oneOf([String])
        /// For numbers and dates. A date operand is an ISO day, or `today`, `today-18years`, `today+30days`, `today+30`
        /// (also in French: `aujourd'hui-18ans`). For times: `14:30`.
        case less(String), atMost(String), more(String), atLeast(String)
        /// For multiple choices.
        case includes(String), excludes(String)
        case isAnswered
        /// For communes and addresses: the INSEE code of the commune starts with this (a département or one commune). An address without the code
        /// of its commune is placed in a département by its postcode. For départements: it is this one.
        case isIn(String)
        /// For blocks: how many rows.
        case rowsAtLeast(Int)
    }

    /// The ids of the fields it looks at.
    public var fields: Set<String> {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.reduce(into: []) { $0.formUnion($1.fields) }
        case .not(let condition): condition.fields
        case .test(let field, _): [field]
        }
    }
}
