import Core
import Law
import Testing

@Suite("Who received the request, and when")
struct ReceptionTests {
    @Test("An acceptance runs from the administration that decides (L114-3 al. 2)")
    func acceptance() {
        let answer = accepting(.receivedElsewhere("2026-02-02"), .received("2026-02-20"))
        #expect(answer.on(.implicitDate) == "2026-04-20")
        #expect(answer.on(.receiptLastDay) == "2026-03-06")
    }

    @Test("A rejection runs even if nobody transmitted the request; an acceptance does not (L114-3)")
    func neverTransmitted() {
        #expect(rejecting(.receivedElsewhere("2026-02-02")).on(.implicitDate) == "2026-04-02")
        #expect(accepting(.receivedElsewhere("2026-02-02")).on(.implicitDate) == nil)
        #expect(accepting(.receivedElsewhere("2026-02-02")).on(.receiptLastDay) == nil)
    }

    @Test("The registration is for whoever receives it first; the receipt for the one that decides (R112-11-2)")
    func acknowledgements() {
        let answer = rejecting(.receivedElsewhere("2026-02-02"), .received("2026-02-20"))
        #expect(answer.on(.registrationLastDay) == "2026-02-03")
        #expect(answer.on(.receiptLastDay) == "2026-03-06")
    }

    @Test("In Strasbourg, 26 December and Good Friday are not worked (C. trav. L3134-13)")
    func strasbourg() {
        let place = LegalPlace(.alsaceMoselle)
        #expect(rejecting(.received("2025-12-24"), in: place).on(.registrationLastDay) == "2025-12-29")
        #expect(rejecting(.received("2025-12-24"), in: place).on(.receiptLastDay) == "2026-01-12")
        #expect(rejecting(.received("2026-04-02"), in: place).on(.registrationLastDay) == "2026-04-07")
    }

    @Test("What is filed online is received")
    func filed() {
        #expect(accepting(.of(.filed, "2026-03-08")).on(.implicitDate) == "2026-05-08")
        #expect(accepting(.of(.filed, "2026-03-08"), .receivedElsewhere("2026-03-08")).on(.implicitDate) == nil)
    }

    @Test("Any duration, in months or in days (L231-6; C. élect. L18)")
    func durations() {
        #expect(rejecting(.received("2026-03-10"), after: LegalDelay(30, .days)).on(.implicitDate) == "2026-04-09")
        #expect(rejecting(.received("2025-08-31"), after: LegalDelay(6, .months)).on(.implicitDate) == "2026-02-28")
    }

    @Test("Where silence is no decision, acknowledgements are still due (L112-11)")
    func noSilence() {
        let rule = SilenceRule(effect: .none, legalBasis: "Signalement")
        let answer = LegalCase(.request(rule), events: [.received("2026-03-10")]).answer()
        #expect(answer.outcome == nil)
        #expect(answer.on(.implicitDate) == nil)
        #expect(answer.on(.receiptLastDay) == "2026-03-24")
    }
}
