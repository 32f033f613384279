import Core

/// What the law says of a case. What the case does not determine is `nil`.
public struct LegalAnswer: Sendable, Equatable {
    /// The days that a case may determine. The raw values are the names of `admilib law deadlines`.
    public enum Day: String, Sendable, CaseIterable {
        /// On which the implicit decision is born: the appeal runs from it.
        case implicitDate = "implicit_date"
        /// From which it can be relied on: the next one.
        case effectiveFrom = "effective_from"
        case appealLastDay = "appeal_last_day"
        /// Before an authority appeal interrupts it.
        case initialAppealLastDay = "initial_appeal_last_day"
        case authorityAppealLastDay = "authority_appeal_last_day"
        case authorityAppealRejectedOn = "authority_appeal_rejected_on"
        case withdrawalLastDay = "withdrawal_last_day"
        case registrationLastDay = "registration_last_day"
        case receiptLastDay = "receipt_last_day"
        case maxSuspensionEnd = "max_suspension_end"
        case reasonsLastDay = "reasons_last_day"
        case piecesRequestLastDay = "pieces_request_last_day"
        case completionLastDay = "completion_last_day"
        case deemedNotified = "deemed_notified"
        case consultationLastDay = "consultation_last_day"
        case acceptanceFirstDay = "acceptance_first_day"
        case acceptanceLastDay = "acceptance_last_day"
        case unclaimedProofBy = "unclaimed_proof_by"
        /// The prudent one: no text says whether this delay is « franc ».
        case cadaReferralLastDay = "cada_referral_last_day"
        case confirmedOn = "confirmed_on"
    }

    /// What silence makes of a planning application.
    public enum Tacit: String, Sendable { case permit, nonOpposition = "non_opposition", certificate, reject }

    private(set) var days: [Day: LocalDate] = [:]
    /// What silence means, when it decides.
    public internal(set) var outcome: SilenceRule.Effect?
    public internal(set) var tacit: Tacit?
    public internal(set) var suspendedDays: Int?
    /// Whether asking for pieces changed anything.
    public internal(set) var requestHasEffect: Bool?
    public internal(set) var authorityAppealExtends: Bool?
    public internal(set) var isInTime: Bool?
    /// The reasoning, in order.
    public private(set) var explanation: [LegalStep] = []

    public internal(set) subscript(day: Day) -> LocalDate? {
        get { days[day] }
        set { days[day] = newValue }
    }

    mutating func explain(_ article: String, _ key: String, _ dates: [String: LocalDate] = [:], delay: LegalDelay? = nil) {
        explanation.append(LegalStep(article, key, dates: dates, delay: delay))
    }

    mutating func explain(_ steps: [LegalStep]) { explanation += steps }

    /// An implicit decision is born on `day`.
    mutating func record(_ effect: SilenceRule.Effect, bornOn day: LocalDate) {
        outcome = effect
        self[.implicitDate] = day
        self[.effectiveFrom] = day.adding(days: 1)
    }
}
