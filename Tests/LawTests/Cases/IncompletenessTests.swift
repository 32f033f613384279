import Core
import Law
import Testing

@Suite("Files that are not complete")
struct IncompletenessTests {
    let received = LegalEvent.received("2026-03-10")

    @Test("An acceptance runs from the last piece; a part of them changes nothing (L114-5 al. 2)")
    func acceptance() {
        let answer = accepting(
            received, .piecesRequested("2026-03-24"), .of(.piecesPartial, "2026-04-01"), .of(.piecesComplete, "2026-04-15"))
        #expect(answer.on(.implicitDate) == "2026-06-15")
        #expect(answer.requestHasEffect == true)
        #expect(answer.suspendedDays == 0)
    }

    @Test("Asked twice, an acceptance runs from the second answer")
    func askedTwice() {
        let answer = accepting(
            received, .piecesRequested("2026-03-24"), .of(.piecesComplete, "2026-04-01"), .piecesRequested("2026-04-20"),
            .of(.piecesComplete, "2026-05-04"))
        #expect(answer.on(.implicitDate) == "2026-07-04")
    }

    @Test("A rejection waits until the time limit, no more (L114-5 al. 3)", arguments: [nil, "2026-04-20"])
    func rejectionAfterLimit(complete: String?) {
        let late = complete.map { [LegalEvent.of(.piecesComplete, $0), .of(.piecesPartial, "2026-04-02")] } ?? []
        let events = [received, .piecesRequested("2026-03-24", until: "2026-04-14")] + late
        let answer = LegalCase(.request(.rejecting()), events: events).answer()
        #expect(answer.suspendedDays == 21)
        #expect(answer.on(.implicitDate) == "2026-05-31")
    }

    @Test("A time limit on a Saturday, or a holiday, goes to the next working day (law.md §1.7, 8)")
    func rolledLimit() {
        let saturday = rejecting(received, .piecesRequested("2026-03-24", until: "2026-04-11"))
        let easter = rejecting(received, .piecesRequested("2026-03-24", until: "2026-04-05"))
        #expect(saturday.suspendedDays == 20)
        #expect(easter.suspendedDays == 14)
    }

    @Test("Pieces that no text requires change nothing (L114-5)")
    func notRequired() {
        let request = LegalEvent.piecesRequested("2026-03-24", until: "2026-04-14", requiredByLaw: false)
        for answer in [accepting(received, request), rejecting(received, request)] {
            #expect(answer.on(.implicitDate) == "2026-05-10")
            #expect(answer.requestHasEffect == false)
            #expect(answer.suspendedDays == 0)
        }
    }

    @Test("Until midnight of the day on which the decision is born, one can ask; the day after, no more")
    func lastDay() {
        #expect(accepting(received, .piecesRequested("2026-05-10")).requestHasEffect == true)
        #expect(rejecting(received, .piecesRequested("2026-05-10", until: "2026-05-20")).on(.implicitDate) == "2026-05-20")
        let late = rejecting(received, .piecesRequested("2026-05-11", until: "2026-05-20"))
        #expect(late.on(.implicitDate) == "2026-05-10")
        #expect(late.requestHasEffect == false)
    }

    @Test("Without a time limit, a rejection waits for the pieces")
    func noLimit() {
        #expect(rejecting(received, .piecesRequested("2026-03-24"), .of(.piecesComplete, "2026-04-07")).suspendedDays == 14)
        #expect(rejecting(received, .piecesRequested("2026-03-24")).on(.implicitDate) == nil)
    }

    @Test("A rule may suspend an acceptance, or ignore the request")
    func otherRules() {
        var rule = SilenceRule.accepting
        let events = [received, .piecesRequested("2026-03-24", until: "2026-04-14")]
        rule.incomplete = .suspend
        #expect(LegalCase(.request(rule), events: events).answer().on(.implicitDate) == "2026-05-31")
        rule.incomplete = .none
        #expect(LegalCase(.request(rule), events: events).answer().on(.implicitDate) == "2026-05-10")
        rule.start = .completeReception
        #expect(LegalCase(.request(rule), events: events).answer().on(.implicitDate) == nil)
    }
}
