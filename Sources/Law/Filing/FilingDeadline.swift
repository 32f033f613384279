import Core

extension LegalAnswer {
    /// A deadline is met by what is sent online on its last day, until midnight; the date on the receipt or on the registration proves it (CRPA L112-13).
    mutating func answerFiling(_ chronicle: Chronicle, deadline: LocalDate) {
        guard let day = proof(chronicle) else { return }
        isInTime = day <= deadline
        explain("CRPA, art. L112-13", "law.filing.\(day <= deadline ? "inTime" : "late")", ["filed": day, "deadline": deadline])
    }

    /// Both papers bear the day of *reception* (R112-11-1), even when they leave later: the person does not suffer from a registration sent after
    /// midnight. Only when that day is unknown does the day of sending stand for it.
    private func proof(_ chronicle: Chronicle) -> LocalDate? {
        chronicle.first(.filed, .received, .receivedElsewhere) ?? chronicle.first(.registrationSent, .receiptSent)
    }
}
