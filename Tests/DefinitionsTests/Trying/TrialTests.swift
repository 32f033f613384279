import Core
import Forms
import Foundation
import Law
import Testing
import Workflows

@testable import Definitions

@Suite("A trial")
struct TrialTests {
    private static let deciding = """
        steps:
          - wait: 1 workingDay
          - {act: take, by: caseworker}
          - {act: ask_pieces, by: caseworker, message: Il manque la photo, pieces: [photo], answerBy: 15 days}
          - wait: 5 weeks
          - {act: answer, by: person, message: La voici}
          - wait: 2 hours
          - {act: accept, by: manager}
          - wait: 3 months
        """

    @Test("A dossier is walked from its filing to its decision, with what rings in between")
    func story() throws {
        let (_, outcome) = try Trials.outcome(Self.deciding)

        #expect(
            outcome.timeline.map(\.told) == [
                "2026-11-23 09:30 person -> received", "2026-11-24 09:30 caseworker -> in_review", "2026-11-24 09:30 caseworker -> waiting_person",
                "2026-12-04 00:00 system -> waiting_person", "2026-12-24 09:30 system -> waiting_person", "2026-12-29 09:30 person -> in_review",
                "2026-12-29 11:30 manager -> accepted",
            ])
        #expect(outcome.status?.key == "accepted")
    }

    @Test("Each mail and document that would leave is shown, with whom it goes to")
    func messages() throws {
        let (_, outcome) = try Trials.outcome(Self.deciding)

        #expect(
            outcome.timeline.map { $0.messages.map { "\($0.template ?? "-") \($0.recipient) \($0.way)" } } == [
                ["receipt person email"], [], ["pieces-asked person email"], ["reminder person email"], ["reminder person email"], ["- unit desk"],
                ["decision-accepted person email"],
            ])
        #expect(outcome.timeline[5].messages[0].text == "La voici")
        #expect(outcome.timeline.flatMap(\.documents).map(\.template) == ["receipt", "decision-accepted"])
    }

    @Test("Filing sets the dates of the receipts and of our silence, each with its article")
    func deadlines() throws {
        let (_, outcome) = try Trials.outcome("")

        #expect(
            outcome.timeline[0].deadlines.map { "\($0.kind) \($0.day) \($0.article ?? "")" } == [
                "registration 2026-11-24 CRPA, art. R112-11-1", "receipt 2026-12-07 CRPA, art. R112-11-1", "silence 2027-01-23 CRPA art. L231-1",
            ])
        #expect(outcome.timeline[0].next.contains("23 janvier 2027"))
    }

    @Test("On paper, the code sets no delay for the receipt")
    func paper() throws {
        let (_, outcome) = try Trials.outcome("channel: post\n")
        #expect(outcome.timeline[0].deadlines.map(\.kind) == [.silence])
    }

    @Test("Who gave no e-mail is told on the page of the request only")
    func noEmail() throws {
        let (_, outcome) = try Trials.outcome("", start: "start: 2026-11-23 09:30\nanswers: {nom: Petit, photo: [a.jpg]}\n")
        #expect(outcome.timeline[0].messages.map(\.way) == [.page])
    }

    @Test("Asking for what is missing stops the clock; it starts again with the answer")
    func restart() throws {
        let (_, outcome) = try Trials.outcome(Self.deciding)

        #expect(outcome.timeline.map { $0.silence?.description } == ["2027-01-23", "2027-01-23", nil, nil, nil, "2027-02-28", nil])
        #expect(outcome.timeline[2].deadlines.map { "\($0.kind) \($0.day)" } == ["pieces 2026-12-09", "timer 2026-12-24"])
    }

    @Test(
        "A suspended clock goes on at the limit at the latest, and at the answer if it comes before",
        arguments: [("20 days", "2027-02-07"), ("5 days", "2027-01-28")])
    func suspension(waited: String, day: String) throws {
        let definition = try Trials.definition(("incomplete: restart", "incomplete: suspend"))
        let (_, outcome) = try Trials.outcome(
            """
            steps:
              - {act: take, by: caseworker}
              - {act: ask_pieces, by: caseworker, message: Il manque, pieces: [photo], answerBy: 15 days}
              - wait: \(waited)
              - {act: answer, by: person}
            """, of: definition)
        #expect(outcome.timeline.last?.silence?.description == day)
    }

    @Test("Who has not answered is told again five days before the limit, once; who answered is not", arguments: [("12 days", 1), ("9 days", 0)])
    func reminder(_ waited: String, _ count: Int) throws {
        let (_, outcome) = try Trials.outcome(
            """
            steps:
              - {act: take, by: caseworker}
              - {act: ask_pieces, by: caseworker, message: Il manque, pieces: [photo], answerBy: 15 days}
              - wait: \(waited)
              - {act: answer, by: person}
              - wait: 10 days
            """)

        let reminders = outcome.timeline.filter { $0.happening == .reminded }
        #expect(reminders.count == count)
        #expect(reminders.allSatisfy { $0.told.hasPrefix("2026-12-03 00:00 system") && $0.messages.map(\.template) == ["reminder"] })
    }

    @Test("Time that passes without an answer ends in an implicit decision, and in the delay to appeal when it is a refusal")
    func implicit() throws {
        let definition = try Trials.definition(("effect: accept", "effect: reject"))
        let (_, outcome) = try Trials.outcome("steps: [{wait: 3 months}]", of: definition)

        let last = try #require(outcome.timeline.last)
        #expect(last.told == "2027-01-24 00:00 system -> received")
        #expect(last.happening == .implicitDecision(.reject))
        #expect(last.deadlines.map { "\($0.kind) \($0.day)" } == ["appeal 2027-03-24"])
    }

    @Test("Answers that the form refuses end the trial, with what it says of each")
    func refusedAnswers() throws {
        let (script, outcome) = try Trials.outcome("", start: "start: 2026-11-23 09:30\nanswers: {email: nora}\n")

        #expect(!outcome.isFiled)
        #expect(outcome.problems.map(\.field) == ["nom", "email", "photo"])
        #expect(outcome.differences(from: script).map(\.field) == ["answers.nom", "answers.email", "answers.photo"])
    }

    @Test("A step that the workflow refuses ends it too; what came before is shown")
    func refusedStep() throws {
        let (script, outcome) = try Trials.outcome("steps: [{wait: 1 day}, {act: accept, by: caseworker}, {act: take, by: caseworker}]")

        #expect(outcome.timeline.count == 1)
        #expect(outcome.refusal?.step == 1)
        #expect(outcome.differences(from: script).map(\.field) == ["steps[1]"])
    }

    @Test("The holidays of the region count")
    func region() throws {
        let start = "start: 2026-12-24 09:00\nanswers: {nom: Petit, photo: [a.jpg]}\nsteps: [{wait: 1 workingDay}, {act: take, by: manager}]\n"
        let (_, inParis) = try Trials.outcome("", start: start.replacing("12-24", with: "12-25"))
        let (_, inSaintDenis) = try Trials.outcome("region: la_reunion\nzone: Indian/Reunion\n", start: start.replacing("12-24", with: "12-18"))

        #expect(inParis.timeline[1].told == "2026-12-28 09:00 manager -> in_review")
        #expect(inSaintDenis.timeline[1].told.hasPrefix("2026-12-21 06:00"))
    }

    @Test("A mail that does not exist is shown as missing, with the one that leaves in its place")
    func missingTemplate() throws {
        let definition = try Trials.definition()
        let templates = TrialTemplates(subjects: ["receipt": "Reçu", "moved": "Étape"], papers: [])
        let file = TrialFile(Trials.small + "steps: [{act: close, by: manager, message: Fini}]", trying: definition)
        let outcome = try #require(Trial(of: definition, templates: templates)).outcome(of: #require(file.script))

        #expect(outcome.timeline[0].messages[0].subject == "Reçu")
        #expect(outcome.timeline[1].messages.map { [$0.template, $0.missing] } == [["moved", "closed"]])
    }

    @Test("A procedure without a form has nothing to try")
    func nothing() throws {
        var definition = try Trials.definition()
        definition.form = nil
        #expect(Trial(of: definition) == nil)
    }
}
