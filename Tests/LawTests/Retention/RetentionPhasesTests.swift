import Core
import Law
import Testing

@Suite("How long a request is kept")
struct RetentionPhasesTests {
    private static func rule(_ dice: inout Dice) -> RetentionRule {
        RetentionRule(
            months: Int.random(in: 1...1200, using: &dice), fate: RetentionRule.Fate.allCases.randomElement(using: &dice) ?? .destroy,
            legalBasis: "x", activeMonths: Bool.random(using: &dice) ? Int.random(in: 0...1300, using: &dice) : nil)
    }

    @Test("A procedure that says nothing has its requests anonymised three months after they ended")
    func byDefault() {
        let phases = RetentionPhases(nil, endedOn: date("2026-01-15"))

        #expect(phases.fate == .anonymise && phases.fateOn == date("2026-04-16") && phases.intermediateFrom == phases.fateOn)
    }

    @Test("The last day is the same day number, or the last of the month, and it is kept whole")
    func months() {
        let year = RetentionRule(months: 13, fate: .destroy, legalBasis: "x", activeMonths: 1)

        let phases = RetentionPhases(year, endedOn: date("2026-01-31"))

        #expect(phases.intermediateFrom == date("2026-03-01") && phases.fateOn == date("2027-03-01"))
        #expect(phases.phase(on: date("2027-02-28")) == .intermediate && phases.phase(on: date("2027-03-01")) == .due)
    }

    @Test("The ages follow each other, whatever the rule and the day")
    func order() {
        for seed: UInt64 in 0..<2_000 {
            var dice = Dice(seed: seed)
            let (rule, ended) = (Self.rule(&dice), dice.day(from: date("2020-01-01"), within: 4_000))
            let phases = RetentionPhases(rule, endedOn: ended)
            let later = RetentionPhases(rule, endedOn: ended.adding(days: 1))

            #expect(ended < phases.intermediateFrom && phases.intermediateFrom <= phases.fateOn, "seed \(seed)")
            #expect(phases.fateOn <= later.fateOn && phases.intermediateFrom <= later.intermediateFrom, "seed \(seed)")
            #expect(phases.phase(on: phases.fateOn) == .due && phases.phase(on: phases.fateOn.adding(days: -1)) != .due, "seed \(seed)")
        }
    }

    @Test("Asked from the day or from the ending, what is due is the same")
    func inverse() {
        for seed: UInt64 in 0..<2_000 {
            var dice = Dice(seed: seed)
            let (rule, today) = (Self.rule(&dice), dice.day(from: date("2126-01-01"), within: 4_000))
            let (due, apart) = (rule.lastEnding(dueOn: today), rule.lastEnding(intermediateOn: today))

            #expect(RetentionPhases(rule, endedOn: due).fateOn <= today, "seed \(seed)")
            #expect(RetentionPhases(rule, endedOn: due.adding(days: 1)).fateOn > today, "seed \(seed)")
            #expect(RetentionPhases(rule, endedOn: apart).intermediateFrom <= today, "seed \(seed)")
            #expect(RetentionPhases(rule, endedOn: apart.adding(days: 1)).intermediateFrom > today, "seed \(seed)")
        }
    }
}
