import Core
import Foundation
import Law
import Testing
import Web

@testable import Dossiers
@testable import Forms

@Suite("What was answered, and what is known, from one form to the next")
struct KeepingTests {
    private let form = Form(pages: [
        Page(
            id: "vous", title: "Vous",
            fields: [
                Field(id: "titre", kind: .choice(ChoiceRule(options: [Option(key: "madame", label: "Madame")])), label: "Titre", role: .civility),
                Field(id: "nom", kind: .text(TextRule()), label: "Votre nom", role: .lastName),
                Field(id: "ne_a", kind: .text(TextRule()), label: "Votre lieu de naissance", role: .birthCommune),
                Field(id: "message", kind: .longText(TextRule()), label: "Votre message"),
            ])
    ])

    @Test("Only the questions that have a role, of the kind that is kept, tell something of the person")
    func told() {
        let answers = Answers(["titre": .text("madame"), "nom": .text("Benali"), "message": .text("Bonjour")])

        #expect(Keeping.told(by: answers, in: form) == [.lastName: .text("Benali")])
    }

    @Test("What is kept is what was ticked, among what was offered")
    func ticked() {
        let known = [
            KnownAnswer(role: .lastName, answer: .text("Diallo"), isFromFranceConnect: false),
            KnownAnswer(role: .birthCommune, answer: .text("35288"), isFromFranceConnect: true),
        ]
        let keeping = Keeping([.lastName: .text("Benali"), .birthCommune: .text("35238")], replacing: known, in: form)

        #expect(keeping.lines.map(\.field.id) == ["nom", "ne_a"] && keeping.lines.map(\.replaced) == [.text("Diallo"), nil])
        #expect(keeping.kept(["ne_a", "message", "email"]) == [.birthCommune: .text("35238")])
    }

    @Test("A commune is written by its name where it is asked as a text; one that is no more is left to the person")
    func birthplace() {
        CommuneList.installed = EmbeddedAssets.communes
        #expect(filling("35238").lines.map(\.written) == [.text("Rennes (35)")])

        let lost = filling("49001")

        #expect(lost.lines.isEmpty && lost.lost.map(\.field.id) == ["ne_a"] && !lost.isEmpty)
        var draft = draft
        #expect(lost.write(["ne_a"], into: &draft) == 0 && draft.answers == Answers())
    }

    private func filling(_ code: String) -> Filling {
        Filling(
            form.pages[0], of: draft, in: form, with: [KnownAnswer(role: .birthCommune, answer: .text(code), isFromFranceConnect: true)],
            context: FormContext(today: LocalDate("2026-11-23")!))
    }

    private var draft: Draft {
        Draft(
            id: DraftID(1), reference: .random(), organisation: OrganisationID(1), procedureVersion: ProcedureVersionID(1), channel: .web,
            enteredBy: nil, answers: Answers(), createdAt: .distantPast, updatedAt: .distantPast, version: 1)
    }
}
