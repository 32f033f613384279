import Core

extension LegalAnswer {
    /// The lettre recommandée électronique: fifteen days to accept it, from the day after the notice; the proof that nobody claimed it is
    /// there the day after they end (CPCE R53-3).
    mutating func answerRegisteredLetter(_ chronicle: Chronicle, _ place: LegalPlace) {
        guard let sent = chronicle.first(.noticeSent) else { return }
        let (first, last) = (sent.adding(days: 1), sent.adding(days: 15))
        (self[.acceptanceFirstDay], self[.acceptanceLastDay]) = (first, last)
        explain("CPCE, art. R53-3", "law.letter.acceptance", ["sent": sent, "first": first, "last": last])
        guard let accepted = chronicle.first(.firstConsulted, from: sent), accepted <= last else { return addUnclaimed(after: last) }
        self[.deemedNotified] = accepted
        explain("CPCE, art. R53-3", "law.letter.accepted", ["accepted": accepted])
        addRemedies(Decisions(implicit: nil, effect: .none, notified: [accepted]), chronicle, place)
    }

    private mutating func addUnclaimed(after last: LocalDate) {
        let proof = last.adding(days: 1)
        self[.unclaimedProofBy] = proof
        explain("CPCE, art. R53-3", "law.letter.unclaimed", ["proof": proof])
    }
}
