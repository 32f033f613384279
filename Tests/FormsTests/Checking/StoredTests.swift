import Core
import Testing

@testable import Forms

@Suite("Stored answers")
struct StoredTests {
    @Test("Settled answers are complete, and settle to themselves")
    func settled() {
        let sent = School.send(School.typed).answers

        let settled = School.form.settled(sent, context: School.context)

        #expect(settled == sent)
        #expect(School.form.settled(settled, context: School.context) == settled)
        #expect(School.form.problems(in: settled, context: School.context) == [])
    }

    @Test("What is unknown to the form is dropped, what is worked out is worked out again")
    func unknown() {
        var answers = School.send(School.typed).answers
        answers["intrus"] = .text("x")
        answers["total"] = .text("999999")

        let settled = School.form.settled(answers, context: School.context)

        #expect(settled["intrus"] == nil)
        #expect(settled.text("total") == "1334.5")
    }

    @Test("Hiding goes on from one field to the next")
    func cascade() {
        let fields = ["a", "b", "c", "d"]
        let page = Page(
            id: "p", title: "P",
            fields: fields.enumerated().map { index, id in
                .of(.yesNo, id: id, when: index == 0 ? nil : .test(field: fields[index - 1], .equals("oui")))
            })
        var answers = Answers(Dictionary(uniqueKeysWithValues: fields.map { ($0, Answer.text("oui")) }))

        #expect(Form(pages: [page]).visibleFields(of: page, answers, context: today).map(\.id) == fields)
        answers["a"] = .text("non")
        #expect(Form(pages: [page]).visibleFields(of: page, answers, context: today).map(\.id) == ["a"])
        #expect(Form(pages: [page]).settled(answers, context: today) == Answers(["a": .text("non")]))
    }

    @Test(
        "A stored answer is not trusted",
        arguments: [
            (.integer(NumberRule(most: 10)), .text("11"), "forms.number.big"), (.integer(NumberRule()), .text("1 0"), "forms.number.unknown"),
            (.integer(NumberRule()), .text("010"), "forms.again"), (.integer(NumberRule()), .list(["1"]), "forms.again"),
            (.date(DateRule()), .text("3/3/1985"), "forms.again"),
            (.date(DateRule()), .text("1985-02-30"), "forms.date.impossible"),
            (.date(DateRule(latest: .today(plusDays: 0))), .text("2026-11-24"), "forms.date.notFuture"),
            (.choice(ChoiceRule(options: [])), .text("gone"), "forms.choice.unknown"), (.phone, .text("0612345678"), "forms.again"),
            (.yesNo, .text("yes"), "forms.again"),
            (.choice(ChoiceRule(options: [])), .text("autre:x"), "forms.choice.unknown"),
            (.attestation("Je certifie."), .text("Autre chose"), "forms.again"),
            (.text(TextRule()), .text(" a"), "forms.again"), (.address, .record(["line": "x"]), "forms.address.postcode.missing"),
            (.iban, .text("FR"), "forms.iban.unknown"),
            (.address, .record(["line": "1 rue A", "postcode": "35000", "commune": "Rennes", "intrus": "x"]), "forms.again"),
            (.country, .text("fr"), "forms.again"),
            (.linkedChoice([]), .list(["a", "b"]), "forms.choice.unknown"), (.file(FileRule()), .list(["forged"]), "forms.required.file"),
            (.block(BlockRule(fields: [.of(.time, id: "t")], rowName: "l")), .rows([Answers(["t": .text("25:00")])]), "forms.time.unknown"),
            (.block(BlockRule(fields: [.of(.time, id: "t")], rowName: "l")), .text("x"), "forms.block.one"),
        ] as [(FieldKind, Answer, String)])
    func untrusted(kind: FieldKind, stored: Answer, key: String) {
        let form = Form(pages: [Page(id: "p", title: "P", fields: [.of(kind)])])

        let problems = form.problems(in: Answers(["it": stored]), context: today)

        #expect(problems.first?.message.key == key)
    }

    @Test("Files are those of the context, when it knows of the field")
    func files() {
        let form = Form(pages: [Page(id: "p", title: "P", fields: [.of(.file(FileRule()))])])
        let stored = Answers(["it": .list(["old"])])

        #expect(form.settled(stored, context: today) == stored)
        #expect(form.settled(stored, context: FormContext(today: monday, attachments: ["it": ["new"]])) == Answers(["it": .list(["new"])]))
        #expect(form.settled(stored, context: FormContext(today: monday, attachments: ["it": []])) == Answers())
    }

    @Test("Pages with nothing to show are skipped")
    func pages() {
        let alone = Answers(["seul": .text("oui")]), together = Answers(["seul": .text("non")])
        let heading = Page(id: "t", title: "T", fields: [.of(.section(level: 2))])

        #expect(School.form.visiblePages(alone, context: today).map(\.id) == ["famille", "enfants", "ressources"])
        #expect(School.form.visiblePages(together, context: today).map(\.id) == ["famille", "enfants"])
        #expect(!School.form.isVisible(page: School.money, answers: together, context: today))
        #expect(Form(pages: [heading]).visiblePages(Answers(), context: today) == [])
    }
}
