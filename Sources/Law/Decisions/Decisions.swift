import Core

/// The decisions on one request: the one that silence makes, if nothing is notified before it is born, and those that are notified.
struct Decisions {
    let effect: SilenceRule.Effect
    /// When silence decided; `nil` when it did not.
    let implicit: LocalDate?
    /// When silence would have decided, had nothing been notified.
    let defeated: LocalDate?
    /// In order.
    let notified: [LocalDate]

    init(implicit: LocalDate?, effect: SilenceRule.Effect, notified: [LocalDate]) {
        // Until midnight of the day on which it would be born, a notification is in time.
        let isInTime = notified.first.map { first in implicit.map { first <= $0 } ?? true } ?? false
        (self.effect, self.notified) = (effect, notified)
        self.implicit = isInTime ? nil : implicit
        defeated = isInTime ? implicit : nil
    }

    var firstNotified: LocalDate? { notified.first }

    /// The decision that the person may contest: an implicit rejection, else the first one notified.
    var contested: LocalDate? { isImplicitRejection ? implicit : firstNotified }

    var isImplicitRejection: Bool { effect == .reject && implicit != nil }

    /// What was notified after it.
    var later: [LocalDate] { isImplicitRejection ? notified : Array(notified.dropFirst()) }
}
