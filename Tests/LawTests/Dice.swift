import Core
import Law

/// Numbers drawn at random from a seed (SplitMix64): a test that fails fails again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func day(from first: LocalDate, within days: Int) -> LocalDate { first.adding(days: Int.random(in: 0..<days, using: &self)) }

    /// Any event, on a day of the half-year that follows `first`.
    mutating func event(from first: LocalDate) -> LegalEvent {
        let kind = LegalEvent.Kind.allCases.randomElement(using: &self) ?? .received
        let day = day(from: first, within: 180)
        let limit = Bool.random(using: &self) ? self.day(from: day, within: 40) : nil
        return LegalEvent(
            kind, on: day, timeLimit: limit, isRequiredByLaw: Int.random(in: 0..<4, using: &self) > 0, months: Int.random(in: 1...5, using: &self))
    }

    mutating func rule() -> LegalCase.Rule {
        let silence = LegalDelay(Int.random(in: 1...6, using: &self), .months)
        let rules: [LegalCase.Rule] = [
            .request(.rejecting(after: silence)), .request(.accepting),
            .urbanPlanning(UrbanPermit.allCases.randomElement(using: &self) ?? .housePermit),
            .documentRequest, .onlineNotification, .registeredLetter, .filingDeadline(date("2026-04-30")),
        ]
        return rules.randomElement(using: &self) ?? .documentRequest
    }
}
