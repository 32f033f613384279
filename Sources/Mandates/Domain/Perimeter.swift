/// A family of procedures that a mandate covers: the ten of Aidants Connect, so that one given here reads the same there.
public enum Perimeter: String, Sendable, CaseIterable {
    case papers = "papiers"
    case family = "famille"
    case social
    case work = "travail"
    case housing = "logement"
    case transport = "transports"
    case money = "argent"
    case justice
    case abroad = "etranger"
    case leisure = "loisirs"

    /// The family of a procedure, by the theme under which people find it. A theme that is not known here is covered by no mandate: silence never
    /// widens one.
    public init?(theme: String) {
        guard let found = Self.themes[theme] else { return nil }
        self = found
    }

    private static let themes: [String: Perimeter] = [
        "etat-civil": .papers, "elections": .papers, "citoyennete": .papers, "donnees-documents": .papers, "contact": .papers,
        "famille-ecole": .family, "deces-cimetiere": .family, "solidarite": .social, "entreprises": .work, "logement-urbanisme": .housing,
        "environnement-dechets": .housing, "rues-espace-public": .transport, "stationnement": .transport, "associations": .leisure,
        "salles": .leisure, "culture-sport": .leisure,
    ]
}
