import Core
import Forms
import Foundation
import Law
import Testing
import Workflows

@testable import Dossiers

/// A request of World filed on Monday 2 March 2026, on which silence refuses on 2 May, by somebody whose address is known.
@Suite("Originals and signs of fraud")
struct VerificationTests {
    struct Story {
        let sheet: ProcedureSheet = {
            var sheet = DossierClockTests.sheet(.reject, .suspend)
            sheet.form.pages[0].fields.append(Field(id: "adresse", kind: .text(TextRule()), label: "Adresse", role: .address))
            return sheet
        }()
        var dossier: Dossier
        var history: [HistoryLine]

        init(hasAddress: Bool = true) {
            var answers = World.answers
            if hasAddress { answers["adresse"] = .text("12 rue des Lilas") }
            let filed = World.filed(answers, sheet: sheet)
            (dossier, history) = (filed.dossier, filed.changes.lines)
        }

        func handling(after days: Double) -> Handling {
            Handling(sheet: sheet, zone: World.paris, viewer: World.basile, now: World.morning + days * 86_400)
        }

        mutating func add(_ changes: Changes) { history += changes.lines }

        /// The letter that tells of the last line leaves on a day, and is written down then.
        mutating func post(_ day: String, after days: Double) {
            let detail: JSON = ["title": "Lettre", "day": .string(day), "letter": .string("moved:1:\(history[history.count - 1].number)")]
            history.append(dossier.record(.letterSent, by: .system, detail: detail, at: World.morning + days * 86_400))
        }

        var silence: String? { DossierClock(sheet: sheet, zone: World.paris).answer(for: history)[.implicitDate]?.description }
        var events: [LegalEvent.Kind] { DossierClock(sheet: sheet, zone: World.paris).events(of: history).map(\.kind) }
    }

    @Test("Asking for an original stops nothing until the letter leaves; then the clock stands still until it is seen")
    func original() throws {
        var story = Story()
        story.add(try story.handling(after: 8).askOriginal(["identite"], because: "La copie est coupée.", of: &story.dossier))
        let asked = story.silence
        story.post("2026-03-12", after: 10)
        let posted = story.silence
        story.add(try story.handling(after: 20).noteOriginal(seenOn: LocalDate("2026-03-22")!, on: &story.dossier, story.history))

        #expect(asked == "2026-05-02" && posted == nil)
        #expect(story.silence == "2026-05-12")
        let (late, history) = (story.handling(after: 21), story.history)
        var dossier = story.dossier
        #expect(throws: DossierProblem.noOriginal) { _ = try late.noteOriginal(seenOn: LocalDate("2026-03-23")!, on: &dossier, history) }
    }

    @Test("The letter tells why, and which documents; without an address, a reason or a document there is none")
    func askedWell() throws {
        let handling = Story().handling(after: 1)
        var dossier = Story().dossier, bare = Story(hasAddress: false).dossier

        let changes = try handling.askOriginal(["identite", "autre"], because: "Coupée.", of: &dossier)

        #expect(changes.lines[0].pieces == ["identite"] && changes.lines[0].detail["notify"]?.string == "original-asked")
        #expect(changes.messages.map(\.audience) == [.everyone] && changes.events.map(\.name) == [.dossierMoved])
        #expect(throws: DossierProblem.noAddress) { _ = try handling.askOriginal(["identite"], because: "x", of: &bare) }
        #expect(throws: DossierProblem.emptyMessage) { _ = try handling.askOriginal(["identite"], because: " ", of: &dossier) }
        #expect(throws: DossierProblem.noPieceChosen) { _ = try handling.askOriginal(["autre"], because: "x", of: &dossier) }
    }

    @Test("A suspension on signs of fraud lasts as long as was said from the day it was posted, and ends earlier when an agent says so")
    func suspension() throws {
        var story = Story()
        story.add(try story.handling(after: 8).suspend(&story.dossier, months: 1, because: "Deux adresses.", story.history))
        #expect(story.silence == "2026-05-02")
        story.post("2026-03-10", after: 8)
        #expect(story.silence == "2026-06-02")  // 31 days, from 10 March to 10 April

        story.add(try story.handling(after: 18).endSuspension(of: &story.dossier, story.history))
        #expect(story.silence == "2026-05-12")
        let (late, history) = (story.handling(after: 19), story.history)
        var dossier = story.dossier
        #expect(throws: DossierProblem.notSuspendable) { _ = try late.endSuspension(of: &dossier, history) }
    }

    @Test("It is renewed once, never twice; three months at most each time")
    func renewed() throws {
        var story = Story(hasAddress: false)
        for (months, days) in [(3, 8.0), (3, 60)] {
            story.add(try story.handling(after: days).suspend(&story.dossier, months: months, because: "Nouveau.", story.history))
        }
        #expect(story.silence == "2026-11-02")  // 184 days, from 10 March to 10 September
        let (late, history) = (story.handling(after: 90), story.history)
        var dossier = story.dossier
        #expect(throws: DossierProblem.notSuspendable) { _ = try late.suspend(&dossier, months: 1, because: "Encore.", history) }
        #expect(throws: DossierProblem.noDuration) { _ = try late.suspend(&dossier, months: 4, because: "Encore.", history) }
    }

    @Test("A fraud that is found is written down, for colleagues only, and decides nothing")
    func found() throws {
        var story = Story()
        let before = story.silence
        let changes = try story.handling(after: 3).noteFraud("L'avis d'imposition est d'une autre personne.", on: &story.dossier)
        story.add(changes)

        #expect(changes.messages.map(\.audience) == [.agents] && changes.events == [] && story.silence == before)
        #expect(Verification(story.history, clock: DossierClock(sheet: story.sheet, zone: World.paris)).isFraudFound)
    }
}
