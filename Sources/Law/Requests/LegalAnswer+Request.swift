import Core

extension LegalAnswer {
    /// A request under the general code: reception, silence, what answers it, the remedies.
    mutating func answer(_ rule: SilenceRule, _ chronicle: Chronicle, _ place: LegalPlace) {
        let reception = Reception(chronicle)
        explain(reception)
        addAcknowledgements(of: reception, place.workingDays)
        addFraudSuspension(chronicle)
        let bornOn = silenceDate(rule, chronicle, place.workingDays)
        let notified = notifications(chronicle)
        var decisions = Decisions(implicit: bornOn, effect: rule.effect, notified: notified)
        addSilence(&decisions)
        if rule.effect == .accept, let day = decisions.implicit { addWithdrawal(months: 4, after: day, "CRPA, art. L242-1") }
        addRemedies(decisions, chronicle, place)
    }

    private mutating func addFraudSuspension(_ chronicle: Chronicle) {
        guard let last = FraudSuspension(chronicle).lastEnd else { return }
        self[.maxSuspensionEnd] = last
        explain("CRPA, art. L115-3 et R115-5", "law.suspension.atMost", ["last": last])
    }

    /// - Returns: when silence decides, if nothing is notified before.
    private mutating func silenceDate(_ rule: SilenceRule, _ chronicle: Chronicle, _ workingDays: WorkingDays) -> LocalDate? {
        guard rule.effect != .none else {
            explain(rule.legalBasis, "law.silence.none")
            return nil
        }
        let count = SilenceCount(rule, chronicle, workingDays)
        (requestHasEffect, suspendedDays) = (count.requestHasEffect, count.suspendedDays)
        // A decision whose birth is told needs no count.
        guard let told = chronicle.first(.implicitDecision) else {
            explain(count.steps)
            return count.bornOn
        }
        explain(rule.legalBasis, "law.silence.told", ["implicit": told])
        let requests = chronicle.all(.piecesRequested)
        requestHasEffect = requests.isEmpty ? nil : requests.contains { $0.isRequiredByLaw && $0.on <= told }
        return told
    }

    /// Records the implicit decision, unless an express one was notified in time.
    mutating func addSilence(_ decisions: inout Decisions) {
        if let implicit = decisions.implicit {
            record(decisions.effect, bornOn: implicit)
            explain([SilenceClock.consequence(of: decisions.effect, from: implicit.adding(days: 1))])
        } else if let defeated = decisions.defeated, let notified = decisions.firstNotified {
            // Notified, not signed: the rule of R*424-1 in urban planning, kept everywhere (law.md §1.7, 5).
            explain("CRPA, art. L221-8", "law.decision.inTime", ["notified": notified, "implicit": defeated])
        }
    }

    mutating func addWithdrawal(months: Int, after decision: LocalDate, _ article: String) {
        let last = decision.adding(months: months)
        self[.withdrawalLastDay] = last
        explain(article, "law.withdrawal", ["last": last], delay: LegalDelay(months, .months))
    }
}
