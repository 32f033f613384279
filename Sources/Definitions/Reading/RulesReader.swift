import Core
import Law

extension Entry {
    var silence: SilenceRule? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["effect", "delay", "start", "incomplete", "legalBasis", "checkedOn", "checkedBy"])
        guard let effect = mapping.required("effect")?.word(of: SilenceRule.Effect.self) else { return nil }
        // Where silence means nothing there is no clock, and the delay is only what the town promises.
        let delay = (effect == .none ? mapping.entry("delay") : mapping.required("delay"))?.silenceDelay
        let start: SilenceRule.Start? = (effect == .none ? mapping.entry("start") : mapping.required("start"))?.word()
        let incomplete: SilenceRule.IncompleteEffect? = (effect == .none ? mapping.entry("incomplete") : mapping.required("incomplete"))?.word()
        return SilenceRule(
            effect: effect, count: delay?.count ?? 2, unit: delay?.unit ?? .months, start: start ?? .firstReception, incomplete: incomplete ?? .none,
            legalBasis: mapping.text("legalBasis") ?? "", checkedOn: mapping.entry("checkedOn")?.day, checkedBy: mapping.text("checkedBy"))
    }

    private var silenceDelay: (count: Int, unit: SilenceRule.Unit)? {
        delay(units: ["day": .days, "days": .days, "month": .months, "months": .months], expected: "N days, N months")
    }

    var retention: RetentionRule? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["months", "active", "fate", "legalBasis"])
        guard let months = mapping.required("months")?.number(in: 1...1200), let fate = mapping.required("fate")?.word(of: RetentionRule.Fate.self)
        else { return nil }
        let active = mapping.entry("active")?.number(in: 0...months)
        return RetentionRule(months: months, fate: fate, legalBasis: mapping.text("legalBasis") ?? "", activeMonths: active)
    }

    /// `30 days`: a number and one of these units.
    func delay<Unit>(units: [String: Unit], expected: String, from least: Int = 1) -> (count: Int, unit: Unit)? {
        guard let text else { return nil }
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[0].utf8.count <= 5, let count = Int(parts[0]), (least...10_000).contains(count),
            let unit = units[String(parts[1])]
        else {
            fault("definitions.file.expectedDelay", ["expected": expected])
            return nil
        }
        return (count, unit)
    }
}
