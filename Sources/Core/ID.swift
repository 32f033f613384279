/// A key of one kind of row. The kind keeps a dossier's id from being passed where an agent's is expected.
///
/// `@inlinable`: a list makes and compares thousands, which through the generic code of another module costs more than reading them.
@frozen public struct ID<Kind>: Hashable, Sendable, Comparable, LosslessStringConvertible {
    public let rawValue: Int64

    @inlinable public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public init?(_ text: String) {
        guard let number = Int64(text), number > 0 else { return nil }
        rawValue = number
    }

    public var description: String { String(rawValue) }

    @inlinable public static func == (left: ID, right: ID) -> Bool { left.rawValue == right.rawValue }

    @inlinable public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }

    @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}
