import Core
import Testing

@testable import Forms

@Suite("Blocks of rows")
struct BlockTests {
    private let kind = FieldKind.block(
        BlockRule(
            fields: [
                .of(.text(TextRule()), id: "a"), .of(.checkbox, id: "b", required: false), .of(.photo(FileRule()), id: "photo", required: false),
            ], most: 2, rowName: "ligne"))

    private func rows(_ boxes: [String: String], attachments: [String: [String]] = [:]) -> (rows: [Answers], problems: [String]) {
        let result = read(boxes, kind, attachments: attachments)
        return (Answers(result.answer.map { ["it": $0] } ?? [:]).rows("it"), result.problems)
    }

    @Test("Blank rows at the end are dropped, in the middle they are not")
    func blankRows() {
        #expect(rows(["it.count": "2", "it.0.a": "x", "it.1.a": " "]).rows.count == 1)
        #expect(
            rows(["it.count": "2", "it.0.a": "", "it.1.a": "x"]) == ([Answers(), Answers(["a": .text("x")])], ["it.0.a: forms.required.answer"]))
        #expect(rows(["it.count": "0"]) == ([], []))
    }

    @Test("A row that has only a file, or a tick, is not blank")
    func notBlank() {
        #expect(rows(["it.count": "1"], attachments: ["it.0.photo": ["p"]]).problems == ["it.0.a: forms.required.answer"])
        #expect(rows(["it.count": "1", "it.0.b": "on"]).rows == [Answers(["b": .text("oui")])])
    }

    @Test("Too many rows are refused, whatever their announced number")
    func tooMany() {
        #expect(rows(["it.count": "3", "it.0.a": "x", "it.1.a": "y", "it.2.a": "z"]).problems == ["it: forms.block.most"])
        #expect(rows(["it.count": "99999999999999999999", "it.0.a": "x"]) == ([Answers(["a": .text("x")])], []))
        #expect(rows(["it.count": "1000000", "it.0.a": "x"]) == ([Answers(["a": .text("x")])], []))
        #expect(rows(["it.count": "-5", "it.0.a": "x"]).rows == [])
    }

    @Test("A page that does not count its rows is understood by its names")
    func uncounted() {
        #expect(rows(["it.0.a": "x", "it.1.a": "y"]).rows.count == 2)
        #expect(rows(["it.-1.a": "x", "it.x.a": "y", "it.99999999.a": "z"]).rows == [])
    }

    @Test("Too few rows is said once there is one")
    func tooFew() {
        let kind = FieldKind.block(BlockRule(fields: [.of(.text(TextRule()), id: "a")], fewest: 2, most: 3, rowName: "ligne"))

        #expect(read(["it.count": "1", "it.0.a": "x"], kind).problems == ["it: forms.block.fewest"])
    }

    @Test("A needed row that was shown and left blank says what it lacks")
    func neededRow() {
        let page = Page(id: "p", title: "P", fields: [.of(kind)])
        let outcome = Form(pages: [page]).check(page: page, input: FormInput(["it.count": ["2"]]), keeping: Answers(), context: today)

        #expect(outcome.problems.map { "\($0.field): \($0.message.key)" } == ["it.0.a: forms.required.answer"])
        #expect(rows(["it.count": "1"]) == ([], []))
    }

    @Test("A hidden block is not stored, nor its rows")
    func hidden() {
        let page = Page(id: "p", title: "P", fields: [.of(.yesNo, id: "q"), .of(kind, when: .test(field: "q", .equals("oui")))])
        let stored = Answers(["q": .text("non"), "it": .rows([Answers(["a": .text("x")])])])

        #expect(Form(pages: [page]).settled(stored, context: today) == Answers(["q": .text("non")]))
        #expect(Form(pages: [page]).problems(in: stored, context: today) == [])
    }

    @Test("What to show in a row depends on the row, and on what comes before")
    func visibleInRow() {
        let sent = School.send(School.typed).answers
        let block = School.children.fields[0]

        #expect(
            School.form.visibleFields(ofRow: 0, of: block, sent, context: today).map(\.id) == ["nom", "naissance", "allergie", "laquelle", "garde"])
        #expect(School.form.visibleFields(ofRow: 2, of: block, sent, context: today).map(\.id) == ["nom", "naissance", "allergie", "garde"])
        #expect(School.form.visibleFields(ofRow: 0, of: block, Answers(), context: today).map(\.id) == ["nom", "naissance", "allergie"])
    }
}
