import Core

/// The suspension of a request for a public aid on serious signs of fraud: three months at most, renewable once (CRPA L115-3, R115-5).
struct FraudSuspension {
    private(set) var suspensions: [Suspension] = []
    /// The day on which the last one ends even if nobody ends it.
    private(set) var lastEnd: LocalDate?

    init(_ chronicle: Chronicle) {
        let notified = chronicle.all(.fraudSuspensionNotified).map(\.on)
        guard let first = notified.first else { return }
        let firstEnd = first.adding(months: 3)
        let ended = chronicle.first(.fraudSuspensionEnded, from: first) ?? firstEnd
        // A third one would exceed what the text allows: it has no effect.
        guard let second = notified.dropFirst().first(where: { $0 > first }) else {
            add(from: first, until: ended, atMost: firstEnd)
            return
        }
        let secondEnded = chronicle.first(.fraudSuspensionEnded, from: second)
        if second <= min(ended, firstEnd) {
            add(from: first, until: secondEnded ?? first.adding(months: 6), atMost: first.adding(months: 6))
        } else {
            add(from: first, until: ended, atMost: firstEnd)
            add(from: second, until: secondEnded ?? second.adding(months: 3), atMost: second.adding(months: 3))
        }
    }

    private mutating func add(from day: LocalDate, until end: LocalDate, atMost last: LocalDate) {
        suspensions.append(Suspension(cause: .fraud, from: day, until: min(end, last)))
        lastEnd = last
    }
}
