/// A key of one kind of row. The kind keeps a dossier's id from being passed where an agent's is expected.
public struct ID<Kind>: Hashable, Sendable, Comparable, LosslessStringConvertible {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public init?(_ text: String) {
        guard let number = Int64(text), number > 0 else { return nil }
        rawValue = number
    }

    public var description: String { String(rawValue) }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
}
