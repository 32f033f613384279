import Core

extension LegalAnswer {
    /// A planning application: its own delays, its own meaning of silence, its own notifications.
    mutating func answer(_ permit: UrbanPermit, _ chronicle: Chronicle, _ place: LegalPlace) {
        let reception = Reception(chronicle)
        explain(reception)
        addAcknowledgements(of: reception, place.workingDays)
        let clock = UrbanClock(permit, chronicle)
        clock.map { add($0) }
        let told = chronicle.first(.implicitDecision)
        if let told { explain(permit.tacitArticle, "law.silence.told", ["implicit": told]) }
        let isRejected = clock?.isIncomplete ?? false
        let notified = urbanNotifications(chronicle)
        let born = told ?? clock?.bornOn
        var decisions = Decisions(implicit: born, effect: isRejected ? .reject : .accept, notified: notified)
        isInTime = born.flatMap { born in notified.first.map { $0 <= born } }
        addTacit(permit, &decisions)
        let extends = decisions.contested.flatMap { day in UrbanPermit.firstUnextendedDecision.map { day < $0 } } ?? false
        addRemedies(decisions, chronicle, place, appealsInterrupt: extends)
    }

    private mutating func add(_ clock: UrbanClock) {
        explain(clock.steps)
        requestHasEffect = clock.requestHasEffect
        self[.piecesRequestLastDay] = clock.askingLastDay
        self[.completionLastDay] = clock.completionLastDay
    }

    private mutating func addTacit(_ permit: UrbanPermit, _ decisions: inout Decisions) {
        guard let day = decisions.implicit else { return addSilence(&decisions) }
        let tacit = decisions.effect == .reject ? .reject : permit.tacit
        self.tacit = tacit
        record(decisions.effect, bornOn: day)
        explain(
            tacit == .reject ? "C. urb., art. R*423-39 b" : permit.tacitArticle, "law.urban.tacit.\(tacit.rawValue)",
            ["effective": day.adding(days: 1)])
        if tacit != .reject { addWithdrawal(months: permit.withdrawal.months, after: day, permit.withdrawal.article) }
    }

    /// Through the online service, a decision is notified the day after its notice is sent, read or not (R474-1 II); so is a registered electronic letter.
    private mutating func urbanNotifications(_ chronicle: Chronicle) -> [LocalDate] {
        let told = chronicle.all(.decisionNotified).map(\.on)
        guard let sent = chronicle.first(.refusalNoticeSent, .noticeSent, .madeAvailable) else { return told }
        let deemed = sent.adding(days: 1)
        self[.deemedNotified] = deemed
        explain("C. urb., art. R474-1 II", "law.notification.urban", ["sent": sent, "deemed": deemed])
        return (told + [deemed]).sorted()
    }
}
