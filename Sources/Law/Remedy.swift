import Core

/// The appeal that a person may make against a decision, and before whom (CJA R421-1, R421-5).
public struct Remedy: Sendable, Equatable {
    /// As the person reads it: « tribunal administratif de Rennes ».
    public let court: String
    /// How long one has; two months but for special texts.
    public let delay: LegalDelay

    public init(court: String, delay: LegalDelay = LegalDelay(2, .months)) { (self.court, self.delay) = (court, delay) }

    /// The last day on which the court may be seized of a decision notified, or born, on `decision`.
    public func lastDay(after decision: LocalDate, in workingDays: WorkingDays) -> LocalDate { delay.clearLastDay(from: decision, in: workingDays) }
}

extension LegalDelay {
    /// The last day of a « délai franc »: neither the first day nor the last counts, hence the day after the same quantième; then the next working day
    /// (CPC 642).
    func clearLastDay(from day: LocalDate, in workingDays: WorkingDays) -> LocalDate {
        workingDays.firstWorkingDay(from: lastDay(from: day).adding(days: 1))
    }
}
