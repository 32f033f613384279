import Core
import Law
import Testing

@Suite("Access to documents")
struct DocumentRequestTests {
    @Test("The month runs from the administration that decides (R311-13), unlike other rejections")
    func reception() {
        let answer = asking(.receivedElsewhere("2026-01-05"), .received("2026-01-12"))
        #expect(answer.on(.implicitDate) == "2026-02-12")
        #expect(answer.outcome == .reject)
    }

    @Test("The commission comes before the court (L342-1)")
    func commissionFirst() {
        let answer = asking(.received("2026-01-05"))
        #expect(answer.on(.cadaReferralLastDay) == "2026-04-05")
        #expect(answer.on(.confirmedOn) == nil)
        #expect(answer.on(.appealLastDay) == nil)
    }

    @Test("An express refusal starts the two months of the commission (R343-1)")
    func expressRefusal() {
        #expect(asking(.received("2026-01-05"), .of(.decisionNotified, "2026-01-20")).on(.implicitDate) == nil)
        #expect(asking(.received("2026-01-05"), .of(.decisionNotified, "2026-01-20")).on(.cadaReferralLastDay) == "2026-03-20")
        #expect(asking(.received("2026-01-05"), .of(.decisionNotified, "2026-03-02")).on(.cadaReferralLastDay) == "2026-05-02")
        #expect(asking(.received("2026-01-05"), .of(.decisionNotified, "2026-04-06")).on(.cadaReferralLastDay) == "2026-04-05")
    }

    @Test("Confirmed in writing before its silence does, the refusal is contested from then (R343-5)")
    func expressConfirmation() {
        let answer = asking(.received("2026-01-05"), .of(.cadaRegistered, "2026-03-20"), .of(.decisionNotified, "2026-04-30"))
        #expect(answer.on(.confirmedOn) == "2026-04-30")
        #expect(answer.on(.appealLastDay) == "2026-07-01")
    }

    @Test("Confirmed in writing after its silence did, within the delay, it is contested from then (CJA R421-2)")
    func lateConfirmation() {
        let answer = asking(.received("2026-01-05"), .of(.cadaRegistered, "2026-03-20"), .of(.decisionNotified, "2026-06-10"))
        #expect(answer.on(.confirmedOn) == "2026-05-20")
        #expect(answer.on(.appealLastDay) == "2026-08-11")
    }

    private func asking(_ events: LegalEvent...) -> LegalAnswer { LegalCase(.documentRequest, events: events).answer() }
}
