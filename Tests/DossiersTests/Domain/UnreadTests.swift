import Core
import Forms
import Testing

@testable import Dossiers

@Suite("What was typed and cannot be read")
struct UnreadTests {
    private let page = Page(
        id: "p", title: "P",
        fields: [
            Field(id: "jour", kind: .date(DateRule()), label: "Jour", isRequired: false),
            Field(id: "nom", kind: .text(TextRule()), label: "Nom"),
        ])
    private let context = FormContext(today: LocalDate("2026-03-02")!)

    private var form: Form { Form(pages: [page]) }

    private func kept(_ typed: [String: [String]], keeping answers: Answers = Answers()) -> Answers {
        form.kept(page, FormInput(typed), keeping: answers, context: context)
    }

    @Test("A date that does not exist is kept as it was typed, with what is wrong; what could be read is an answer")
    func kept() {
        let answers = kept(["jour.day": ["32"], "jour.month": ["mars"], "jour.year": ["2026"], "nom": ["Petit"]])

        let unread = Unread(answers)
        #expect(answers.text("nom") == "Petit" && answers["jour"] == nil)
        #expect(unread.input.values == ["jour.day": ["32"], "jour.month": ["mars"], "jour.year": ["2026"]])
        #expect(unread.problems(in: form, answers, context: context).map(\.message.key) == ["forms.date.day"])
        #expect(unread.typed(on: page, answers, .french).first("nom") == "Petit")
    }

    @Test("Once mended or erased, nothing is left of it", arguments: [["3", "3", "2026"], ["", "", ""]])
    func mended(boxes: [String]) {
        let before = kept(["jour.day": ["32"], "jour.month": ["3"], "jour.year": ["2026"]])

        let after = kept(["jour.day": [boxes[0]], "jour.month": [boxes[1]], "jour.year": [boxes[2]]], keeping: before)

        #expect(before[Unread.name] != nil && after[Unread.name] == nil)
    }

    @Test("A blank question is not one that could not be read")
    func blank() { #expect(kept(["nom": [""]])[Unread.name] == nil) }

    @Test("It is never filed")
    func settled() {
        let answers = kept(["jour.day": ["32"], "jour.month": ["3"], "jour.year": ["2026"], "nom": ["Petit"]])

        #expect(form.settled(answers, context: context) == Answers(["nom": .text("Petit")]))
    }
}
