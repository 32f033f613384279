/// What a provider answers for, as it names it (`acr`): "eidas1", "eidas1-mfa". Other names are compared as they are.
public struct AssuranceLevel: Sendable, Equatable {
    public let name: String

    public init(_ name: String) { self.name = name }

    /// Those of ProConnect that need two factors, the weakest first: what is asked for when one alone is not enough.
    public static let strong = ["eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3"].map { AssuranceLevel($0) }

    /// Whether two factors were asked of the person: from eidas2 on, always.
    public var isStrong: Bool { Self.strong.contains(self) }

    /// "eidas2" suffices for "eidas1", and for "eidas1-mfa"; "eidas1-mfa" for "eidas1". A name of another sort must be the very one.
    public func suffices(for asked: AssuranceLevel) -> Bool {
        if self == asked { return true }
        guard let had = number, let wanted = asked.number else { return false }
        return had >= wanted && (isStrong || !asked.isStrong)
    }

    private var number: Int? {
        guard name.hasPrefix("eidas") else { return nil }
        return Int((name.hasSuffix("-mfa") ? name.dropLast(4) : name[...]).dropFirst(5))
    }
}
