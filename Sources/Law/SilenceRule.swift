import Core

/// What the silence of the administration means for a procedure, and after how long (CRPA L231-1 to L231-6).
public struct SilenceRule: Sendable, Equatable {
    public enum Effect: String, Sendable, CaseIterable {
        /// Silence is acceptance (SVA, L231-1).
        case accept
        /// Silence is rejection (SVR, L231-4).
        case reject
        /// No request in the sense of the code: a report, a piece of information.
        case none
    }
    public enum Unit: String, Sendable, CaseIterable { case days, months }
    /// From when the clock runs (L114-3).
    public enum Start: String, Sendable, CaseIterable { case firstReception, competentReception, completeReception }
    /// What an incomplete file does to the clock (L114-5).
    public enum IncompleteEffect: String, Sendable, CaseIterable { case restart, suspend, none }

    public var effect: Effect
    public var count: Int
    public var unit: Unit
    public var start: Start
    public var incomplete: IncompleteEffect
    /// The article, never empty in a published procedure.
    public var legalBasis: String
    /// The day on which someone checked it, and who.
    public var checkedOn: LocalDate?
    public var checkedBy: String?

    public init(
        effect: Effect, count: Int = 2, unit: Unit = .months, start: Start = .firstReception, incomplete: IncompleteEffect = .none,
        legalBasis: String, checkedOn: LocalDate? = nil, checkedBy: String? = nil
    ) {
        self.effect = effect
        self.count = count
        self.unit = unit
        self.start = start
        self.incomplete = incomplete
        self.legalBasis = legalBasis
        self.checkedOn = checkedOn
        self.checkedBy = checkedBy
    }
}

/// How long a dossier is kept once closed, and what becomes of it (GDPR art. 5(1)(e); code du patrimoine L212-2).
public struct RetentionRule: Sendable, Equatable {
    public enum Fate: String, Sendable, CaseIterable { case destroy, anonymise, archive }
    public var months: Int
    public var fate: Fate
    public var legalBasis: String
    /// How many of these months it stays at hand, before it is kept apart; `nil` for the three of everybody.
    public var activeMonths: Int?

    public init(months: Int, fate: Fate, legalBasis: String, activeMonths: Int? = nil) {
        (self.months, self.fate, self.legalBasis, self.activeMonths) = (months, fate, legalBasis, activeMonths)
    }
}
