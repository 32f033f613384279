import Core
import Forms
import TestSupport
import Testing
import Workflows

@testable import Definitions

/// The small procedure with a question and a workflow of its own, whose actions have conditions.
enum ConditionalActions {
    static let text = ProcedureSamples.small(
        "workflow: standard",
        """
        workflow:
          statuses:
            - {key: received, nature: open, label: Reçue, next: Attendez.}
            - {key: done, nature: accepted, label: Faite, next: Venez.}
            - {key: refused, nature: rejected, label: Refusée, next: Relisez.}
          actions:
            - {key: grant, label: Accorder, from: [received], to: done, by: [system], notify: done, when: {field: cas, is: moi}}
            - {key: refuse, label: Refuser, from: [received], to: refused, by: [caseworker], needs: [reason], when: {field: cas, is: enfant}}
            - {key: follow, label: Suivre, from: [received], by: [caseworker], create: carte-lecteur, carry: {pour_qui: cas}, call: Publik}
          timers:
            - {status: received, after: 0 minutes, action: grant}
        """
    ).replacing(
        "- {id: nom,",
        with:
            "- {id: cas, kind: choice, label: Pour qui ?, options: [{key: moi, label: Pour moi}, {key: enfant, label: Pour mon enfant}]}\n        - {id: nom,"
    )

    static func file(_ text: String = "", _ replacement: String = "") -> ProcedureFile {
        precondition(text.isEmpty || Self.text.contains(text), "no \(text)")
        return ProcedureFile(text.isEmpty ? Self.text : Self.text.replacing(text, with: replacement))
    }
}

@Suite("Actions with a condition, a linked request or a call")
struct ActionTests {
    private func faults(_ text: String = "", _ replacement: String = "") -> [String] {
        ConditionalActions.file(text, replacement).faults.map { "\($0.field) \($0.message.key.split(separator: ".").last ?? "")" }
    }

    private static let notConnected = "workflow.actions[2].call callNotConnected"

    @Test("They are read, and written as they were read")
    func read() throws {
        let definition = try #require(ConditionalActions.file().definition)

        #expect(definition.actionConditions == ["grant": .test(field: "cas", .equals("moi")), "refuse": .test(field: "cas", .equals("enfant"))])
        #expect(
            definition.workflow?.action("follow")?.effects == [
                .create(procedure: "carte-lecteur", carrying: ["pour_qui": "cas"]), .call(name: "Publik"),
            ])
        #expect(ProcedureFile(definition.yaml).definition == definition)
    }

    @Test("A workflow known by name is written out once an action has a condition")
    func writtenOut() throws {
        var definition = try #require(ProcedureFile(ProcedureSamples.small).definition)
        definition.actionConditions = ["accept": .test(field: "nom", .isAnswered)]

        #expect(ProcedureFile(definition.yaml).definition == definition)
    }

    @Test("Conditions that cover every answer are right; a call is not connected yet")
    func covered() { #expect(faults() == [Self.notConnected]) }

    @Test("A status that nothing leaves when no condition is met is told")
    func conditional() {
        #expect(
            faults(
                "by: [caseworker], needs: [reason], when: {field: cas, is: enfant}", "by: [caseworker], needs: [reason], when: {field: nom, is: x}"
            )
            .contains("workflow.statuses[0] conditionalExits"))
    }

    @Test(
        "A condition is checked as those of the form are, on any question",
        arguments: [
            ("{field: ca, is: moi}", "unknownField"), ("{field: cas, is: toi}", "unknownOption"), ("{field: photo, is: x}", "incompatibleTest"),
        ])
    func checked(condition: String, fault: String) {
        let found = faults("when: {field: cas, is: moi}", "when: \(condition)")

        #expect(found.contains("workflow.actions[0].when \(fault)"))
    }

    @Test("One that can never hold is told")
    func never() {
        let found = faults("when: {field: cas, is: moi}", "when: {all: [{field: cas, is: moi}, {field: cas, is: enfant}]}")

        #expect(found.contains("workflow.actions[0].when neverHolds"))
    }

    @Test("What cannot be read is told at its line")
    func unread() throws {
        let file = ConditionalActions.file("{field: cas, is: moi}", "{field: cas}")
        let fault = try #require(file.faults.first { $0.message.key == "definitions.file.expectedOneTest" })

        #expect(fault.field == "workflow.actions[0].when")
        #expect(fault.line == ConditionalActions.text.split(separator: "\n").firstIndex { $0.contains("key: grant") }.map { $0 + 1 })
    }

    @Test("A linked request that no agent begins is told; an address that is none is refused")
    func linked() {
        #expect(faults("by: [caseworker], create", "by: [person], create").contains("workflow.actions[2].create createWithoutAgent"))
        #expect(faults("create: carte-lecteur", "create: Carte !").contains("workflow.actions[2].create expectedSlug"))
    }

    @Test("What a linked request cannot begin with is told", arguments: ["photo", "adresse_inconnue"])
    func carried(field: String) {
        #expect(faults("{pour_qui: cas}", "{pour_qui: cas, la: \(field)}") == ["workflow.actions[2].carry.la cannotCarry", Self.notConnected])
    }

    @Test("The answer that an action looks at, or that a linked request begins with, serves")
    func useful() {
        #expect(
            faults("kind: choice, label: Pour qui ?", "kind: choice, required: false, label: Pour qui ?").filter { $0.contains("unusedQuestion") }
                == [])
    }

    @Test("The drawing and its sentences say the condition and what begins")
    func drawn() throws {
        let definition = try #require(ConditionalActions.file().definition), words = ProcedureSamples.french
        let conditions = definition.actionConditions(words)
        let drawing = WorkflowDrawing(of: try #require(definition.workflow), conditions: conditions, words: words)
        let details = drawing.boxes[0].rows.map { $0.detail.joined(separator: " ").replacing("\u{A0}", with: " ") }
        let sentences = try #require(definition.workflow).inWords(words, conditions: conditions)[0].sentences.map {
            $0.replacing("\u{A0}", with: " ")
        }

        #expect(details[0].hasPrefix("si « Pour qui ? » est « Pour moi »"))
        #expect(details[2].contains("commence une demande liée : carte-lecteur") && details[2].contains("appel à Publik (pas encore branché)"))
        #expect(sentences.contains { $0.hasSuffix("Seulement si « Pour qui ? » est « Pour mon enfant ».") })
        #expect(sentences.contains { $0.contains("Appel à « Publik » : pas encore branché.") })
    }

    @Test("Two versions are compared in words")
    func compared() throws {
        let older = try #require(ConditionalActions.file().definition)
        let newer = try #require(ConditionalActions.file("when: {field: cas, is: moi}", "when: {field: nom, is: x}").definition)
        let said = newer.changes(since: older).map { $0.sentence(ProcedureSamples.french).replacing("\u{A0}", with: " ") }

        #expect(said == ["Action « Accorder », condition pour agir : « « Pour qui ? » est « Pour moi » » devient « « Votre nom » est « x » »"])
    }

    @Test("The trial jumps where the answers lead, and refuses what they bar", arguments: [("moi", "done"), ("enfant", "received")])
    func tried(answer: String, status: String) throws {
        let start = "start: 2026-11-23 09:30\nanswers: {cas: \(answer), nom: Petit, photo: [portrait.jpg]}\n"
        let (_, outcome) = try Trials.outcome("", start: start, of: ConditionalActions.file().definition)

        #expect(outcome.status?.key == status)
        #expect(outcome.barred == (answer == "moi" ? ["refuse"] : ["grant"]))
        #expect(outcome.timeline[0].deadlines.contains { $0.kind == .timer } == (answer == "moi"))
    }

    @Test("The trial says the linked request and the call")
    func triedEffects() throws {
        let start =
            "start: 2026-11-23 09:30\nanswers: {cas: enfant, nom: Petit, photo: [portrait.jpg]}\nsteps: [{act: follow, by: caseworker}, {act: grant, by: system}]\n"
        let (script, outcome) = try Trials.outcome("", start: start, of: ConditionalActions.file().definition)

        #expect(outcome.timeline[1].linked == ["carte-lecteur"] && outcome.timeline[1].calls == ["Publik"])
        #expect(outcome.refusal?.step == 1 && outcome.refusal?.message.key == "workflow.notMet")
        #expect(outcome.differences(from: script).map(\.field) == ["steps[1]"])
    }
}
