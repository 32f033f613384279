import Core
import Law
import Testing

@Suite("The last day to appeal")
struct RemedyTests {
    @Test(
        "Two clear months, then the next working day",
        arguments: [
            ("2026-06-01", "2026-08-03"),  // E23: 2 August is a Sunday
            ("2026-03-10", "2026-05-11"),  // E25 and U10
            ("2026-06-09", "2026-08-10"),  // E26
            ("2025-12-15", "2026-02-16"),  // law.md §1.7
            ("2026-05-13", "2026-07-15"),  // the 14th is a holiday
            ("2025-12-31", "2026-03-02"),  // the last day of February, and the day after is a Sunday
        ]
    )
    func lastDay(decision: String, last: String) {
        let day = date(decision)
        #expect(Remedy(court: "tribunal administratif").lastDay(after: day, in: WorkingDays()).description == last)
    }

    @Test("Special texts give another delay")
    func otherDelay() {
        let remedy = Remedy(court: "tribunal judiciaire", delay: LegalDelay(7, .days))
        #expect(remedy.lastDay(after: date("2026-03-10"), in: WorkingDays()).description == "2026-03-18")
    }

    @Test("The holidays of the place count: 10 June in Guyane")
    func overseas() {
        let day = date("2026-04-09")
        #expect(Remedy(court: "tribunal administratif").lastDay(after: day, in: WorkingDays(in: .metropolitan)).description == "2026-06-10")
        #expect(Remedy(court: "tribunal administratif").lastDay(after: day, in: WorkingDays(in: .guyane)).description == "2026-06-11")
    }
}
