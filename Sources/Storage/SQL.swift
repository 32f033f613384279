/// SQL text whose interpolated values are bound, never pasted: `"WHERE id = \(id)"` is safe.
///
/// Its text is only put together when a database has not prepared it yet: what was written in the source is known by its address.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    public typealias StringLiteralType = StaticString

    private(set) var shape = Shape()
    private(set) var values: [SQLValue] = []

    public init(stringLiteral text: StaticString) { shape.append(.literal(text)) }

    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.whole }

    /// **Text that is pasted as it is.** Only for what this code wrote itself: a column's name, a dialect's spelling.
    public init(trusted text: String) { shape.append(.text(text)) }

    private init() {}

    /// Several pieces, with `separator` between them.
    public static func joined(_ pieces: [SQL], by separator: StaticString) -> SQL {
        var whole = SQL()
        for (index, piece) in pieces.enumerated() {
            if index > 0 { whole.shape.append(.literal(separator)) }
            whole.append(piece)
        }
        return whole
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var whole = left
        whole.append(right)
        return whole
    }

    private mutating func append(_ piece: SQL) {
        shape.append(piece.shape)
        values += piece.values
    }

    private mutating func append(_ value: SQLValue) {
        shape.append(.value)
        values.append(value)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var whole = SQL()

        public init(literalCapacity: Int, interpolationCount: Int) {
            whole.shape.reserveCapacity(interpolationCount * 2 + 1)
            whole.values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) { if literal.utf8CodeUnitCount > 0 { whole.shape.append(.literal(literal)) } }

        public mutating func appendInterpolation(_ value: some SQLConvertible) { whole.append(value.sqlValue) }

        /// `NULL` when there is nothing. Said apart from the others: else the compiler warns of an optional printed by mistake.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) { whole.append(value.sqlValue) }

        /// A piece of SQL made elsewhere, with its own bound values.
        public mutating func appendInterpolation(_ piece: SQL) { whole.append(piece) }

        /// `(?, ?, ?)`; an empty list gives `(NULL)`, which nothing is in.
        public mutating func appendInterpolation(list values: [some SQLConvertible]) {
            if values.isEmpty { return whole.shape.append(.literal("(NULL)")) }
            for index in values.indices {
                whole.shape.append(.literal(index == 0 ? "(" : ", "))
                whole.append(values[index].sqlValue)
            }
            whole.shape.append(.literal(")"))
        }
    }
}

extension SQL {
    /// A statement without its values: what a database prepares once.
    struct Shape: Sendable, Hashable {
        enum Piece: Sendable {
            case literal(StaticString)
            case text(String)
            /// The place of a value.
            case value
        }

        private var pieces: [Piece] = []
        /// Of the pieces, kept as they come: statements have up to a hundred of them.
        private var mark = 5381

        mutating func reserveCapacity(_ count: Int) { pieces.reserveCapacity(count) }

        mutating func append(_ piece: Piece) {
            pieces.append(piece)
            mark = (mark &* 33) ^ piece.mark
        }

        mutating func append(_ other: Shape) { for piece in other.pieces { append(piece) } }

        /// The text with this database's placeholders.
        func text(for dialect: Dialect) -> String {
            var text = ""
            var count = 0
            for piece in pieces {
                switch piece {
                case .literal(let literal): text += literal.description
                case .text(let piece): text += piece
                case .value:
                    count += 1
                    text += dialect.placeholder(count)
                }
            }
            return text
        }

        func hash(into hasher: inout Hasher) { hasher.combine(mark) }

        static func == (left: Shape, right: Shape) -> Bool {
            left.mark == right.mark && left.pieces.count == right.pieces.count && zip(left.pieces, right.pieces).allSatisfy { $0.isSame(as: $1) }
        }
    }
}

extension SQL.Shape.Piece {
    fileprivate var mark: Int {
        switch self {
        case .literal(let text): Int(bitPattern: text.utf8Start) &+ text.utf8CodeUnitCount
        case .text(let text): text.hashValue
        case .value: 1
        }
    }

    /// Two literals of the same words at two addresses are two: the statement is prepared twice, no more.
    fileprivate func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.literal(let left), .literal(let right)): left.utf8Start == right.utf8Start && left.utf8CodeUnitCount == right.utf8CodeUnitCount
        case (.text(let left), .text(let right)): left == right
        case (.value, .value): true
        default: false
        }
    }
}
