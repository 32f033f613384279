import Core
import Law

extension SilenceRule {
    /// As a line of the history keeps it: what the clock needs, and the article.
    var json: JSON {
        [
            "effect": .string(effect.rawValue), "count": .int(count), "unit": .string(unit.rawValue), "start": .string(start.rawValue),
            "incomplete": .string(incomplete.rawValue), "legalBasis": .string(legalBasis),
        ]
    }

    init?(_ json: JSON) {
        guard let effect = json["effect"]?.string.flatMap(Effect.init), let count = json["count"]?.int,
            let unit = json["unit"]?.string.flatMap(Unit.init), let start = json["start"]?.string.flatMap(Start.init),
            let incomplete = json["incomplete"]?.string.flatMap(IncompleteEffect.init), let legalBasis = json["legalBasis"]?.string
        else { return nil }
        self.init(effect: effect, count: count, unit: unit, start: start, incomplete: incomplete, legalBasis: legalBasis)
    }
}
