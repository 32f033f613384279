import Core
import Forms
import TestSupport
import Testing

@testable import Definitions

@Suite("Checked while written")
struct StricterChecksTests {
    private static let question = "- {id: nom, kind: text"

    /// The faults of the small file with one more question before the name.
    private func faults(asking field: String, _ more: (String, String)...) -> [FileFault] {
        var text = ProcedureSamples.small(Self.question, "- {\(field)}\n        \(Self.question)")
        for (old, new) in more { text = text.replacing(old, with: new) }
        return ProcedureFile(text).faults
    }

    private func keys(_ faults: [FileFault]) -> [String] { faults.map(\.message.key.lastWord) }

    @Test("A question that serves nothing is told, at its place")
    func unused() {
        let faults = faults(asking: "id: couleur, kind: text, label: Votre couleur préférée, required: false")

        #expect(keys(faults) == ["unusedQuestion"] && faults.map(\.severity) == [.warning])
        #expect(faults.first?.field == "form.pages[0].fields[0]")
    }

    @Test(
        "It serves when the author says why, or when something uses it",
        arguments: [
            "kind: text, label: A, reason: Pour imprimer la carte", "kind: text, label: A, listable: true", "kind: text, label: A, statistical: true",
            "kind: text, label: A, role: firstName", "kind: longText, label: A", "kind: checkbox, label: A",
            "kind: attestation, label: A, text: J'atteste",
            "kind: explanation, label: A, text: A", "kind: appointment, label: A, type: carte",
        ])
    func used(field: String) { #expect(faults(asking: "id: a, required: false, " + field) == []) }

    @Test("It serves when a condition or a computation looks at it")
    func lookedAt() {
        #expect(keys(faults(asking: "id: a, kind: yesNo, label: A, required: false", ("id: email,", "id: email, when: {field: a, is: oui},"))) == [])
        #expect(keys(faults(asking: "id: a, kind: integer, label: A, required: false}\n        - {id: b, kind: computed, label: B, value: a")) == [])
    }

    @Test("The reason of a block is that of its questions", arguments: [("", ["unusedQuestion"]), (", reason: Une carte chacun", [])])
    func block(reason: String, expected: [String]) {
        let block = "id: b, kind: block, label: B, row: enfant, fields: [{id: prenom, kind: text, label: Son prénom, required: false}]" + reason

        #expect(keys(faults(asking: block)) == expected)
    }

    @Test(
        "A message with nobody to write to",
        arguments: [
            ("workflow: standard", "workflow: report", "messageWithoutRecipient", FileFault.Severity.warning),
            ("workflow: standard", "workflow: standard", "decisionWithoutRecipient", .error),
        ])
    func recipient(old: String, new: String, key: String, severity: FileFault.Severity) {
        let faults = ProcedureFile(ProcedureSamples.small(", role: email", ", listable: true").replacing(old, with: new)).faults

        #expect(faults.map(\.message.key.lastWord) == [key] && faults.map(\.severity) == [severity] && faults.map(\.field) == ["workflow"])
    }

    @Test("Personal data need a purpose and an end: the questions are named")
    func personal() throws {
        let faults = ProcedureFile(ProcedureSamples.small("retention: {months: 12, fate: destroy, legalBasis: RGPD art. 5.1.e}\n", "")).faults

        let fault = try #require(faults.first { $0.message.key.lastWord == "personalWithoutNotice" })
        #expect(fault.severity == .error && fault.field == "form.pages[0].fields[0]")
        #expect(fault.message.arguments["fields"] == "« Votre nom », « Votre e-mail (facultatif) », « Votre photo »")
    }

    @Test(
        "The social security number and what touches health ask for their text",
        arguments: [
            ("Votre numéro de sécurité sociale", "socialSecurityNumber", "Décret n° 2019-341"), ("NIR", "socialSecurityNumber", "Décret n° 2019-341"),
            ("Avez-vous une allergie ?", "sensitiveQuestion", "RGPD art. 9.2.a"),
            ("Votre religion", "sensitiveQuestion", "RGPD, article 9, paragraphe 2"),
        ])
    func sensitive(label: String, key: String, text: String) {
        let field = "id: a, kind: text, label: \"\(label)\", listable: true"

        #expect(keys(faults(asking: field)) == [key])
        #expect(keys(faults(asking: field, ("legal: [Code du patrimoine]", "legal: [\"\(text)\"]"))) == [])
    }

    @Test("A sentence of more than thirty words is quoted")
    func longSentence() throws {
        let long = "La carte " + Array(repeating: "permet de lire", count: 12).joined(separator: " et ") + "."
        let faults = ProcedureFile(ProcedureSamples.small("description: La carte permet d'emprunter.", "description: \(long)")).faults

        #expect(keys(faults) == ["longSentence"] && faults.first?.field == "description" && faults.first?.severity == .warning)
        #expect(faults.first?.message.arguments["count"] == "49")
    }

    @Test("A text of long words is told with its score")
    func hardText() {
        let hard = "L'établissement administratif communal procède systématiquement à l'instruction réglementaire. "
        let faults = ProcedureFile(ProcedureSamples.small("description: La carte", "description: \(hard + hard + hard)La carte")).faults

        #expect(keys(faults) == ["hardText"] && faults.first?.field == "description")
    }

    @Test("What only the system may do, and no timer starts")
    func idle() {
        let own = """
            workflow:
              statuses: [{key: a, nature: open, label: A, next: Attendez.}, {key: b, nature: closed, label: B, next: Fini.}]
              actions: [{key: fin, label: Finir, from: [a], to: b, by: [caseworker]}, {key: rappel, label: Rappeler, from: [a], by: [system]}]
            """
        let faults = ProcedureFile(ProcedureSamples.small("workflow: standard", own)).faults

        #expect(keys(faults) == ["idleAction"] && faults.first?.field == "workflow.actions[1]")
    }

    @Test("A status that only a silent system leads to is unreachable")
    func unreachable() {
        let own = """
            workflow:
              statuses: [{key: a, nature: open, label: A, next: Attendez.}, {key: b, nature: closed, label: B, next: Fini.}, {key: c, nature: closed, label: C, next: Fini.}]
              actions: [{key: fin, label: Finir, from: [a], to: b, by: [caseworker]}, {key: oubli, label: Oublier, from: [a], to: c, by: [system]}]
            """
        #expect(keys(ProcedureFile(ProcedureSamples.small("workflow: standard", own)).faults) == ["unreachable", "idleAction"])
    }

    @Test(
        "Every new fault has its words",
        arguments: [
            "unusedQuestion", "messageWithoutRecipient", "decisionWithoutRecipient", "personalWithoutNotice", "socialSecurityNumber",
            "sensitiveQuestion",
            "longSentence", "hardText", "idleAction",
        ])
    func words(key: String) {
        for words in ProcedureSamples.words.values { #expect(words.has("definitions.fault.\(key)")) }
    }
}

extension String {
    fileprivate var lastWord: String { String(split(separator: ".").last ?? "") }
}
