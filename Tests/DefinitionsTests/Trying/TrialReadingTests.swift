import Core
import Foundation
import Law
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("Reading a trial's script")
struct TrialReadingTests {
    /// What is added to the small script, the field at fault, and what is said.
    private static let table: [(String, String, String)] = [
        ("stpes: []", "stpes", "file.misspelledKey"),
        ("channel: fax", "channel", "file.unknownWord"),
        ("zone: Paris", "zone", "trial.expectedZone"),
        ("region: bretagne", "region", "file.unknownWord"),
        ("steps: [{wait: longtemps}]", "steps[0].wait", "file.expectedDelay"),
        ("steps: [{wait: 5000 days}]", "steps[0].wait", "trial.longWait"),
        ("steps: [{wait: 1 day, act: take}]", "steps[0].act", "file.misplacedKey"),
        ("steps: [{act: take}]", "steps[0].by", "file.missing"),
        ("steps: [{act: taek, by: manager}]", "steps[0].act", "file.misspelledWord"),
        ("steps: [{act: ask_pieces, by: manager, message: a, pieces: [phtoo]}]", "steps[0].pieces", "file.misspelledWord"),
        ("expect: {status: acepted}", "expect[0].status", "file.misspelledWord"),
        ("expect: [{status: accepted, message: receipt}]", "expect[0]", "trial.expectedOneThing"),
        ("expect: [{deadline: soon}]", "expect[0].deadline", "file.unknownWord"),
        ("expect: [{on: demain, status: received}]", "expect[0].on", "file.expectedDay"),
        ("expect: [{refused: prenom}]", "expect[0].refused", "file.unknownWord"),
    ]

    @Test("Each mistake is told with its line and field", arguments: table)
    func mistakes(more: String, field: String, key: String) throws {
        let file = TrialFile(Trials.small + more, trying: try Trials.definition())

        #expect(file.faults.map(\.field) == [field])
        #expect(file.faults.map(\.message.key) == ["definitions.\(key)"])
        #expect(file.faults.first?.line == 3)
    }

    private static let shapes: [(String, String, String)] = [
        ("{prenom: Nora}", "answers.prenom", "file.unknownWord"),
        ("{nmo: Nora}", "answers.nmo", "file.misspelledWord"),
        ("{nom: [Nora]}", "answers.nom", "trial.expectedOneText"),
        ("{photo: [{a: b}]}", "answers.photo", "trial.expectedTexts"),
        ("{enfants: Léa}", "answers.enfants", "trial.expectedRows"),
        ("{enfants: [Léa]}", "answers.enfants[0]", "trial.expectedRows"),
        ("{enfants: [{prenom: Léa, age: 3}]}", "answers.enfants[0].age", "file.unknownWord"),
        ("{adresse: 1 rue des Lilas}", "", ""),
        ("{adresse: {rue: 1 rue des Lilas}}", "answers.adresse.rue", "file.unknownWord"),
        ("{total: 3}", "answers.total", "trial.notAsked"),
    ]

    private static let fields = """
        - {id: nom, kind: text, label: Votre nom, role: lastName}
                - {id: enfants, kind: block, label: Enfants, row: enfant, fields: [{id: prenom, kind: text, label: Prénom}]}
                - {id: adresse, kind: address, label: Adresse}
                - {id: total, kind: computed, label: Total, value: {count: enfants}}
        """

    @Test("Each answer to what is not asked, or in another shape, is told", arguments: shapes)
    func otherShapes(answers: String, field: String, key: String) throws {
        let definition = try Trials.definition(("- {id: nom, kind: text, label: Votre nom, role: lastName}", Self.fields))
        let file = TrialFile("start: 2026-11-23 09:30\nanswers: \(answers)", trying: definition)

        #expect(file.faults.map(\.field) == (field.isEmpty ? [] : [field]))
        #expect(file.faults.map(\.message.key) == (key.isEmpty ? [] : ["definitions.\(key)"]))
    }

    @Test("JSON is read as well as YAML")
    func json() throws {
        let file = TrialFile(#"{"start": "2026-11-23T09:30", "channel": "phone", "steps": [{"wait": "3 weeks"}]}"#, trying: try Trials.definition())

        #expect(file.faults == [])
        #expect(file.script?.channel == .phone)
        #expect(file.script?.steps == [.wait(.init(21, .days))])
    }

    @Test("What is no script at all is refused with its line", arguments: ["", "[a]", "start: 2026-11-23\n", "a: &b c", "start: [\n"])
    func unreadable(text: String) throws {
        let file = TrialFile(text, trying: try Trials.definition())
        #expect(file.script == nil)
        #expect(file.faults.haveErrors)
    }

    @Test("A thousand steps are cut short, and told")
    func long() throws {
        let steps = String(repeating: "  - {wait: 1 day}\n", count: 1000)
        let file = TrialFile(Trials.small + "steps:\n" + steps, trying: try Trials.definition())
        #expect(file.faults.map(\.message.key) == ["definitions.trial.tooManySteps"])
        #expect(file.script?.steps.count == 100)
    }

    @Test("A workflow whose timers would be counted for minutes is not tried")
    func heavy() throws {
        var definition = try Trials.definition()
        definition.workflow?.timers = (0..<10).map { _ in WorkflowTimer(status: "waiting_person", after: .init(150, .workingDays), action: "remind") }
        #expect(TrialFile(Trials.small, trying: definition).faults.map(\.message.key) == ["definitions.trial.tooManyTimers"])
    }

    @Test("The longest story that a procedure may keep is played in a moment")
    func longest() throws {
        var definition = try Trials.definition()
        definition.workflow?.timers = [WorkflowTimer(status: "waiting_person", after: .init(1_000, .workingDays), action: "remind")]
        let asking = "{act: ask_pieces, by: manager, message: a, pieces: [photo]}, {wait: 2000 months}, {act: answer, by: person}"
        let steps = "steps: [{act: take, by: manager}, \(Array(repeating: asking, count: 30).joined(separator: ", "))]"
        let time = try processorTime { _ = try Trials.outcome(steps, of: definition) }
        #expect(time < .seconds(10))
    }
}
