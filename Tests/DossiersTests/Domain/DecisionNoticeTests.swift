import Core
import Foundation
import Law
import Testing
import Workflows

@testable import Dossiers

/// A request of World refused on Wednesday 4 March 2026; silence would have refused on 2 May.
@Suite("On which day a decision is notified")
struct DecisionNoticeTests {
    struct Story {
        var dossier: Dossier
        var history: [HistoryLine]
        let clock = DossierClock(sheet: DossierClockTests.sheet(.reject, .suspend), zone: World.paris)

        init(agrees: Bool = false, action: String = "reject") throws {
            let filed = World.filed(sheet: clock.sheet)
            (dossier, history) = (filed.dossier, filed.changes.lines)
            if agrees { history.append(ContactChoice(agreesToElectronicDecisions: true).record(on: &dossier, by: .person, at: World.morning)) }
            for (act, days) in [("take", 1.0), (action, 2)] {
                let handling = Handling(sheet: clock.sheet, zone: World.paris, viewer: World.basile, now: World.morning + days * 86_400)
                history += try handling.act(act, on: &dossier, with: MoveInput(reason: "Hors délai")).lines
            }
        }

        /// - Parameter day: written in the line; it is written down two days later.
        mutating func add(_ event: HistoryEvent, _ day: String? = nil, reason: String? = nil, isDecision: Bool = true, after days: Double = 40) {
            var detail: [String: JSON] = ["title": "Décision"]
            detail["day"] = day.map { .string($0) }
            detail["reason"] = reason.map { .string($0) }
            if isDecision { detail["decision"] = "yes" }
            history.append(dossier.record(event, by: .system, detail: .object(detail), at: World.morning + days * 86_400))
        }

        var answer: LegalAnswer { clock.answer(for: history) }
        var appeal: String? { answer[.appealLastDay]?.description }
    }

    @Test("At once, on the day of the act")
    func atOnce() throws {
        let story = try Story()
        #expect(story.clock.notice(in: story.history)?.way == .atOnce && story.appeal == "2026-05-05")
    }

    @Test("A letter that waits notifies nothing: silence may still decide")
    func waiting() throws {
        var story = try Story()
        story.add(.letterPrepared)
        #expect(story.answer[.implicitDate]?.description == "2026-05-02" && story.clock.notice(in: story.history)?.notifiedOn == nil)
    }

    @Test("Once posted it notifies on that day; the day on which it was handed over replaces it")
    func posted() throws {
        var story = try Story()
        story.add(.letterPrepared)
        story.add(.letterSent, "2026-03-09")
        #expect(story.answer[.implicitDate] == nil && story.appeal == "2026-05-11")  // 10 May is a Sunday
        story.add(.letterDelivered, "2026-03-12")
        #expect(story.appeal == "2026-05-13")
    }

    @Test("At the counter it notifies nothing while it waits; handed over, on that day; nobody came: it is a letter again")
    func counter() throws {
        var story = try Story()
        story.add(.letterPrepared)
        story.add(.counterReady)
        #expect(story.answer[.implicitDate]?.description == "2026-05-02")
        var unclaimed = story
        unclaimed.add(.counterEnded)
        unclaimed.add(.letterSent, "2026-03-09")
        story.add(.counterHanded, "2026-03-12")

        #expect(story.clock.notice(in: story.history)?.notifiedOn?.description == "2026-03-12" && story.appeal == "2026-05-13")
        #expect(unclaimed.clock.notice(in: unclaimed.history)?.notifiedOn?.description == "2026-03-09")
    }

    @Test("Posted after silence decided, it comes too late: it is the decision that takes the place of the implicit one")
    func tooLate() throws {
        var story = try Story()
        story.add(.letterPrepared)
        story.add(.letterSent, "2026-05-12", after: 75)
        #expect(story.answer[.implicitDate]?.description == "2026-05-02")
        #expect(story.appeal == "2026-07-13")
    }

    @Test(
        "Not collected or refused, it was presented and notifies; to a wrong address it does not, until it is sent again",
        arguments: [("unclaimed", true), ("refused", true), ("unknownRecipient", false), ("badAddress", false)])
    func returned(reason: String, notifies: Bool) throws {
        var story = try Story()
        story.add(.letterPrepared)
        story.add(.letterSent, "2026-03-09")
        story.add(.letterReturned, "2026-03-30", reason: reason)
        #expect((story.answer[.implicitDate] == nil) == notifies)
        story.add(.letterSent, "2026-04-07")
        #expect(story.clock.notice(in: story.history)?.notifiedOn?.description == "2026-04-07")
    }

    @Test("Another letter of the same request notifies nothing")
    func otherLetter() throws {
        var story = try Story()
        story.add(.letterSent, "2026-03-09", isDecision: false)
        #expect(story.clock.notice(in: story.history)?.way == .atOnce)
    }

    @Test("Online, it is notified when it is first opened; opened later than fifteen days or never, on the day it was put there (R112-20)")
    func online() throws {
        var (early, late) = (try Story(agrees: true), try Story(agrees: true))
        let unread = late.appeal
        early.add(.decisionOpened, after: 8)
        late.add(.decisionOpened, after: 30)

        #expect(unread == "2026-05-05" && late.appeal == unread)
        #expect(early.answer[.deemedNotified]?.description == "2026-03-10" && early.appeal == "2026-05-11")
    }

    @Test("An agreement given after the decision changes nothing; a mail that fails, told by letter, is notified by it")
    func agreement() throws {
        var (after, failed) = (try Story(), try Story(agrees: true))
        after.history.append(ContactChoice(agreesToElectronicDecisions: true).record(on: &after.dossier, by: .person, at: World.morning + 5 * 86_400))
        failed.add(.letterPrepared)
        failed.add(.letterSent, "2026-03-20")

        #expect(after.clock.notice(in: after.history)?.way == .atOnce)
        #expect(failed.clock.notice(in: failed.history)?.notifiedOn?.description == "2026-03-20")
    }
}

extension DossierClock {
    /// The sheet of the clock's own rule.
    fileprivate var sheet: ProcedureSheet { DossierClockTests.sheet(silence.effect, silence.incomplete) }
}
