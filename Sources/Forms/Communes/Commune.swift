/// A commune of France, or a district of Paris, Lyon or Marseille, where births are registered.
public struct Commune: Sendable, Equatable {
    /// INSEE's: `35238`.
    public let code: String
    /// With its article: « L'Haÿ-les-Roses ».
    public let name: String

    /// The département, or the collectivity overseas: `35`, `2A`, `974`.
    public var departement: String { String(code.prefix(code.hasPrefix("97") || code.hasPrefix("98") ? 3 : 2)) }

    /// The name and what tells it from those of the same name: « Saint-Denis (93) ». Typed, it is always understood.
    public var label: String { "\(name) (\(departement))" }
}
