import Core

/// The three ages of a request that is over (code du patrimoine R212-10 to R212-12): at hand for those who handled it, then kept apart, then gone.
///
/// Days are counted « de quantième à quantième » from the day on which it ended, and that last day is kept whole: the fate is due on the next one.
public struct RetentionPhases: Sendable, Equatable {
    public enum Phase: String, Sendable, CaseIterable { case active, intermediate, due }

    public let endedOn: LocalDate
    /// The first day of the intermediate archive; the day of the fate when there is none.
    public let intermediateFrom: LocalDate
    /// The first day on which nothing allows keeping it any longer.
    public let fateOn: LocalDate
    public let fate: RetentionRule.Fate

    /// - Parameter rule: `nil` when the procedure says nothing: ``RetentionRule/byDefault``.
    public init(_ rule: RetentionRule?, endedOn: LocalDate) {
        let rule = rule ?? .byDefault
        self.endedOn = endedOn
        fate = rule.fate
        intermediateFrom = endedOn.adding(months: rule.monthsAtHand).adding(days: 1)
        fateOn = endedOn.adding(months: rule.months).adding(days: 1)
    }

    public func phase(on day: LocalDate) -> Phase {
        if day >= fateOn { return .due }
        return day >= intermediateFrom ? .intermediate : .active
    }
}

extension RetentionRule {
    /// What holds where a procedure says nothing: anonymised three months after it was handled.
    public static let byDefault = RetentionRule(months: 3, fate: .anonymise, legalBasis: "RGPD, art. 5.1.e")

    /// How long it stays at hand: what the rule says, three months else, and never longer than it is kept.
    public var monthsAtHand: Int { min(activeMonths ?? 3, months) }

    /// The last ending day whose fate is due on this day. What ended later waits.
    public func lastEnding(dueOn day: LocalDate) -> LocalDate { Self.lastEnding(months, before: day) }

    /// The last ending day that has left the age at hand on this day.
    public func lastEnding(intermediateOn day: LocalDate) -> LocalDate { Self.lastEnding(monthsAtHand, before: day) }

    /// Months have no inverse (31 January and 28 February lead to the same day), hence the few steps around the guess.
    private static func lastEnding(_ months: Int, before day: LocalDate) -> LocalDate {
        var ending = day.adding(months: -months)
        while ending.adding(months: months) >= day { ending = ending.adding(days: -1) }
        while ending.adding(days: 1).adding(months: months) < day { ending = ending.adding(days: 1) }
        return ending
    }
}
