import Core
import Foundation

/// SQL text whose interpolated values are bound, never pasted: `"WHERE id = \(id)"` is safe.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Part: Sendable, Equatable {
        case text(String)
        case value(SQLValue)
    }

    var parts: [Part]

    public init(stringLiteral text: String) { parts = [.text(text)] }

    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    /// **Text that is pasted as it is.** Only for what this code wrote itself: a column's name, a dialect's spelling.
    public init(trusted text: String) { parts = [.text(text)] }

    /// Several pieces, with `separator` between them.
    public static func joined(_ pieces: [SQL], by separator: String) -> SQL {
        var whole = SQL(trusted: "")
        for (index, piece) in pieces.enumerated() {
            if index > 0 { whole.parts.append(.text(separator)) }
            whole.parts += piece.parts
        }
        return whole
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var whole = left
        whole.parts += right.parts
        return whole
    }

    /// The text with this database's placeholders, and the values to bind to them.
    func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let piece):
                text += piece
            case .value(let value):
                values.append(value)
                text += dialect.placeholder(values.count)
            }
        }
        return (text, values)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(interpolationCount * 2 + 1) }

        public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.text(literal)) } }

        public mutating func appendInterpolation(_ value: some SQLConvertible) { parts.append(.value(value.sqlValue)) }

        /// `NULL` when there is nothing. Said apart from the others: else the compiler warns of an optional printed by mistake.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) { parts.append(.value(value.sqlValue)) }

        /// A piece of SQL made elsewhere, with its own bound values.
        public mutating func appendInterpolation(_ piece: SQL) { parts += piece.parts }

        /// `(?, ?, ?)`; an empty list gives `(NULL)`, which nothing is in.
        public mutating func appendInterpolation(list values: [some SQLConvertible]) {
            if values.isEmpty { return parts.append(.text("(NULL)")) }
            parts.reserveCapacity(parts.count + values.count * 2 + 1)
            for index in values.indices {
                parts.append(.text(index == 0 ? "(" : ", "))
                parts.append(.value(values[index].sqlValue))
            }
            parts.append(.text(")"))
        }
    }
}

/// What both databases can hold. Instants are microseconds since 1970, days are ISO text.
public enum SQLValue: Sendable, Equatable, Hashable {
    case null, integer(Int64), real(Double), text(String), bool(Bool), bytes([UInt8])
}

public protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension String: SQLConvertible { public var sqlValue: SQLValue { .text(self) } }
extension Int: SQLConvertible { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLConvertible { public var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLConvertible { public var sqlValue: SQLValue { .real(self) } }
extension Bool: SQLConvertible { public var sqlValue: SQLValue { .bool(self) } }
extension Date: SQLConvertible { public var sqlValue: SQLValue { .integer(Int64((timeIntervalSince1970 * 1_000_000).rounded())) } }
extension LocalDate: SQLConvertible { public var sqlValue: SQLValue { .text(description) } }
extension ID: SQLConvertible { public var sqlValue: SQLValue { .integer(rawValue) } }
extension Reference: SQLConvertible { public var sqlValue: SQLValue { .text(description) } }
extension JSON: SQLConvertible { public var sqlValue: SQLValue { .text(text) } }
extension Array: SQLConvertible where Element == UInt8 { public var sqlValue: SQLValue { .bytes(self) } }
extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    public var sqlValue: SQLValue { if let self { self.sqlValue } else { .null } }
}
