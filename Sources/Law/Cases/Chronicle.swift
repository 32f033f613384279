import Core

/// The events of a case in the order of the calendar, whatever the order in which they were told.
struct Chronicle {
    let events: [LegalEvent]

    init(_ events: [LegalEvent]) {
        self.events = events.sorted { Self.order(of: $0).lexicographicallyPrecedes(Self.order(of: $1)) }
    }

    func all(_ kinds: LegalEvent.Kind...) -> [LegalEvent] { events.filter { kinds.contains($0.kind) } }

    /// The earliest day of one of these kinds, not before `start`.
    func first(_ kinds: LegalEvent.Kind..., from start: LocalDate? = nil) -> LocalDate? {
        events.first { event in kinds.contains(event.kind) && start.map { event.on >= $0 } ?? true }?.on
    }

    /// Everything that tells two events apart, so that no two orders of the same events give two answers.
    private static func order(of event: LegalEvent) -> [Int] {
        let rank = LegalEvent.Kind.allCases.firstIndex(of: event.kind) ?? 0
        return [event.on.dayNumber, rank, event.timeLimit?.dayNumber ?? Int.max, event.isRequiredByLaw ? 0 : 1, event.months]
    }
}
