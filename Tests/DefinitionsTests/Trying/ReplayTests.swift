import Core
import Foundation
import Law
import TestSupport
import Testing

@testable import Definitions

@Suite("Replaying a trial")
struct ReplayTests {
    private static let steps = """
        steps: [{wait: 1 week}, {act: take, by: caseworker}, {wait: 1 day}, {act: accept, by: manager}]

        """

    private static let met = [
        "{status: accepted}", "{status: received, on: 2026-11-29}", "{status: in_review, on: 2026-11-30}", "{message: decision-accepted}",
        "{message: receipt, on: 2026-11-23}", "{document: decision-accepted, on: 2026-12-01}", "{deadline: silence, on: 2027-01-23}",
        "{deadline: receipt}",
    ]

    @Test("Nothing differs from what was expected", arguments: met)
    func same(expectation: String) throws {
        let (script, outcome) = try Trials.outcome(Self.steps + "expect: [\(expectation)]")
        #expect(outcome.differences(from: script) == [])
    }

    private static let unmet = [
        ("{status: rejected}", "La demande devrait finir à «\u{A0}rejected\u{A0}». Elle finit à «\u{A0}accepted\u{A0}»."),
        (
            "{status: in_review, on: 2026-11-29}",
            "Le 29/11/2026, la demande devrait être à «\u{A0}in_review\u{A0}». Elle est à «\u{A0}received\u{A0}»."
        ),
        ("{status: received, on: 2026-11-22}", "La demande devrait être à «\u{A0}received\u{A0}», mais elle n'est pas déposée à cette date."),
        ("{message: reminder}", "Le message «\u{A0}reminder\u{A0}» ne part jamais. Messages partis\u{A0}: receipt, decision-accepted."),
        ("{message: receipt, on: 2026-11-24}", "Le message «\u{A0}receipt\u{A0}» devrait partir le 24/11/2026. Il part le\u{A0}: 23/11/2026."),
        (
            "{document: badge, on: 2026-11-24}",
            "Le document «\u{A0}badge\u{A0}» devrait être produit le 24/11/2026. Il ne l'est jamais. Documents produits\u{A0}: receipt, decision-accepted."
        ),
        ("{deadline: silence, on: 2027-01-22}", "L'échéance «\u{A0}silence\u{A0}» devrait tomber le 22/01/2027. Elle tombe le\u{A0}: 23/01/2027."),
        ("{deadline: appeal}", "Aucune échéance «\u{A0}appeal\u{A0}» n'est fixée. Échéances fixées\u{A0}: registration, receipt, silence."),
        ("{refused: nom}", "La réponse à «\u{A0}nom\u{A0}» devrait être refusée. Elle est acceptée."),
    ]

    @Test("What differs is said in words", arguments: unmet)
    func other(expectation: String, sentence: String) throws {
        let (script, outcome) = try Trials.outcome(Self.steps + "expect: [{status: accepted}, \(expectation)]")

        let differences = outcome.differences(from: script)
        #expect(differences.map(\.field) == ["expect[1]"])
        #expect(differences.map { ProcedureSamples.french($0.message) } == [sentence])
    }

    @Test("A refusal can be what is expected")
    func refusal() throws {
        let (script, outcome) = try Trials.outcome(
            "expect: [{refused: email}]", start: "start: 2026-11-23 09:30\nanswers: {nom: Petit, email: nora, photo: [a.jpg]}\n")
        #expect(outcome.differences(from: script) == [])
    }

    private static let recorded =
        ProcedureSamples.small + """

            tests:
              - name: Une carte donnée
                start: 2026-11-23 09:30
                answers: {nom: Petit, photo: [portrait.jpg]}
                steps:
                  - {act: take, by: caseworker}
                  - {act: accept, by: manager}
                expect:
                  - {status: accepted}
                  - {document: decision-accepted, on: 2026-11-23}
            """

    @Test("A procedure keeps its trials, and is sound when they come out as expected")
    func kept() {
        let file = ProcedureFile(Self.recorded)
        #expect(file.definition?.tests.map(\.name) == ["Une carte donnée"])
        #expect(file.faults == [])
    }

    @Test("A trial that comes out otherwise is an error, at its line")
    func failed() throws {
        let file = ProcedureFile(Self.recorded.replacing("on: 2026-11-23}", with: "on: 2026-11-24}"))
        let line = try #require(Self.recorded.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("on: 2026-11-23}") })

        let fault = try #require(file.faults.first)
        #expect(file.faults.count == 1 && fault.severity == .error)
        #expect(fault.field == "tests[0].expect[1]")
        #expect(fault.line == line + 1)
    }

    @Test("A trial that speaks of what the procedure does not have is not played, but told")
    func unknown() {
        let file = ProcedureFile(Self.recorded.replacing("act: accept,", with: "act: acept,"))
        #expect(file.faults.map(\.field) == ["tests[0].steps[1].act"])
    }

    @Test("A procedure that is wrong is mended before its trials are played")
    func brokenForm() {
        let file = ProcedureFile(Self.recorded.replacing("kind: photo, label", with: "kind: photo, when: {field: nomm, is: a}, label"))
        #expect(file.faults.filter { $0.severity == .error }.map(\.field) == ["form.pages[0].fields[2].when"])
    }

    @Test("A trial without a name or a start is refused")
    func nameless() {
        let file = ProcedureFile(ProcedureSamples.small + "\ntests:\n  - {channel: web}\n")
        #expect(file.faults.map(\.field) == ["tests[0].name", "tests[0].start"])
    }

    @Test("A procedure with its trials is written, and read again as it was")
    func written() throws {
        let script = """

            tests:
              - name: Tout
                start: 2026-11-23 09:30
                channel: phone
                zone: Indian/Reunion
                region: la_reunion
                answers: {nom: Petit, photo: [a.jpg], email: {day: 3}, autre: [{a: b}]}
                steps: [{wait: 2 weeks}, {act: reject, by: manager, reason: "non: jamais", pieces: [photo], answerBy: 3 workingDays, message: Bonjour}]
                expect: [{status: rejected, on: 2026-12-01}, {message: a}, {document: b}, {deadline: appeal}, {refused: nom}]
            """
        let definition = try #require(ProcedureFile(ProcedureSamples.small + script).definition)

        #expect(definition.tests.count == 1)
        #expect(ProcedureFile(definition.yaml).definition == definition)
    }

    @Test("A run becomes a test that holds, and that tells when something changes")
    func recorded() throws {
        var definition = try Trials.definition()
        var (script, outcome) = try Trials.outcome(Self.steps, of: definition)
        script.expectations = outcome.expectations(in: script.zone)
        definition.tests = [RecordedTrial(name: "Acceptée", script: script)]

        #expect(script.expectations.count == 6)
        #expect(definition.trialFaults() == [])
        definition.silence?.count = 3
        #expect(definition.trialFaults().map(\.field) == ["tests[0].expect[0]"])
    }

    @Test("A run that is refused is recorded as refused")
    func recordedRefusal() throws {
        let (script, outcome) = try Trials.outcome("", start: "start: 2026-11-23 09:30\nanswers: {email: nora}\n")
        #expect(outcome.expectations(in: script.zone).map(\.thing) == [.refused("nom"), .refused("email"), .refused("photo")])
    }
}
