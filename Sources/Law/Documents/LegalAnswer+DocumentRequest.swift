import Core

extension LegalAnswer {
    mutating func answerDocumentRequest(_ chronicle: Chronicle, _ place: LegalPlace) {
        let reception = Reception(chronicle)
        explain(reception)
        addAcknowledgements(of: reception, place.workingDays)
        // From reception by the administration that holds the document, unlike other rejections (R311-13).
        let silence = LegalDelay(1, .months)
        let refused = chronicle.first(.implicitDecision) ?? reception.competent.map { silence.lastDay(from: $0) }
        let notified = notifications(chronicle)
        let request = DocumentRequest(refusedOn: refused, notified: notified, registeredOn: chronicle.first(.cadaRegistered))
        if let day = request.decisions.implicit {
            record(.reject, bornOn: day)
            explain("CRPA, art. R*311-12 et R311-13", "law.documents.refused", ["implicit": day, "effective": day.adding(days: 1)], delay: silence)
        } else {
            var decisions = request.decisions
            addSilence(&decisions)
        }
        add(request, place)
    }

    private mutating func add(_ request: DocumentRequest, _ place: LegalPlace) {
        self[.cadaReferralLastDay] = request.referralLastDay
        self[.confirmedOn] = request.confirmedOn
        explain(request.steps)
        // Nobody goes to court before the commission was asked (L342-1).
        guard let confirmed = request.confirmedOn else { return explain("CRPA, art. L342-1", "law.documents.commissionFirst") }
        var clock = AppealClock(decision: confirmed, isImplicit: request.isConfirmedBySilence, place, appealsInterrupt: false)
        for day in request.afterwards { clock.follow(LegalEvent(.decisionNotified, on: day)) }
        record(clock)
    }
}
