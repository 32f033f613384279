import Core
import Foundation
import Law
import Testing
import Workflows

@testable import Dossiers

/// World.morning is Monday 2 March 2026 at nine in Paris. The unit looks within two days and answers within eight.
@Suite("What a service undertook on a request")
struct CommitmentClockTests {
    static let commitment = Commitment(
        look: WorkSpan(2, .days), answer: WorkSpan(8, .days), hours: WorkingHours(.usual, in: .metropolitan))

    /// A request and its history, as acts add to it.
    struct Story {
        var dossier: Dossier
        var history: [HistoryLine]

        init(_ commitment: Commitment? = CommitmentClockTests.commitment) {
            let draft = Draft(
                id: DraftID(1), reference: .random(), organisation: OrganisationID(1), procedureVersion: ProcedureVersionID(1), channel: .web,
                enteredBy: nil, answers: World.answers, createdAt: World.morning, updatedAt: World.morning, version: 0)
            let filing = Filing(
                sheet: World.sheet, zone: World.paris, masterKey: Array(repeating: 1, count: 32), commitment: commitment)
            let filed = filing.dossier(from: draft, answers: World.answers, by: .person, at: World.morning)
            (dossier, history) = (filed.dossier, filed.changes.lines)
        }

        mutating func add(_ change: (inout Dossier) throws -> Changes) rethrows { history += try change(&dossier).lines }

        mutating func act(_ action: String, after days: Double, _ input: MoveInput = MoveInput()) throws {
            try add { try Self.agent(days).act(action, on: &$0, with: input) }
        }

        static func agent(_ days: Double) -> Handling {
            Handling(sheet: World.sheet, zone: World.paris, viewer: World.basile, now: World.morning + days * 86_400)
        }

        var clock: CommitmentClock { CommitmentClock(history) }
        var pending: [String?] {
            [clock.pending.lookBy, clock.pending.answerBy].map { $0.map { LocalDate($0, in: World.paris).description } }
        }
    }

    @Test("Both run from the filing, and the request's row has them")
    func filing() {
        let story = Story()
        #expect(story.pending == ["2026-03-04", "2026-03-12"])
        #expect(story.dossier.commitments == story.clock.pending && story.dossier.commitments.on?.description == "2026-03-04")
    }

    @Test("A unit that undertakes nothing owes nothing")
    func none() {
        let story = Story(nil)
        #expect(story.pending == [nil, nil] && story.dossier.commitments == PendingCommitments())
    }

    @Test("The first act of an agent is the look; the answer is still owed")
    func look() throws {
        var story = Story()
        try story.act("take", after: 1)
        #expect(story.pending == [nil, "2026-03-12"] && story.clock.lookedAt == World.morning + 86_400)
    }

    @Test("To give it to somebody is to have looked; what the person writes is not")
    func assigned() throws {
        var story = Story()
        try story.add { try PersonActs(sheet: World.sheet, zone: World.paris, now: World.morning + 60).write("Merci", on: &$0) }
        #expect(story.clock.lookedAt == nil)
        story.add { Story.agent(0.5).assign(&$0, to: AgentID(2), name: "Basile Diop") }
        #expect(story.clock.lookedAt != nil)
    }

    @Test("While we wait for a piece nothing is owed; then the days that were waited are added")
    func paused() throws {
        var story = Story()
        try story.act("take", after: 1)
        try story.act("ask_pieces", after: 2, MoveInput(message: "Merci", pieces: ["identite"], answerBy: LocalDate("2026-04-01")))
        #expect(story.pending == [nil, nil])

        try story.add {
            try PersonActs(sheet: World.sheet, zone: World.paris, now: World.morning + 4 * 86_400).answer(
                ["identite"], others: 0, saying: "", on: &$0)
        }
        #expect(story.pending == [nil, "2026-03-16"])  // Thursday 5 and Friday 6 are added
    }

    @Test("A decision ends both, and says whether they were kept")
    func decided() throws {
        var story = Story()
        try story.act("take", after: 1)
        try story.act("accept", after: 9)
        #expect(story.clock.pending == PendingCommitments() && story.clock.answeredAt == World.morning + 9 * 86_400)
        #expect(story.clock.answerBy.map { LocalDate($0, in: World.paris).description } == "2026-03-12")
    }

    @Test("In another unit somebody has to look again; what was promised to the person does not move")
    func transferred() throws {
        var story = Story()
        try story.act("take", after: 1)
        let roads = UnitSheet(id: UnitID(2), name: "Voirie", phone: "", email: "", address: "")
        let theirs = Commitment(look: WorkSpan(1, .days), answer: WorkSpan(20, .days), hours: WorkingHours(.usual, in: .metropolitan))
        try story.add { try Story.agent(3).transfer(&$0, to: roads, because: "C'est la voirie.", under: theirs) }
        #expect(story.pending == ["2026-03-06", "2026-03-12"])
    }

    @Test("What a commitment is comes back from the history as it was written")
    func kept() throws {
        let commitment = try #require(Self.commitment)
        #expect(Commitment(commitment.json) == commitment)
    }

    @Test("Acts in any number never bring the promised day nearer, nor leave a look owed once somebody did something")
    func drawn() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var story = Story()
            var (days, promised) = (0.0, story.clock.answerBy)
            for _ in 0..<8 {
                days += Double.random(in: 0.01...2, using: &generator)
                let person = PersonActs(sheet: World.sheet, zone: World.paris, now: World.morning + days * 86_400)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: try? story.act("take", after: days)
                case 1:
                    let limit = LocalDate(World.morning + days * 86_400, in: World.paris).adding(days: 30)
                    try? story.act("ask_pieces", after: days, MoveInput(message: "Merci", pieces: ["identite"], answerBy: limit))
                case 2: try? story.add { try person.answer(["identite"], others: 0, saying: "Voici", on: &$0) }
                case 3: story.add { Story.agent(days).assign(&$0, to: AgentID(2), name: "Basile Diop") }
                default: try? story.add { try Story.agent(days).note("Vu", on: &$0) }
                }
                if let now = story.clock.answerBy, let before = promised { #expect(now >= before) }
                promised = story.clock.answerBy ?? promised
                if story.history.contains(where: { $0.actor.agent != nil }) { #expect(story.clock.pending.lookBy == nil) }
            }
        }
    }
}
