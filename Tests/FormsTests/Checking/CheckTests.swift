import Core
import Testing

@testable import Forms

@Suite("A page that is sent")
struct CheckTests {
    @Test("Everything right is stored in canonical form")
    func everythingRight() {
        let sent = School.send(School.typed)

        #expect(sent.problems == [])
        #expect(
            sent.answers
                == Answers([
                    "nom": .text("Benali"), "seul": .text("oui"), "salaire": .text("1234.5"), "aides": .text("100"), "total": .text("1334.5"),
                    "avis": .list(["a1"]),
                    "fratrie": .text("oui"),
                    "enfants": .rows([
                        Answers([
                            "nom": .text("Léa"), "naissance": .text("2019-03-03"), "garde": .text("moi"), "allergie": .text("oui"),
                            "laquelle": .text("Arachide"),
                        ]),
                        Answers(["nom": .text("Noé"), "naissance": .text("2021-05-12"), "garde": .text("alternee")]),
                    ]),
                ]))
    }

    @Test("What is right is kept when something else is wrong, and what is wrong is not")
    func partlyRight() {
        let before = Answers(["nom": .text("Avant"), "email": .text("old@exemple.fr"), "salaire": .text("12")])
        let input = FormInput(["nom": ["Benali"], "seul": [""], "email": ["amina.exemple.fr"]])

        let outcome = School.form.check(page: School.family, input: input, keeping: before, context: today)

        #expect(!outcome.isValid)
        #expect(outcome.problems.map(\.field) == ["seul", "email"])
        #expect(outcome.problems.first?.message == UserMessage("forms.required.choice", ["label": "Élevez-vous seul vos enfants ?"]))
        #expect(outcome.answers == Answers(["nom": .text("Benali"), "salaire": .text("12")]))
    }

    @Test("A field revealed by another on the same page is judged too")
    func revealed() {
        let input = FormInput(["nom": ["Benali"], "seul": ["non"], "conjoint": ["Dupont"], "pacs.day": ["3"]])

        let outcome = School.form.check(page: School.family, input: input, keeping: Answers(), context: today)

        #expect(outcome.problems.map { "\($0.field): \($0.message.key)" } == ["pacs.month: forms.date.month.missing"])
        #expect(outcome.answers.text("conjoint") == "Dupont")
    }

    @Test("A hidden field is neither judged nor stored, nor what depends on it")
    func hidden() {
        let before = Answers(["conjoint": .text("Dupont"), "pacs": .text("2020-01-01")])
        let input = FormInput(["nom": ["Benali"], "seul": ["oui"], "conjoint": ["Dupont"], "pacs": ["not a date"]])

        let outcome = School.form.check(page: School.family, input: input, keeping: before, context: today)

        #expect(outcome.isValid)
        #expect(outcome.answers == Answers(["nom": .text("Benali"), "seul": .text("oui")]))
    }

    @Test("A hidden page keeps nothing of what is sent to it")
    func hiddenPage() {
        let before = Answers(["seul": .text("non"), "salaire": .text("12")])

        let outcome = School.form.check(page: School.money, input: FormInput(["salaire": ["x"]]), keeping: before, context: today)

        #expect(outcome == PageOutcome(answers: Answers(["seul": .text("non")]), problems: []))
    }

    @Test("A wrong answer shows nothing")
    func wrongShowsNothing() {
        let page = Page(
            id: "p", title: "P",
            fields: [
                .of(.integer(NumberRule(most: 10)), id: "a"), .of(.text(TextRule()), id: "b", when: .test(field: "a", .more("5"))),
            ])

        let outcome = Form(pages: [page]).check(page: page, input: FormInput(["a": ["11"]]), keeping: Answers(), context: today)

        #expect(outcome.problems.map(\.field) == ["a"])
    }

    @Test(
        "What may not be blank says what to do",
        arguments: [
            (.text(TextRule()), "it", "forms.required.answer"), (.checkbox, "it", "forms.required.checkbox"),
            (.attestation("Je certifie."), "it", "forms.required.attestation"),
            (.choices(ChoiceRule(options: [])), "it", "forms.required.choices"), (.civility, "it", "forms.required.choice"),
            (.photo(FileRule()), "it", "forms.required.file"),
            (.date(DateRule()), "it.day", "forms.required.date"), (.address, "it.line", "forms.required.address"),
            (.block(BlockRule(fields: [.of(.time, id: "t")], rowName: "ligne")), "it", "forms.block.one"),
            (.block(BlockRule(fields: [.of(.time, id: "t")], fewest: 2, rowName: "ligne")), "it", "forms.block.fewest"),
        ] as [(FieldKind, String, String)])
    func required(kind: FieldKind, name: String, key: String) {
        let page = Page(id: "p", title: "P", fields: [.of(kind)])

        let problems = Form(pages: [page]).check(page: page, input: FormInput(), keeping: Answers(), context: today).problems

        #expect(problems.map(\.field) == [name])
        #expect(problems.map(\.message.key) == [key])
        #expect(Form(pages: [page]).problems(in: Answers(), context: today) == problems)
    }

    @Test("A draft keeps what is understood, even out of bounds, and says nothing")
    func draft() {
        let page = Page(
            id: "p", title: "P",
            fields: [
                .of(.integer(NumberRule(most: 10)), id: "a"), .of(.date(DateRule()), id: "b"), .of(.address, id: "c"),
                .of(.text(TextRule(longest: 3)), id: "d"),
            ])
        let before = Answers(["b": .text("1985-03-03"), "elsewhere": .text("kept")])
        let input = FormInput(["a": ["11"], "b.day": ["3"], "c.line": ["1 rue A"], "d": ["trop long"]])

        let draft = Form(pages: [page]).draftAnswers(page: page, input: input, keeping: before, context: today)

        #expect(draft == Answers(["a": .text("11"), "c": .record(["line": "1 rue A"]), "d": .text("trop long"), "elsewhere": .text("kept")]))
    }

    @Test("The same page sent by pages or judged whole has the same problems")
    func pageByPageIsWhole() {
        var typed = School.typed
        typed[1]["enfants.1.naissance"] = ["demain"]
        typed[1]["enfants.0.laquelle"] = [" "]
        typed[2]["salaire"] = ["-1"]

        let sent = School.send(typed)
        let whole = School.form.problems(in: sent.answers, context: School.context)

        #expect(sent.problems.map(\.field) == ["enfants.0.laquelle", "enfants.1.naissance", "salaire"])
        #expect(whole.map(\.field) == ["enfants.0.laquelle", "enfants.1.naissance.day", "salaire"])
    }

    @Test("Going back and hiding a later page loses it only when answers are settled")
    func goingBack() {
        let sent = School.send(School.typed).answers
        let changed = School.form.check(
            page: School.family, input: FormInput(["nom": ["B"], "seul": ["non"], "conjoint": ["C"], "pacs": ["hier"]]), keeping: sent, context: today
        )

        let settled = School.form.settled(changed.answers, context: today)

        #expect(changed.answers["salaire"] != nil)
        #expect(settled["salaire"] == nil && settled["total"] == nil && settled["avis"] == nil)
        #expect(
            settled["enfants"]
                == .rows([
                    Answers(["nom": .text("Léa"), "naissance": .text("2019-03-03"), "allergie": .text("oui"), "laquelle": .text("Arachide")]),
                    Answers(["nom": .text("Noé"), "naissance": .text("2021-05-12")]),
                ]))
    }
}
