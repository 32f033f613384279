import Core
import Law
import Testing

@Suite("Whatever the case")
struct PropertyTests {
    @Test("The order in which events are told does not matter")
    func order() {
        for seed: UInt64 in 0..<2_000 { checkOrder(seed) }
    }

    private func checkOrder(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let first = dice.day(from: date("2025-06-01"), within: 700)
        let rule = dice.rule()
        let events = (0..<Int.random(in: 1...9, using: &dice)).map { _ in dice.event(from: first) }

        let told = LegalCase(rule, events: events).answer()
        let retold = LegalCase(rule, events: events.shuffled(using: &dice)).answer()

        #expect(told == retold, "seed \(seed)")
    }

    @Test("Every date that is answered is named by a step of the explanation")
    func explained() throws {
        let words = try Catalogue.law(.french)
        for seed: UInt64 in 0..<1_000 {
            var dice = Dice(seed: seed)
            let first = dice.day(from: date("2025-06-01"), within: 700)
            let rule = dice.rule()
            let events = (0..<Int.random(in: 1...9, using: &dice)).map { _ in dice.event(from: first) }
            let answer = LegalCase(rule, events: events).answer()
            let named = Set(answer.explanation.flatMap(\.dates.values))

            for day in LegalAnswer.Day.allCases {
                #expect(answer[day].map(named.contains) ?? true, "seed \(seed), \(rule): \(day)")
            }
            for step in answer.explanation { #expect(!step.sentence(in: words).contains("["), "\(step)") }
        }
    }

    @Test("One more suspension never brings the decision nearer")
    func suspensions() {
        for seed: UInt64 in 0..<2_000 { checkSuspensions(seed) }
    }

    private func checkSuspensions(_ seed: UInt64) {
        var dice = Dice(seed: seed)
        let received = dice.day(from: date("2025-06-01"), within: 700)
        let rule = Bool.random(using: &dice) ? SilenceRule.rejecting() : .accepting
        var events = [LegalEvent(.received, on: received)]
        var born = LegalCase(.request(rule), events: events).answer()[.implicitDate] ?? received
        for _ in 0..<4 {
            events += dice.suspension(from: received)
            let next = LegalCase(.request(rule), events: events).answer()
            // Pieces that never come put it off for ever.
            guard let day = next[.implicitDate] else { return }
            #expect(day >= born, "\(events.map { "\($0.kind) \($0.on)" })")
            born = day
        }
    }

    @Test("What is in force is so the day after the decision is born; the appeal ends two months and a day later, or on the next working day")
    func arithmetic() throws {
        for offset in 0..<1_500 {
            let answer = rejecting(LegalEvent(.received, on: date("2024-01-01").adding(days: offset)))
            let born = try #require(answer[.implicitDate])
            let last = try #require(answer[.appealLastDay])
            #expect(answer[.effectiveFrom] == born.adding(days: 1))
            #expect(WorkingDays().isWorkingDay(last))
            #expect((1...6).contains(last.dayNumber - born.adding(months: 2).dayNumber))
        }
    }
}

extension Dice {
    /// One more reason for the clock to stand still: pieces for a rejection, an original for both.
    fileprivate mutating func suspension(from first: LocalDate) -> [LegalEvent] {
        let day = day(from: first, within: 90)
        let end = self.day(from: day, within: 60)
        if Bool.random(using: &self) { return [LegalEvent(.originalRequested, on: day), LegalEvent(.originalProduced, on: end)] }
        return [LegalEvent(.piecesRequested, on: day, timeLimit: end)]
    }
}
