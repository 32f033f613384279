import Core
import Testing

@testable import Forms

@Suite("Figures of a form")
struct FormFiguresTests {
    private static let form = Form(pages: [
        Page(
            id: "demande", title: "Demande",
            fields: [
                Field(
                    id: "lieu",
                    kind: .choice(ChoiceRule(options: [Option(key: "nord", label: "Nord"), Option(key: "sud", label: "Sud")], allowsOther: true)),
                    label: "Lieu"),
                Field(id: "note", kind: .longText(TextRule()), label: "Note", isRequired: false),
                Field(id: "quai", kind: .text(TextRule()), label: "Quai", condition: .test(field: "lieu", .equals("sud"))),
                Field(
                    id: "enfants",
                    kind: .block(BlockRule(fields: [Field(id: "prenom", kind: .text(TextRule()), label: "Prénom")], rowName: "enfant")),
                    label: "Enfants"),
            ]),
        Page(
            id: "suite", title: "Suite", condition: .test(field: "lieu", .equals("sud")),
            fields: [Field(id: "detail", kind: .text(TextRule()), label: "Détail")]),
    ])

    private func figures(_ answers: [[String: Answer]]) -> FormFigures {
        var figures = FormFigures()
        let context = FormContext(today: LocalDate(dayNumber: 20_000))
        figures.learn(answers.map { (Self.form, FiledAnswers(Answers($0), context: context)) })
        return figures
    }

    @Test("A question is counted where it was asked, not where it was hidden")
    func hidden() {
        let figures = figures([["lieu": .text("nord")], ["lieu": .text("nord")], ["lieu": .text("sud"), "quai": .text("A"), "detail": .text("x")]])

        #expect(figures.requests == 3)
        #expect(figures.field("quai") == FieldFigures(requests: 3, shown: 1, answered: 1, commonest: 1))
        #expect(figures.page("suite").requests == 3 && figures.page("suite").shown == 1)
    }

    @Test("The commonest answer is counted, and the text of an answer is not kept")
    func commonest() {
        let figures = figures([["note": .text("merci")], ["note": .text("merci")], ["note": .text("rien")], [:]])

        #expect(figures.field("note") == FieldFigures(requests: 4, shown: 4, answered: 3, commonest: 2))
    }

    @Test("Options are counted by their key; what is written beside « Autre » is left out")
    func options() {
        let figures = figures([["lieu": .text("nord")], ["lieu": .text("autre:chez Amina Benali")]])
        #expect(figures.field("lieu").chosen == ["nord": 1, "autre": 1])
    }

    @Test("A field of a block is counted row by row")
    func rows() {
        let rows = Answer.rows([Answers(["prenom": .text("Léa")]), Answers(["prenom": .text("Tom")]), Answers()])
        #expect(figures([["enfants": rows]]).field("enfants.prenom") == FieldFigures(requests: 3, shown: 3, answered: 2, commonest: 1))
    }

    @Test("Learning in two times is counting twice as much")
    func again() {
        var figures = figures([["lieu": .text("nord")]])
        figures.learn([(Self.form, FiledAnswers(Answers(["lieu": .text("sud")]), context: FormContext(today: LocalDate(dayNumber: 20_000))))])
        #expect(figures.requests == 2 && figures.field("lieu").chosen == ["nord": 1, "sud": 1])
    }
}

@Suite("Time spent on a page")
struct TimeSpentTests {
    @Test(
        "Is known coarsely",
        arguments: [(0.0, TimeSpent.halfMinute), (29.9, .halfMinute), (30, .oneMinute), (299, .fiveMinutes), (1800, .longer), (1e9, .longer)])
    func coarse(seconds: Double, time: TimeSpent) { #expect(TimeSpent(seconds: seconds) == time) }

    @Test("Half of the people did not take longer than the median")
    func median() {
        #expect([TimeSpent.halfMinute: 5, .longer: 5].median == .halfMinute)
        #expect([TimeSpent.halfMinute: 4, .twoMinutes: 1, .longer: 5].median == .twoMinutes)
        #expect([TimeSpent: Int]().median == nil)
    }
}

extension FieldFigures {
    fileprivate init(requests: Int, shown: Int, answered: Int, commonest: Int) {
        self.init()
        (self.requests, self.shown, self.answered, self.commonest) = (requests, shown, answered, commonest)
    }
}
