import Core
import Forms
import Foundation
import Testing

@testable import Dossiers

@Suite("How far a person has come in a form")
struct DraftProgressTests {
    private static let pages = ["un", "deux", "trois"].map { id in
        Page(id: id, title: id, fields: [Field(id: "q_" + id, kind: .text(TextRule()), label: id)])
    }
    private let form = Form(pages: pages)

    private func draft(at page: String = "un", by agent: AgentID? = nil) -> Draft {
        Draft(
            id: DraftID(1), reference: .random(), organisation: OrganisationID(1), procedureVersion: ProcedureVersionID(7), channel: .web,
            enteredBy: agent, answers: Answers(), createdAt: World.morning, updatedAt: World.morning, version: 0, page: page, pageSince: World.morning
        )
    }

    @Test("The time on a page goes from when it was first shown to when it was passed, whatever was saved in between")
    func time() {
        var draft = draft()
        draft.updatedAt = World.morning + 85

        let counts = draft.pass(Self.pages[0], next: "deux", in: form, at: World.morning + 90)

        #expect(counts == [FormCount(version: ProcedureVersionID(7), page: "un", measure: .passed(.twoMinutes))])
        #expect(draft.page == "deux" && draft.pageSince == World.morning + 90)
    }

    @Test("Going back and through a page again is not coming to it again")
    func again() {
        var draft = draft(at: "trois")

        let counts = draft.pass(Self.pages[0], next: "deux", in: form, at: World.morning + 600)

        #expect(counts.map(\.measure) == [.passed(nil)])
        #expect(draft.page == "trois" && draft.pageSince == World.morning)
    }

    @Test("After the last page comes the check, which filing passes")
    func check() {
        var draft = draft(at: "trois")
        _ = draft.pass(Self.pages[2], next: FormFigures.checkPage, in: form, at: World.morning + 10)

        let counts = draft.filing(Answers(), in: form, at: World.morning + 20)

        #expect(counts == [FormCount(version: ProcedureVersionID(7), page: FormFigures.checkPage, measure: .passed(.halfMinute))])
    }

    @Test("A page given back counts once, with each of the form's fields to mend once; other names are not written down")
    func refusal() {
        let rows = Field(
            id: "enfants", kind: .block(BlockRule(fields: [Field(id: "prenom", kind: .text(TextRule()), label: "Prénom")], rowName: "enfant")),
            label: "Enfants")
        let page = Page(id: "un", title: "Un", fields: [Self.pages[0].fields[0], rows])
        let names = ["q_un", "enfants.0.prenom", "enfants.1.prenom", "enfants.0.Amina Benali", "autre"]

        let counts = draft().refusal(of: page, names.map { FieldProblem(field: $0, message: UserMessage("forms.missing")) })

        #expect(counts.map(\.field) == ["", "enfants", "enfants.prenom", "q_un"])
        #expect(counts.allSatisfy { $0.measure == .refused && $0.page == "un" })
    }

    @Test("What an agent enters on one page is not measured")
    func agents() {
        var draft = draft(at: "", by: AgentID(1))
        #expect(draft.pass(Self.pages[0], next: "deux", in: form, at: World.morning) == [])
        #expect(draft.filing(Answers(), in: form, at: World.morning) == [])
        #expect(draft.page.isEmpty)
    }

    @Test("A correction after filing is counted at its field")
    func correction() throws {
        var dossier = World.filed().dossier
        var answers = World.answers
        answers["nom"] = .text("Ben Ali")

        let changes = try PersonActs(sheet: World.sheet, zone: World.paris, now: World.morning + 60).correct(&dossier, to: answers)

        #expect(changes.counts == [FormCount(version: ProcedureVersionID(1), page: "vous", field: "nom", measure: .corrected)])
    }

    @Test("Each measure is read back as it was written")
    func measures() {
        let all = [FormMeasure.passed(nil), .refused, .stopped, .corrected, .given, .opened] + TimeSpent.allCases.map { .passed($0) }
        for measure in all { #expect(FormMeasure(measure.description) == measure) }
        #expect(FormMeasure("passed.never") == nil)
    }
}
