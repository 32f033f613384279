/// What happens in a life and makes people meet the town: what one agrees to be asked about.
public enum LifeEvent: String, Sendable, CaseIterable, LosslessStringConvertible {
    case birth = "naissance"
    case school = "scolarite"
    case moving = "demenagement"
    case marriage = "mariage"
    case housing = "logement"
    case disability = "handicap"
    case ageing = "vieillir"
    case loss = "deuil"

    public init?(_ text: String) { self.init(rawValue: text) }

    public var description: String { rawValue }

    var titleKey: String { "panels.event.\(rawValue)" }
}
