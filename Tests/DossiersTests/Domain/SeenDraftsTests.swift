import Core
import Forms
import Foundation
import Testing

@testable import Dossiers

@Suite("Drafts as they were shown")
struct SeenDraftsTests {
    private let seen = SeenDrafts()

    @Test("A draft is remembered for the visitor who was shown it, and for nobody else")
    func visitors() {
        let draft = Self.draft()

        seen.keep(draft, of: "amina")

        #expect(seen.draft(draft.reference, of: "amina") == draft)
        #expect(seen.draft(draft.reference, of: "bruno") == nil)
    }

    @Test("What came of judging it holds for that version, on that day, with those files")
    func judged() {
        let draft = Self.draft()
        let today = FormContext(today: LocalDate(dayNumber: 20_000))
        let checked = CheckedAnswers(of: draft, in: Form(pages: []), context: today)
        seen.keep(draft, checked, of: "amina")
        var changed = draft
        changed.version += 1

        #expect(seen.checked(draft, on: today, by: "amina") != nil)
        #expect(seen.checked(changed, on: today, by: "amina") == nil)
        #expect(seen.checked(draft, on: FormContext(today: LocalDate(dayNumber: 20_001)), by: "amina") == nil)
        #expect(seen.checked(draft, on: FormContext(today: today.today, attachments: ["piece": ["1"]]), by: "amina") == nil)
    }

    @Test("The oldest are forgotten")
    func forgetting() {
        let first = Self.draft()
        seen.keep(first, of: "amina")

        for _ in 0..<1000 { seen.keep(Self.draft(), of: "amina") }

        #expect(seen.draft(first.reference, of: "amina") == nil)
    }

    private static func draft() -> Draft {
        let now = Date(timeIntervalSince1970: 1_772_438_400)
        return Draft(
            id: DraftID(1), reference: .random(), organisation: OrganisationID(1), procedureVersion: ProcedureVersionID(1), channel: .web,
            enteredBy: nil, answers: Answers(), createdAt: now, updatedAt: now, version: 3)
    }
}
