import Core

extension LegalAnswer {
    /// The appeals against what was decided: before the court, and before the authority.
    ///
    /// The person contests; that others may contest an acceptance is not counted here.
    mutating func addRemedies(_ decisions: Decisions, _ chronicle: Chronicle, _ place: LegalPlace, appealsInterrupt: Bool = true) {
        guard let contested = decisions.contested else { return }
        var clock = AppealClock(decision: contested, isImplicit: decisions.isImplicitRejection, place, appealsInterrupt: appealsInterrupt)
        let notified = decisions.later.map { LegalEvent(.decisionNotified, on: $0) }
        let others = chronicle.all(.authorityAppealReceived, .reasonsRequested, .reasonsCommunicated).filter { $0.on >= contested }
        for event in Chronicle(notified + others).events { clock.follow(event) }
        record(clock)
        addAuthorityAppeal(clock, appealsInterrupt: appealsInterrupt)
    }

    mutating func record(_ clock: AppealClock) {
        self[.reasonsLastDay] = clock.reasonsRequested?.adding(months: 1)
        self[.initialAppealLastDay] = clock.initialLastDay ?? clock.lastDay(from: clock.decision)
        self[.appealLastDay] = clock.lastDay
        explain(clock.steps)
        if let last = clock.lastDay {
            // « Franc », then a working day: the rule that the steps before applied without saying it each time.
            explain("CPC, art. 642 ; CJA, art. R421-1", "law.appeal.last", ["last": last])
        } else {
            explain("CRPA, art. L232-4", "law.reasons.awaited")
        }
    }

    private mutating func addAuthorityAppeal(_ clock: AppealClock, appealsInterrupt: Bool) {
        self[.authorityAppealRejectedOn] = clock.appealsRejectedOn
        guard appealsInterrupt else { return addUrbanAuthorityAppeal(clock.decision) }
        self[.authorityAppealLastDay] = self[.initialAppealLastDay]
        authorityAppealExtends = clock.appeals.isEmpty || clock.appeals.contains(where: \.interrupts)
        explain("CRPA, art. L411-2", "law.appeal.toAuthority", ["last": self[.initialAppealLastDay]].compactMapValues(\.self))
    }

    /// One month, which extends nothing. Neither « franc » nor moved to a working day, by prudence: the text says neither.
    private mutating func addUrbanAuthorityAppeal(_ decision: LocalDate) {
        let last = decision.adding(months: 1)
        self[.authorityAppealLastDay] = last
        authorityAppealExtends = false
        explain("C. urb., art. L600-12-2", "law.appeal.urban", ["last": last])
    }
}
