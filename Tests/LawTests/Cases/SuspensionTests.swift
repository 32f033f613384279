import Core
import Law
import Testing

@Suite("Suspensions")
struct SuspensionTests {
    let received = LegalEvent.received("2026-03-10")

    @Test("Asking for an original suspends both clocks until it is produced (R113-5 to R113-11)")
    func original() {
        let events = [received, .of(.originalRequested, "2026-03-20"), .of(.originalProduced, "2026-04-01")]
        for rule in [SilenceRule.rejecting(), .accepting] {
            let answer = LegalCase(.request(rule), events: events).answer()
            #expect(answer.suspendedDays == 12)
            #expect(answer.on(.implicitDate) == "2026-05-22")
        }
        let awaited = rejecting(received, .of(.originalRequested, "2026-03-20"))
        #expect(awaited.on(.implicitDate) == nil)
        #expect(awaited.suspendedDays == nil)
    }

    @Test("Two originals: the clock waits for both")
    func twoOriginals() {
        let asked = [received, .of(.originalRequested, "2026-03-20"), .of(.originalRequested, "2026-03-25"), .of(.originalProduced, "2026-04-01")]
        let both = LegalCase(.request(.rejecting()), events: asked + [.of(.originalProduced, "2026-04-09")]).answer()
        let together = LegalCase(.request(.rejecting()), events: asked).answer()
        #expect(both.suspendedDays == 20)
        #expect(together.suspendedDays == 12)
    }

    @Test("A day that two suspensions cover counts once")
    func overlapping() {
        let answer = rejecting(
            received, .piecesRequested("2026-03-24", until: "2026-04-14"), .of(.originalRequested, "2026-04-07"),
            .of(.originalProduced, "2026-04-21"))
        #expect(answer.suspendedDays == 28)
        #expect(answer.on(.implicitDate) == "2026-06-07")
    }

    @Test("A suspension inside another adds nothing; two apart add up")
    func insideAndApart() {
        let inside = rejecting(
            received, .piecesRequested("2026-03-24", until: "2026-04-14"), .of(.originalRequested, "2026-03-30"),
            .of(.originalProduced, "2026-04-02"))
        let apart = rejecting(
            received, .piecesRequested("2026-03-24", until: "2026-03-31"), .of(.originalRequested, "2026-05-15"),
            .of(.originalProduced, "2026-05-18"))
        #expect(inside.suspendedDays == 21)
        // The second begins after 10 May, and before 17 May, to which the first one led.
        #expect(apart.suspendedDays == 10)
    }

    @Test("Before the clock runs, a suspension stops nothing")
    func beforeTheClock() {
        let answer = accepting(
            received, .piecesRequested("2026-03-16"), .of(.originalRequested, "2026-03-20"), .of(.piecesComplete, "2026-04-10"),
            .of(.originalProduced, "2026-04-15"))
        #expect(answer.suspendedDays == 5)
        #expect(answer.on(.implicitDate) == "2026-06-15")
    }

    @Test("A suspension for fraud ends by itself after three months (R115-5)", arguments: [nil, "2026-08-15"])
    func fraudUnended(ended: String?) {
        let end = ended.map { [LegalEvent.of(.fraudSuspensionEnded, $0)] } ?? []
        let answer = LegalCase(.request(.rejecting()), events: [received, .of(.fraudSuspensionNotified, "2026-04-01")] + end).answer()
        #expect(answer.suspendedDays == 91)
        #expect(answer.on(.implicitDate) == "2026-08-09")
        #expect(answer.on(.maxSuspensionEnd) == "2026-07-01")
    }

    @Test("It is renewed once: six months from the first (L115-3)")
    func fraudRenewed() {
        let renewed = rejecting(received, .of(.fraudSuspensionNotified, "2026-04-01"), .of(.fraudSuspensionNotified, "2026-06-25"))
        #expect(renewed.on(.maxSuspensionEnd) == "2026-10-01")
        #expect(renewed.suspendedDays == 183)
        let thrice = rejecting(
            received, .of(.fraudSuspensionNotified, "2026-04-01"), .of(.fraudSuspensionNotified, "2026-06-25"),
            .of(.fraudSuspensionNotified, "2026-09-25"))
        #expect(thrice.on(.maxSuspensionEnd) == "2026-10-01")
    }

    @Test("After the first one ended, a second one has three months of its own")
    func fraudAgain() {
        let answer = rejecting(
            received, .of(.fraudSuspensionNotified, "2026-04-01"), .of(.fraudSuspensionEnded, "2026-04-11"),
            .of(.fraudSuspensionNotified, "2026-05-01"), .of(.fraudSuspensionEnded, "2026-05-06"))
        #expect(answer.suspendedDays == 15)
        #expect(answer.on(.maxSuspensionEnd) == "2026-08-01")
    }

    @Test("A suspension after the decision is born has no effect")
    func tooLate() {
        let answer = rejecting(received, .of(.originalRequested, "2026-05-11"))
        #expect(answer.on(.implicitDate) == "2026-05-10")
        #expect(answer.suspendedDays == 0)
    }
}
