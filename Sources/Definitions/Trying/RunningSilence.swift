import Core
import Law

/// The silence clock of one fictitious dossier, with its pauses (CRPA L114-5).
struct RunningSilence {
    let rule: SilenceRule
    /// The day on which silence becomes a decision, as things stand.
    private(set) var day: LocalDate?
    private var paused: (since: LocalDate, left: Int)?

    init(_ rule: SilenceRule, receivedOn day: LocalDate) {
        self.rule = rule
        self.day = SilenceClock(rule, receivedOn: day)?.implicitOn
    }

    /// Something is missing.
    /// - Parameter limit: the last day to send it. A suspension ends there, sent or not; without it the clock waits for the person.
    mutating func pause(on today: LocalDate, until limit: LocalDate?) {
        guard let day, rule.incomplete != .none else { return }
        paused = (today, day.dayNumber - today.dayNumber)
        self.day = rule.incomplete == .suspend ? limit.map { day.adding(days: $0.dayNumber - today.dayNumber) } : nil
    }

    /// - Returns: whether the date is another one.
    mutating func resume(on today: LocalDate) -> Bool {
        guard let paused else { return false }
        self.paused = nil
        let resumed = rule.incomplete == .restart ? SilenceClock(rule, receivedOn: today)?.implicitOn : today.adding(days: paused.left)
        // A suspension that its limit ended earlier is not prolonged by a late answer.
        let earliest = [day, resumed].compactMap(\.self).min()
        defer { day = earliest }
        return day != earliest
    }

    /// A decision came, or the request ended.
    mutating func stop() { (day, paused) = (nil, nil) }
}
