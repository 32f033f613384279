import Core
import Foundation

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
