import Core
import Law
import Testing

@Suite("Urban planning")
struct UrbanTests {
    let sent = LegalEvent.of(.registrationSent, "2026-01-05")

    @Test(
        "The ordinary delays (R*423-23, R*410-9, R*410-10) and what silence gives (R*424-1, R*410-12)",
        arguments: [
            (UrbanPermit.priorDeclaration, "2026-02-05", LegalAnswer.Tacit.nonOpposition), (.housePermit, "2026-03-05", .permit),
            (.demolitionPermit, "2026-03-05", .permit), (.buildingPermit, "2026-04-05", .permit), (.developmentPermit, "2026-04-05", .permit),
            (.certificateA, "2026-02-05", .certificate), (.certificateB, "2026-03-05", .certificate),
        ])
    func delays(permit: UrbanPermit, day: String, tacit: LegalAnswer.Tacit) {
        let answer = planning(permit, sent)
        #expect(answer.on(.implicitDate) == day)
        #expect(answer.tacit == tacit)
        #expect(answer.outcome == .accept)
    }

    @Test("Online, the clock runs from the first paper sent (R474-1 I 1°); on paper, from reception (R*423-19)")
    func start() {
        let online = planning(.priorDeclaration, .received("2026-01-02"), .of(.receiptSent, "2026-01-07"), sent)
        #expect(online.on(.implicitDate) == "2026-02-05")
        #expect(online.on(.registrationLastDay) == "2026-01-05")
        #expect(planning(.priorDeclaration, .received("2026-01-02")).on(.implicitDate) == "2026-02-02")
    }

    @Test("A longer delay holds if it is notified in the first month (R*423-42)")
    func extensions() {
        #expect(planning(.housePermit, sent, .of(.extensionNotified, "2026-02-05", months: 1)).on(.implicitDate) == "2026-04-05")
        #expect(planning(.housePermit, sent, .of(.extensionNotified, "2026-02-06", months: 1)).on(.implicitDate) == "2026-03-05")
        #expect(planning(.housePermit, sent, .of(.extensionNotified, "2026-01-20", months: 5)).on(.implicitDate) == "2026-06-05")
    }

    @Test("Complete, the longer delay runs whole")
    func extensionAndPieces() {
        let answer = planning(
            .housePermit, sent, .of(.extensionNotified, "2026-01-20", months: 1), .piecesRequested("2026-01-28"), .of(.piecesComplete, "2026-03-10"))
        #expect(answer.on(.implicitDate) == "2026-06-10")
    }

    @Test("Pieces asked for after a month, or that the code does not list, change nothing (R*423-22, R*423-41)")
    func requestsWithoutEffect() {
        for request in [LegalEvent.piecesRequested("2026-02-06"), .piecesRequested("2026-01-28", requiredByLaw: false)] {
            let answer = planning(.housePermit, sent, request)
            #expect(answer.on(.implicitDate) == "2026-03-05")
            #expect(answer.requestHasEffect == false)
            #expect(answer.on(.completionLastDay) == nil)
        }
    }

    @Test("Completed on the last day, it is complete; the day after, it is rejected (R*423-39)")
    func completion() {
        let request = LegalEvent.piecesRequested("2026-01-28")
        let inTime = planning(.housePermit, sent, request, .of(.piecesComplete, "2026-04-28"))
        let late = planning(.housePermit, sent, request, .of(.piecesPartial, "2026-03-10"), .of(.piecesComplete, "2026-04-29"))
        #expect(inTime.on(.implicitDate) == "2026-06-28")
        #expect(late.on(.implicitDate) == "2026-04-28")
        #expect(late.tacit == .reject)
        #expect(late.outcome == .reject)
    }

    @Test("A tacit rejection can be contested; the authority is asked within a month, which extends nothing (L600-12-2)")
    func tacitRejection() {
        let answer = planning(.housePermit, sent, .piecesRequested("2026-01-28"), .of(.authorityAppealReceived, "2026-05-20"))
        #expect(answer.on(.appealLastDay) == "2026-06-29")
        #expect(answer.on(.authorityAppealLastDay) == "2026-05-28")
        #expect(answer.on(.authorityAppealRejectedOn) == "2026-07-20")
        #expect(answer.authorityAppealExtends == false)
        #expect(answer.on(.withdrawalLastDay) == nil)
    }

    @Test("Against decisions before 28 November 2025, it still extended (loi 2025-1129, art. 26)")
    func oldDecisions() {
        let answer = planning(.housePermit, .of(.decisionNotified, "2025-11-27"), .of(.authorityAppealReceived, "2026-01-15"))
        #expect(answer.authorityAppealExtends == true)
        #expect(answer.on(.appealLastDay) == "2026-05-18")
    }

    @Test("A tacit permit can be withdrawn for three months (L424-5); a certificate for four (CRPA L242-1)")
    func withdrawal() {
        #expect(planning(.housePermit, sent).on(.withdrawalLastDay) == "2026-06-05")
        #expect(planning(.priorDeclaration, sent).on(.withdrawalLastDay) == "2026-05-05")
        #expect(planning(.certificateA, sent).on(.withdrawalLastDay) == "2026-06-05")
    }

    @Test("A refusal whose notice leaves on the last day is notified too late (R474-1 II)")
    func lateRefusal() {
        let answer = planning(.housePermit, sent, .of(.refusalNoticeSent, "2026-03-05"))
        #expect(answer.on(.deemedNotified) == "2026-03-06")
        #expect(answer.isInTime == false)
        #expect(answer.tacit == .permit)
        #expect(answer.on(.implicitDate) == "2026-03-05")
    }

    @Test("Refused in time, there is no tacit permit")
    func refused() {
        let answer = planning(.housePermit, sent, .of(.refusalNoticeSent, "2026-03-04"))
        #expect(answer.tacit == nil)
        #expect(answer.on(.implicitDate) == nil)
        #expect(answer.on(.appealLastDay) == "2026-05-06")
    }
}
