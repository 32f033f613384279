import Core
import Law
import Testing

@Suite("Decisions against silence")
struct DecisionTests {
    let received = LegalEvent.received("2026-03-10")

    @Test("A decision notified in time defeats silence, on its last day too (L221-8)", arguments: ["2026-04-01", "2026-05-10"])
    func inTime(day: String) {
        let answer = accepting(received, .of(.decisionNotified, day))
        #expect(answer.on(.implicitDate) == nil)
        #expect(answer.outcome == nil)
        #expect(answer.on(.withdrawalLastDay) == nil)
        #expect(answer.on(.appealLastDay) != nil)
    }

    @Test("Notified the day after, it finds the acceptance born, and can itself be contested")
    func late() {
        let answer = accepting(received, .of(.decisionNotified, "2026-05-11"))
        #expect(answer.on(.implicitDate) == "2026-05-10")
        #expect(answer.on(.appealLastDay) == "2026-07-13")
    }

    @Test("An online decision that nobody read defeats silence from the day it was put there (R112-20 al. 2)")
    func unread() {
        let answer = accepting(received, .of(.madeAvailable, "2026-05-08"), .of(.firstConsulted, "2026-05-24"))
        #expect(answer.on(.deemedNotified) == "2026-05-08")
        #expect(answer.on(.implicitDate) == nil)
        #expect(answer.on(.appealLastDay) == "2026-07-09")
    }

    @Test("Read on the fifteenth day, it is notified that day; on the sixteenth, on the first (R112-20)")
    func fifteenDays() {
        let answers = ["2026-06-16", "2026-06-17"].map { day in
            LegalCase(.onlineNotification, events: [.of(.madeAvailable, "2026-06-01"), .of(.firstConsulted, day)]).answer()
        }
        #expect(answers.map { $0.on(.deemedNotified) } == ["2026-06-16", "2026-06-01"])
        #expect(answers.map { $0.on(.appealLastDay) } == ["2026-08-17", "2026-08-03"])
        #expect(answers[0].on(.consultationLastDay) == "2026-06-16")
    }

    @Test("Never read, it is notified on the day it was put there")
    func neverRead() {
        let answer = LegalCase(.onlineNotification, events: [.of(.madeAvailable, "2026-06-01")]).answer()
        #expect(answer.on(.deemedNotified) == "2026-06-01")
        #expect(answer.on(.appealLastDay) == "2026-08-03")
    }

    @Test("A registered electronic letter can be accepted for fifteen days from the day after the notice (CPCE R53-3)")
    func registeredLetter() {
        let unclaimed = LegalCase(.registeredLetter, events: [.of(.noticeSent, "2026-06-01")]).answer()
        #expect(unclaimed.on(.acceptanceFirstDay) == "2026-06-02")
        #expect(unclaimed.on(.acceptanceLastDay) == "2026-06-16")
        #expect(unclaimed.on(.unclaimedProofBy) == "2026-06-17")
        let accepted = LegalCase(.registeredLetter, events: [.of(.noticeSent, "2026-06-01"), .of(.firstConsulted, "2026-06-10")]).answer()
        #expect(accepted.on(.deemedNotified) == "2026-06-10")
        #expect(accepted.on(.unclaimedProofBy) == nil)
    }
}
