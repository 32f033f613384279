import Core

/// When our silence becomes a decision on one request, and why.
///
/// The decision *is born* on `implicitOn`: the delay to appeal runs from that day. It can be relied on *from* the next one, at midnight:
/// until then an answer still comes in time. No Saturday, Sunday or holiday moves these dates (CPC 642 is for litigants, not for the administration).
public struct SilenceClock: Sendable, Equatable {
    /// What silence means: `accept` or `reject`, never `none`.
    public let effect: SilenceRule.Effect
    public let implicitOn: LocalDate
    public let effectiveFrom: LocalDate
    /// The reasoning, in order.
    public let explanation: [LegalStep]

    /// - Parameter day: the day of reception that the rule's `start` names, in the town's time zone.
    /// - Returns: `nil` when silence means nothing for this rule.
    public init?(_ rule: SilenceRule, receivedOn day: LocalDate) {
        guard rule.effect != .none, rule.count > 0 else { return nil }
        effect = rule.effect
        implicitOn = rule.delay.lastDay(from: day)
        effectiveFrom = implicitOn.adding(days: 1)
        explanation = [
            LegalStep("CRPA, art. L114-3", "law.silence.received", dates: ["received": day]),
            LegalStep(rule.legalBasis, "law.silence.\(effect.rawValue)", delay: rule.delay),
            Self.counting(rule.delay, from: day, to: implicitOn),
            Self.consequence(of: effect, from: effectiveFrom),
        ]
    }

    static func counting(_ delay: LegalDelay, from start: LocalDate, to end: LocalDate) -> LegalStep {
        let dates = ["implicit": end]
        switch delay.unit {
        case .days: return LegalStep("CPC, art. 641 al. 1 (par analogie)", "law.silence.days", dates: dates)
        case .months where start.day == end.day: return LegalStep("CPC, art. 641 al. 2 (par analogie)", "law.silence.sameDay", dates: dates)
        case .months: return LegalStep("CPC, art. 641 al. 2 (par analogie)", "law.silence.lastDayOfMonth", dates: dates)
        }
    }

    static func consequence(of effect: SilenceRule.Effect, from day: LocalDate) -> LegalStep {
        let article = effect == .accept ? "CRPA, art. L232-3" : "CJA, art. R421-2"
        return LegalStep(article, "law.silence.\(effect.rawValue).effective", dates: ["effective": day])
    }
}
