import Core
import Law
import Testing

@Suite("Until when the court can be seized")
struct AppealTests {
    let refused = LegalEvent.of(.implicitDecision, "2026-05-10")
    let notified = LegalEvent.of(.decisionNotified, "2026-03-10")

    @Test("A refusal notified after the delay to contest the silent one only confirms it (R421-2)")
    func confirmation() {
        #expect(rejecting(refused, .of(.decisionNotified, "2026-07-13")).on(.appealLastDay) == "2026-09-14")
        #expect(rejecting(refused, .of(.decisionNotified, "2026-07-14")).on(.appealLastDay) == "2026-07-13")
    }

    @Test("15 December leads to 16 February (CE, 13 mai 2015, n° 368892)")
    func clearDelay() {
        #expect(rejecting(.of(.decisionNotified, "2025-12-15")).on(.appealLastDay) == "2026-02-16")
    }

    @Test("Far from the court: one month more overseas, two abroad (R421-7)")
    func distance() {
        let last = LegalPlace.Residence.allCases.map { rejecting(notified, in: LegalPlace(residence: $0)).on(.appealLastDay) }
        #expect(last == ["2026-05-11", "2026-06-11", "2026-07-13"])
    }

    @Test("Two appeals to the authority: the delay restarts once both are rejected (L411-2)")
    func twoAppeals() {
        let answer = rejecting(notified, .of(.authorityAppealReceived, "2026-04-01"), .of(.authorityAppealReceived, "2026-05-05"))
        #expect(answer.on(.authorityAppealRejectedOn) == "2026-07-05")
        #expect(answer.on(.appealLastDay) == "2026-09-07")
    }

    @Test("An appeal to the authority after the delay interrupts nothing (L411-2)")
    func lateAppeal() {
        let answer = rejecting(notified, .of(.authorityAppealReceived, "2026-05-12"))
        #expect(answer.on(.appealLastDay) == "2026-05-11")
        #expect(answer.authorityAppealExtends == false)
        #expect(answer.on(.authorityAppealRejectedOn) == "2026-07-12")
    }

    @Test("A second appeal, after the initial delay, interrupts no more")
    func secondAppealTooLate() {
        let answer = rejecting(notified, .of(.authorityAppealReceived, "2026-05-05"), .of(.authorityAppealReceived, "2026-08-01"))
        #expect(answer.on(.appealLastDay) == "2026-09-07")
        #expect(answer.on(.authorityAppealRejectedOn) == "2026-07-05")
    }

    @Test("An express answer to the appeal starts the delay, before or after its silence rejects it (R421-2)")
    func answeredAppeal() {
        let appeal = LegalEvent.of(.authorityAppealReceived, "2026-05-05")
        #expect(rejecting(notified, appeal, .of(.decisionNotified, "2026-06-15")).on(.appealLastDay) == "2026-08-17")
        #expect(rejecting(notified, appeal, .of(.decisionNotified, "2026-09-07")).on(.appealLastDay) == "2026-11-09")
        #expect(rejecting(notified, appeal, .of(.decisionNotified, "2026-09-08")).on(.appealLastDay) == "2026-09-07")
    }

    @Test("An appeal to the authority against a silent refusal")
    func appealAgainstSilence() {
        let answer = rejecting(.received("2026-03-10"), .of(.authorityAppealReceived, "2026-06-01"))
        #expect(answer.on(.initialAppealLastDay) == "2026-07-13")
        #expect(answer.on(.authorityAppealLastDay) == "2026-07-13")
        #expect(answer.on(.appealLastDay) == "2026-10-02")
        #expect(answer.authorityAppealExtends == true)
    }

    @Test("Reasons asked for in time are due within a month, and start the delay again (L232-4)")
    func reasons() {
        let asked = LegalEvent.of(.reasonsRequested, "2026-06-01")
        let given = rejecting(refused, asked, .of(.reasonsCommunicated, "2026-06-25"))
        #expect(given.on(.reasonsLastDay) == "2026-07-01")
        #expect(given.on(.appealLastDay) == "2026-08-26")
        // While they are owed, the delay does not end.
        #expect(rejecting(refused, asked).on(.appealLastDay) == nil)
        #expect(rejecting(refused, asked).on(.initialAppealLastDay) == "2026-07-13")
    }

    @Test("Reasons asked for after the delay, or of a refusal that was written, change nothing")
    func reasonsInVain() {
        let late = rejecting(refused, .of(.reasonsRequested, "2026-07-14"), .of(.reasonsCommunicated, "2026-07-20"))
        #expect(late.on(.appealLastDay) == "2026-07-13")
        #expect(late.on(.reasonsLastDay) == nil)
        #expect(rejecting(notified, .of(.reasonsRequested, "2026-03-20")).on(.reasonsLastDay) == nil)
    }

    @Test("An acceptance leaves the person nothing to contest")
    func acceptance() {
        let answer = accepting(.received("2026-03-10"))
        #expect(answer.on(.appealLastDay) == nil)
        #expect(answer.authorityAppealExtends == nil)
    }
}
