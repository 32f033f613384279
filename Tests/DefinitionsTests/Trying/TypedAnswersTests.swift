import Core
import Forms
import Foundation
import TestSupport
import Testing

@testable import Definitions

@Suite("The answers of a trial")
struct TypedAnswersTests {
    private static let fields = """
        - {id: nom, kind: text, label: Votre nom, role: lastName}
                - {id: motif, kind: choice, label: Motif, options: [{key: un, label: Une première fois}, {key: deux, label: Encore}], other: true}
                - {id: jours, kind: choices, label: Jours, options: [{key: lu, label: Lundi}, {key: ma, label: Mardi}], required: false}
                - {id: lieu, kind: linkedChoice, label: Lieu, required: false, options: [{key: n, label: Nord, options: [{key: n1, label: La gare}]}]}
                - {id: adresse, kind: address, label: Adresse, required: false}
                - {id: ne, kind: date, label: Né le, hint: Par exemple, required: false}
                - {id: pourquoi, kind: text, label: Pourquoi encore, when: {field: motif, is: deux}}
                - {id: enfants, kind: block, label: Enfants, row: enfant, fewest: 0, fields: [{id: prenom, kind: text, label: Prénom}]}
                - {id: certifie, kind: attestation, label: Certifier, text: Je certifie, required: false}
        """

    private func outcome(_ answers: String) throws -> TrialOutcome {
        let definition = try Trials.definition(("- {id: nom, kind: text, label: Votre nom, role: lastName}", Self.fields))
        return try Trials.outcome("", start: "start: 2026-11-23 09:30\nanswers: {nom: Petit, photo: [a.jpg], \(answers)}\n", of: definition).1
    }

    /// What is typed, and what the dossier then says.
    private static let table: [(String, String)] = [
        ("motif: un", "motif Une première fois"),
        ("motif: Une PREMIERE fois", "motif Une première fois"),
        ("motif: \"autre: par curiosité\"", "motif Autre\u{A0}: par curiosité"),
        ("motif: un, jours: [Mardi, lu]", "jours Lundi Mardi"),
        ("motif: un, lieu: [Nord, La gare]", "lieu Nord La gare"),
        ("motif: un, adresse: {line: 1 rue des Lilas, postcode: 35000, commune: Rennes}", "adresse 1 rue des Lilas 35000 Rennes"),
        ("motif: un, ne: 3 mars 1985", "ne 3 mars 1985"),
        ("motif: un, ne: {day: 3, month: mars, year: 1985}", "ne 3 mars 1985"),
        ("motif: deux, pourquoi: Perdue", "pourquoi Perdue"),
        ("motif: un, enfants: [{prenom: Léa}, {prenom: Tom}]", "enfants Prénom\u{A0}: Léa Prénom\u{A0}: Tom"),
        ("motif: un, certifie: oui", "certifie Je certifie"),
        ("motif: un", "photo a.jpg"),
    ]

    @Test("Are read as people type them", arguments: table)
    func typed(answers: String, expected: String) throws {
        let outcome = try outcome(answers)

        #expect(outcome.problems == [])
        #expect(outcome.pages.flatMap(\.lines).map { ([$0.field] + $0.texts).joined(separator: " ") }.contains(expected))
    }

    @Test("An answer to a question that is not shown is told, and not kept")
    func unasked() throws {
        let outcome = try outcome("motif: un, pourquoi: Perdue")

        #expect(outcome.unasked == ["pourquoi"])
        #expect(!outcome.pages.flatMap(\.lines).map(\.field).contains("pourquoi"))
    }

    @Test("What is refused in a row is named by its row")
    func row() throws {
        let outcome = try outcome("motif: un, enfants: [{prenom: Léa}, {}, {prenom: Tom}]")
        #expect(outcome.problems.map(\.field) == ["enfants.1.prenom"])
    }
}
