import Core
import Forms
import Testing

@Suite("Conditions on the whole form")
struct WholeFormConditionTests {
    private static let options = ["moi", "enfant"].map { Option(key: $0, label: $0) }
    private let form = Form(pages: [
        Page(
            id: "p", title: "P",
            fields: [
                Field(id: "cas", kind: .choice(ChoiceRule(options: options)), label: "Pour qui ?"),
                Field(
                    id: "age", kind: .integer(NumberRule()), label: "Son âge", isRequired: false,
                    condition: .test(field: "cas", .equals("enfant"))),
                Field(id: "fete", kind: .date(DateRule()), label: "Quand ?", isRequired: false),
            ])
    ])
    private let filed = FormContext(today: LocalDate("2026-03-02")!)

    @Test("Those that do not hold are told; a question that was not asked answers nothing")
    func unmet() {
        let conditions: [String: Condition] = ["own": .test(field: "cas", .equals("moi")), "young": .test(field: "age", .less("6"))]

        #expect(form.unmet(conditions, by: Answers(["cas": .text("enfant"), "age": .text("3")]), context: filed, on: filed.today) == ["own"])
        #expect(form.unmet(conditions, by: Answers(["cas": .text("moi"), "age": .text("3")]), context: filed, on: filed.today) == ["young"])
    }

    @Test("Today is the day when it is asked, long after the filing")
    func today() {
        let past: [String: Condition] = ["past": .test(field: "fete", .less("today"))]
        let answers = Answers(["cas": .text("moi"), "fete": .text("2026-03-20")])

        #expect(form.unmet(past, by: answers, context: filed, on: filed.today) == ["past"])
        #expect(form.unmet(past, by: answers, context: filed, on: LocalDate("2026-03-21")!) == [])
    }

    @Test("They may look at any question, and their faults are told at their place")
    func faults() {
        let conditions: [(path: String, condition: Condition)] = [
            ("a", .test(field: "fete", .isAnswered)), ("b", .any([.test(field: "nulle", .isAnswered)])),
            ("c", .all([.test(field: "cas", .equals("moi")), .test(field: "age", .isAnswered)])),
        ]

        #expect(form.faults(in: conditions).map { "\($0.path) \($0.code)" } == ["b.any[0] unknownField", "c neverShown"])
    }

    @Test("Conditions that cover every answer cannot all be missed")
    func all() {
        let own = Condition.test(field: "cas", .equals("moi")), child = Condition.test(field: "cas", .equals("enfant"))

        #expect(!form.canMissAll([own, child]))
        #expect(!form.canMissAll([own, .not(own)]))
        #expect(form.canMissAll([own]))
        #expect(form.canMissAll([.test(field: "age", .less("6")), .test(field: "age", .atLeast("6"))]))
    }
}
