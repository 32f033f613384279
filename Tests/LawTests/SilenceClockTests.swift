import Core
import Law
import Testing

@Suite("The silence clock")
struct SilenceClockTests {
    /// The vectors of the legal clock that no suspension and no second reception complicates.
    @Test(
        "Silence becomes a decision from quantième to quantième, with no regard for Sundays",
        arguments: [
            Vector("E01", .reject, 2, "2026-03-10", "2026-05-10", "2026-05-11", appeal: "2026-07-13"),
            Vector("E02", .accept, 2, "2026-03-10", "2026-05-10", "2026-05-11"),
            Vector("E03", .reject, 2, "2025-12-31", "2026-02-28", "2026-03-01", appeal: "2026-04-29"),
            Vector("E05b", .accept, 2, "2026-12-30", "2027-02-28", "2027-03-01"),
            Vector("E21", .accept, 4, "2026-01-15", "2026-05-15", "2026-05-16"),
            // A rejection runs from the first reception, by another administration (L114-3 al. 1).
            Vector("E11", .reject, 2, "2026-02-02", "2026-04-02", "2026-04-03", appeal: "2026-06-03"),
            // law.md §1.7, point 2.
            Vector("29 December of a common year", .accept, 2, "2026-12-29", "2027-02-28", "2027-03-01"),
            Vector("31 December before a leap year", .accept, 2, "2027-12-31", "2028-02-29", "2028-03-01"),
            Vector("31 August", .reject, 2, "2026-08-31", "2026-10-31", "2026-11-01", appeal: "2027-01-04"),
            Vector("31 January", .accept, 2, "2026-01-31", "2026-03-31", "2026-04-01"),
            Vector("30 June", .accept, 2, "2026-06-30", "2026-08-30", "2026-08-31"),
            Vector("2 January, one month", .accept, 1, "2024-01-02", "2024-02-02", "2024-02-03"),
        ]
    )
    func months(vector: Vector) throws {
        let rule = SilenceRule(effect: vector.effect, count: vector.months, legalBasis: "CRPA, art. L231-1")

        let clock = try #require(SilenceClock(rule, receivedOn: date(vector.received)))

        #expect(clock.effect == vector.effect)
        #expect(clock.implicitOn.description == vector.implicit)
        #expect(clock.effectiveFrom.description == vector.effective)
        if let appeal = vector.appeal {
            #expect(Remedy(court: "tribunal administratif").lastDay(after: clock.implicitOn, in: WorkingDays()).description == appeal)
        }
    }

    @Test("A delay in days does not count the day of reception")
    func days() throws {
        let rule = SilenceRule(effect: .reject, count: 30, unit: .days, legalBasis: "C. élect., art. L18")
        let clock = try #require(SilenceClock(rule, receivedOn: date("2026-03-10")))
        #expect(clock.implicitOn.description == "2026-04-09")
        #expect(clock.effectiveFrom.description == "2026-04-10")
    }

    @Test("A report has no clock, and neither has a rule without a delay")
    func noClock() {
        let day = date("2026-03-10")
        #expect(SilenceClock(SilenceRule(effect: .none, legalBasis: "Signalement"), receivedOn: day) == nil)
        #expect(SilenceClock(SilenceRule(effect: .accept, count: 0, legalBasis: "CRPA, art. L231-1"), receivedOn: day) == nil)
    }

    @Test("For any day and delay, the decision is born in the right month, never after the same quantième")
    func property() throws {
        let first = date("2024-01-01")
        for offset in 0..<1_500 {
            let day = first.adding(days: offset)
            for months in [1, 2, 4, 12] {
                let rule = SilenceRule(effect: .accept, count: months, legalBasis: "CRPA, art. L231-1")
                let clock = try #require(SilenceClock(rule, receivedOn: day))
                #expect((clock.implicitOn.year * 12 + clock.implicitOn.month) - (day.year * 12 + day.month) == months)
                #expect(clock.implicitOn.day == day.day || (clock.implicitOn.day < day.day && clock.effectiveFrom.day == 1))
            }
        }
    }
}

struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let effect: SilenceRule.Effect
    let months: Int
    let received, implicit, effective: String
    let appeal: String?

    init(
        _ name: String, _ effect: SilenceRule.Effect, _ months: Int, _ received: String, _ implicit: String, _ effective: String,
        appeal: String? = nil
    ) {
        (self.name, self.effect, self.months, self.received) = (name, effect, months, received)
        (self.implicit, self.effective, self.appeal) = (implicit, effective, appeal)
    }

    var testDescription: String { "\(name): \(received) → \(implicit)" }
}
