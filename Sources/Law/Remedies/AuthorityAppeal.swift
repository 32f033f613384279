import Core

/// A recours gracieux or hiérarchique: two months of silence reject it (CRPA L411-7, L231-4 2°).
struct AuthorityAppeal {
    let receivedOn: LocalDate
    /// Whether it came in time to interrupt the delay to go before the court.
    let interrupts: Bool
    private(set) var answeredOn: LocalDate?

    init(receivedOn day: LocalDate, interrupts: Bool) { (receivedOn, self.interrupts) = (day, interrupts) }

    var rejectedOn: LocalDate { answeredOn ?? receivedOn.adding(months: 2) }
    var isAnswered: Bool { answeredOn != nil }

    mutating func answer(on day: LocalDate) { answeredOn = day }
}
