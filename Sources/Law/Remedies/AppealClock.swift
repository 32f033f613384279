import Core

/// Until when the court can be seized of one decision, as what happens after it moves that day. A last day that is `nil` has not come:
/// the reasons that were asked for in time are still owed.
struct AppealClock {
    /// Born or notified.
    private(set) var decision: LocalDate
    private(set) var appeals: [AuthorityAppeal] = []
    private(set) var reasonsRequested: LocalDate?
    private(set) var reasonsCommunicated: LocalDate?
    private(set) var steps: [LegalStep] = []
    private var isImplicit: Bool
    private let place: LegalPlace
    /// Not in urban planning, for the decisions that `UrbanPermit.firstUnextendedDecision` begins.
    private let appealsInterrupt: Bool

    init(decision: LocalDate, isImplicit: Bool, _ place: LegalPlace, appealsInterrupt: Bool) {
        (self.decision, self.isImplicit, self.place, self.appealsInterrupt) = (decision, isImplicit, place, appealsInterrupt)
        steps = [step("CJA, art. R421-1 et R421-2", "law.appeal.delay", from: "decision", decision, delay)]
        guard place.residence.additionalMonths > 0 else { return }
        steps.append(LegalStep("CJA, art. R421-7", "law.appeal.distance", delay: LegalDelay(place.residence.additionalMonths, .months)))
    }

    private var delay: LegalDelay { LegalDelay(2 + place.residence.additionalMonths, .months) }

    /// The last day of the delay that runs from `day`: « franc », then a working day (CPC 642).
    func lastDay(from day: LocalDate) -> LocalDate {
        delay.clearLastDay(from: day, in: place.workingDays)
    }

    /// The delay as no authority appeal moves it.
    var initialLastDay: LocalDate? {
        if reasonsRequested == nil { return lastDay(from: decision) }
        return reasonsCommunicated.map { max(lastDay(from: decision), lastDay(from: $0)) }
    }

    /// After two appeals, it restarts once both are rejected (L411-2).
    var lastDay: LocalDate? {
        guard let initial = initialLastDay else { return nil }
        return appeals.filter(\.interrupts).map { lastDay(from: $0.rejectedOn) }.reduce(initial, max)
    }

    /// When all those that count were rejected: those that interrupt, else the first.
    var appealsRejectedOn: LocalDate? {
        appeals.filter(\.interrupts).map(\.rejectedOn).max() ?? appeals.first?.rejectedOn
    }

    /// A step from which the delay runs, with the day on which it ends.
    private func step(_ article: String, _ key: String, from name: String, _ day: LocalDate, _ delay: LegalDelay? = nil) -> LegalStep {
        LegalStep(article, key, dates: [name: day, "last": lastDay(from: day)], delay: delay)
    }
}

extension AppealClock {
    /// What happens after the decision, in order.
    mutating func follow(_ event: LegalEvent) {
        switch event.kind {
        case .decisionNotified: hearDecision(event.on)
        case .authorityAppealReceived: hearAppeal(event.on)
        case .reasonsRequested: hearReasonsRequest(event.on)
        case .reasonsCommunicated: hearReasons(event.on)
        default: break
        }
    }

    private func isOpen(on day: LocalDate) -> Bool { lastDay.map { day <= $0 } ?? true }

    /// After an appeal, an express decision answers the oldest one. After an implicit rejection it takes its place, if it comes within
    /// the delay to appeal (R421-2); later it only confirms, and opens nothing.
    private mutating func hearDecision(_ day: LocalDate) {
        if let index = appeals.firstIndex(where: { !$0.isAnswered && ($0.interrupts ? isOpen(on: day) : day <= $0.rejectedOn) }) {
            appeals[index].answer(on: day)
            steps.append(step("CRPA, art. L411-2", "law.appeal.answered", from: "notified", day))
        } else if isImplicit, appeals.isEmpty, isOpen(on: day) {
            (decision, isImplicit) = (day, false)
            (reasonsRequested, reasonsCommunicated) = (nil, nil)
            steps.append(step("CJA, art. R421-2", "law.appeal.express", from: "notified", day))
        } else {
            steps.append(LegalStep("CJA, art. R421-2", "law.appeal.confirms", dates: ["notified": day]))
        }
    }

    private mutating func hearAppeal(_ day: LocalDate) {
        let isInTime = appealsInterrupt && initialLastDay.map { day <= $0 } ?? true
        let appeal = AuthorityAppeal(receivedOn: day, interrupts: appealsInterrupt && isInTime)
        appeals.append(appeal)
        steps.append(LegalStep("CRPA, art. L411-7", "law.appeal.authority", dates: ["received": day, "rejected": appeal.rejectedOn]))
        if !appealsInterrupt { return }
        steps.append(LegalStep("CRPA, art. L411-2", "law.appeal.\(isInTime ? "interrupted" : "authorityLate")", dates: ["received": day]))
    }

    /// Asked for while the court can be seized, they must come within a month (L232-4).
    private mutating func hearReasonsRequest(_ day: LocalDate) {
        guard isImplicit, reasonsRequested == nil else { return }
        guard isOpen(on: day) else { return steps.append(LegalStep("CRPA, art. L232-4", "law.reasons.late", dates: ["requested": day])) }
        reasonsRequested = day
        steps.append(LegalStep("CRPA, art. L232-4", "law.reasons.requested", dates: ["requested": day, "last": day.adding(months: 1)]))
    }

    private mutating func hearReasons(_ day: LocalDate) {
        guard reasonsRequested != nil, reasonsCommunicated == nil else { return }
        reasonsCommunicated = day
        steps.append(step("CRPA, art. L232-4", "law.reasons.communicated", from: "communicated", day))
    }
}
