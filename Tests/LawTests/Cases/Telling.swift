import Core
import Law

/// How tests tell a case: `rejecting(.received("2026-03-10"), …)`.
func rejecting(_ events: LegalEvent..., in place: LegalPlace = LegalPlace(), after delay: LegalDelay = LegalDelay(2, .months)) -> LegalAnswer {
    LegalCase(.request(.rejecting(after: delay)), place: place, events: events).answer()
}

func accepting(_ events: LegalEvent..., in place: LegalPlace = LegalPlace()) -> LegalAnswer {
    LegalCase(.request(.accepting), place: place, events: events).answer()
}

func planning(_ permit: UrbanPermit, _ events: LegalEvent...) -> LegalAnswer { LegalCase(.urbanPlanning(permit), events: events).answer() }

extension SilenceRule {
    static func rejecting(after delay: LegalDelay = LegalDelay(2, .months)) -> SilenceRule {
        SilenceRule(
            effect: .reject, count: delay.count, unit: delay.unit, start: .firstReception, incomplete: .suspend, legalBasis: "CRPA, art. L231-4")
    }
    static let accepting = SilenceRule(effect: .accept, start: .competentReception, incomplete: .restart, legalBasis: "CRPA, art. L231-1")
}

extension LegalEvent {
    static func received(_ day: String) -> LegalEvent { LegalEvent(.received, on: date(day)) }
    static func receivedElsewhere(_ day: String) -> LegalEvent { LegalEvent(.receivedElsewhere, on: date(day)) }
    static func piecesRequested(_ day: String, until limit: String? = nil, requiredByLaw: Bool = true) -> LegalEvent {
        LegalEvent(.piecesRequested, on: date(day), timeLimit: limit.map(date), isRequiredByLaw: requiredByLaw)
    }
    static func of(_ kind: Kind, _ day: String, months: Int = 0) -> LegalEvent { LegalEvent(kind, on: date(day), months: months) }
}

extension LegalAnswer {
    /// The day as the tests write it.
    func on(_ day: Day) -> String? { self[day]?.description }
}
