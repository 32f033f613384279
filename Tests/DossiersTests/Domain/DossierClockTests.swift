import Core
import Definitions
import Foundation
import Law
import Testing
import Workflows

@testable import Dossiers

/// World.morning is 2 March 2026; silence accepts after two months, and a missing piece starts the clock again.
@Suite("The legal clock of a request")
struct DossierClockTests {
    static let identity = ProcedureSheet.Piece(key: "identite", label: "Pièce d'identité", legalBasis: "Décret 2017-890", isIndispensable: true)
    static let photo = ProcedureSheet.Piece(key: "photo", label: "Photo", legalBasis: "Décret 2017-890")

    static func sheet(_ effect: SilenceRule.Effect = .accept, _ incomplete: SilenceRule.IncompleteEffect = .restart) -> ProcedureSheet {
        var sheet = World.sheet
        sheet.silence = SilenceRule(effect: effect, incomplete: incomplete, legalBasis: "CRPA art. L231-1")
        sheet.pieces = [identity, photo]
        return sheet
    }

    /// A request and its history, as acts add to it.
    struct Story {
        let sheet: ProcedureSheet
        var dossier: Dossier
        var history: [HistoryLine]

        init(_ sheet: ProcedureSheet = DossierClockTests.sheet()) {
            self.sheet = sheet
            let filed = World.filed(sheet: sheet)
            (dossier, history) = (filed.dossier, filed.changes.lines)
        }

        /// As the repository does.
        mutating func add(_ change: (Story, inout Dossier) throws -> Changes) rethrows {
            let changes = try change(self, &dossier)
            history += changes.lines
            changes.clock?.wind(&dossier, by: history)
        }

        func agent(_ days: Double) -> Handling {
            Handling(sheet: sheet, zone: World.paris, viewer: World.basile, now: World.morning + days * 86_400)
        }

        func person(_ days: Double) -> PersonActs { PersonActs(sheet: sheet, zone: World.paris, now: World.morning + days * 86_400) }

        /// Taken the next day, then asked for these pieces on this day, within thirty days.
        mutating func ask(_ pieces: [String], after days: Double) throws {
            if dossier.status == "received" { try add { try $0.agent(1).act("take", on: &$1, with: MoveInput()) } }
            let limit = LocalDate(World.morning + days * 86_400, in: World.paris).adding(days: 30)
            try add { try $0.agent(days).act("ask_pieces", on: &$1, with: MoveInput(message: "Merci", pieces: pieces, answerBy: limit)) }
        }
    }

    @Test("Silence decides from quantième to quantième after the filing")
    func filing() {
        #expect(Story().dossier.silenceOn?.description == "2026-05-02")
    }

    @Test("What is counted at the filing is what the whole history gives", arguments: SilenceRule.Effect.allCases, SilenceRule.Start.allCases)
    func first(effect: SilenceRule.Effect, start: SilenceRule.Start) {
        for (count, unit) in [(2, SilenceRule.Unit.months), (15, .days), (0, .days)] {
            for permit in [nil, UrbanPermit.housePermit] {
                var sheet = Self.sheet(effect)
                sheet.silence = SilenceRule(effect: effect, count: count, unit: unit, start: start, incomplete: .restart, legalBasis: "CRPA")
                sheet.permit = permit
                let story = Story(sheet)
                let clock = DossierClock(sheet: sheet, zone: World.paris)
                #expect(story.dossier.silenceOn == clock.silenceDay(of: story.dossier, by: clock.answer(for: story.history)))
            }
        }
    }

    @Test("While an indispensable piece is awaited, silence decides nothing; once it came, the delay starts again")
    func restart() throws {
        var story = Story()
        try story.ask(["identite"], after: 10)
        #expect(story.dossier.silenceOn == nil && story.dossier.nature == .waiting)

        try story.add { try $0.person(20).answer(["identite"], others: 0, saying: "", on: &$1) }

        #expect(story.dossier.silenceOn?.description == "2026-05-22" && story.dossier.status == "in_review")
        #expect(story.dossier.awaitedPieces.isEmpty && story.dossier.answerBy == nil)
    }

    @Test("Where silence refuses, the delay stands still until the piece comes, or until the time limit")
    func suspend() throws {
        var story = Story(Self.sheet(.reject, .suspend))
        try story.ask(["identite"], after: 10)
        #expect(story.dossier.silenceOn?.description == "2026-06-03")  // the limit, Saturday 11 April, goes to Monday 13: 32 days

        try story.add { try $0.person(20).answer(["identite"], others: 0, saying: "", on: &$1) }
        #expect(story.dossier.silenceOn?.description == "2026-05-12")
    }

    @Test("A piece without which the request can be examined stops neither the examination nor the clock (CRPA L114-5-1)")
    func goesOn() throws {
        var story = Story()
        try story.ask(["photo"], after: 10)

        #expect(story.dossier.status == "in_review" && story.dossier.awaitedPieces == ["photo"])
        #expect(story.dossier.silenceOn?.description == "2026-05-02")
    }

    @Test("What is not a piece of the procedure cannot be asked for (CRPA L114-5)")
    func unknownPiece() {
        var story = Story()
        #expect(throws: WorkflowProblem.missing(.pieces)) { try story.ask(["casier"], after: 10) }
    }

    @Test("A part of what was asked for leaves the clock stopped, and the request with the person")
    func partial() throws {
        var story = Story()
        try story.ask(["identite", "photo"], after: 10)
        try story.add { try $0.person(12).answer(["photo"], others: 0, saying: "", on: &$1) }

        #expect(story.dossier.nature == .waiting && story.dossier.awaitedPieces == ["identite"] && story.dossier.silenceOn == nil)
    }

    @Test("A person who says why a piece will not come gives the request back; the agent who stops waiting for it starts the clock")
    func explained() throws {
        var story = Story()
        try story.ask(["identite"], after: 10)
        try story.add { try $0.person(12).answer([], others: 0, saying: "Je l'ai perdue.", on: &$1) }
        #expect(story.dossier.nature == .open && story.dossier.awaitedPieces == ["identite"] && story.dossier.silenceOn == nil)

        try story.add { try $0.agent(14).receive(["identite"], on: &$1) }
        #expect(story.dossier.silenceOn?.description == "2026-05-16" && story.dossier.awaitedPieces.isEmpty)
    }

    @Test("A decision in time leaves nothing to silence; so does a request that its person withdraws", arguments: ["accept", "withdraw"])
    func over(action: String) throws {
        var story = Story()
        try story.add { try $0.agent(1).act("take", on: &$1, with: MoveInput()) }
        try story.add {
            try action == "withdraw" ? $0.person(2).act(action, on: &$1) : $0.agent(2).act(action, on: &$1, with: MoveInput())
        }
        #expect(story.dossier.silenceOn == nil)
    }

    @Test("Silence decides when its day is over, once, and counts again before it does")
    func birth() throws {
        var story = Story()
        let birth = SilenceBirth(clock: DossierClock(sheet: story.sheet, zone: World.paris))
        let lastEvening = World.morning + 61 * 86_400 + 12 * 3600, nextDay = World.morning + 62 * 86_400

        #expect(birth.apply(to: &story.dossier, by: story.history, at: lastEvening).lines.isEmpty)
        story.add { birth.apply(to: &$1, by: $0.history, at: nextDay) }
        #expect(story.dossier.implicit == ImplicitDecision(.accept, on: try #require(LocalDate("2026-05-02"))))
        #expect(birth.apply(to: &story.dossier, by: story.history, at: nextDay + 86_400).lines.isEmpty)
    }

    @Test("A date that was stored wrong decides nothing")
    func wrong() throws {
        var story = Story()
        story.dossier.silenceOn = LocalDate("2026-03-05")
        let birth = SilenceBirth(clock: DossierClock(sheet: story.sheet, zone: World.paris))

        #expect(birth.apply(to: &story.dossier, by: story.history, at: World.morning + 10 * 86_400).lines.isEmpty)
        #expect(story.dossier.silenceOn?.description == "2026-05-02")
    }

    @Test("The reasons of a silent refusal are due in a month, asked once; given, the delay to appeal runs again (CRPA L232-4)")
    func reasons() throws {
        var story = Story(Self.sheet(.reject, .suspend))
        let clock = DossierClock(sheet: story.sheet, zone: World.paris)
        story.add { SilenceBirth(clock: clock).apply(to: &$1, by: $0.history, at: World.morning + 62 * 86_400) }
        try story.add { try $0.person(70).askReasons(on: &$1, $0.history) }
        #expect(clock.answer(for: story.history)[.reasonsLastDay]?.description == "2026-06-11")
        var again = story.dossier
        #expect(throws: DossierProblem.noReasonsToAsk) { try story.person(71).askReasons(on: &again, story.history) }

        try story.add { try $0.agent(80).giveReasons("La salle est réservée.", on: &$1) }
        #expect(clock.answer(for: story.history)[.appealLastDay]?.description == "2026-07-22")
    }

    @Test("A request that follows a new version keeps the silence rule under which it was filed")
    func newVersion() throws {
        var story = Story()
        var next = Self.sheet(.reject, .suspend)
        next.version = ProcedureVersionID(2)
        story.add { VersionMove(from: $0.sheet, to: next, zone: World.paris).apply(MoveOrder(), to: &$1, by: .system, at: World.morning + 86_400) }
        let clock = DossierClock(sheet: next, zone: World.paris)

        #expect(story.dossier.procedureVersion == next.version)
        #expect(clock.answer(for: story.history).outcome == .accept)
    }

    @Test("What the agent sees of an effect before asking is what happens when it is asked", arguments: [SilenceRule.Effect.accept, .reject])
    func foreseen(effect: SilenceRule.Effect) throws {
        var story = Story(Self.sheet(effect, effect == .accept ? .restart : .suspend))
        let clock = DossierClock(sheet: story.sheet, zone: World.paris), day = try #require(LocalDate("2026-03-12"))
        let foreseen = clock.answer(for: story.history, then: [LegalEvent(.piecesRequested, on: day, timeLimit: day.adding(days: 30))])

        try story.ask(["identite"], after: 10)
        #expect(story.dossier.silenceOn == foreseen[.implicitDate])
    }
}
