import Core
import Testing

@testable import Forms

/// The cases of the field's reference implementation (its tests), and our own.
@Suite("Conditions")
struct ConditionTests {
    /// Whether `test` holds for one field of `kind` that has this answer.
    private func holds(_ test: Condition.Operator, _ kind: FieldKind, _ answer: Answer?, not: Bool = false) -> Bool {
        let form = Form(pages: [Page(id: "p", title: "P", fields: [.of(kind)])])
        let condition = Condition.test(field: "it", test)
        return (not ? .not(condition) : condition).holds(for: Answers(answer.map { ["it": $0] } ?? [:]), form: form, context: today)
    }

    @Test(
        "Numbers compare by value",
        arguments: [
            (.equals("1"), "1", true), (.equals("2"), "1", false), (.equals("1.0"), "1", true), (.equals("01"), "1", true),
            (.differs("2"), "1", true), (.differs("1"), "1", false),
            (.more("1"), "2", true), (.more("1"), "1", false), (.atLeast("1"), "0", false), (.atLeast("1"), "1", true), (.less("1"), "1", false),
            (.less("10"), "9", true), (.atMost("1"), "1", true), (.equals("1"), "1.1234", false), (.oneOf(["3", "1.10"]), "1.1", true),
            (.oneOf([]), "1", false),
            (.more("x"), "1", false), (.less("0"), "-0.5", true),
        ] as [(Condition.Operator, String, Bool)])
    func numbers(test: Condition.Operator, answer: String, result: Bool) {
        #expect(holds(test, .decimal(NumberRule()), .text(answer)) == result)
    }

    @Test(
        "No test holds without an answer, not even those that deny",
        arguments: [.equals("1"), .differs("1"), .oneOf(["1"]), .more("2"), .less("2"), .excludes("a"), .isAnswered, .rowsAtLeast(0), .isIn("35")]
            as [Condition.Operator])
    func unanswered(test: Condition.Operator) {
        for kind in [FieldKind.integer(NumberRule()), .choices(ChoiceRule(options: [])), .block(BlockRule(fields: [], rowName: "ligne")), .commune] {
            #expect(!holds(test, kind, nil))
            #expect(!holds(test, kind, .text("")))
            #expect(!holds(test, kind, .list([])))
            #expect(!holds(test, kind, .rows([])))
        }
        #expect(holds(test, .text(TextRule()), nil, not: true))
    }

    @Test(
        "Several choices include or exclude",
        arguments: [
            (.includes("val1"), true), (.includes("something else"), false), (.excludes("val1"), false), (.excludes("something else"), true),
            (.includes("autre"), true),
        ] as [(Condition.Operator, Bool)])
    func several(test: Condition.Operator, result: Bool) {
        #expect(holds(test, .choices(ChoiceRule(options: [], allowsOther: true)), .list(["val1", "val2", "autre:Jaune"])) == result)
    }

    @Test("A choice is its key, and any other answer is the option 'autre'")
    func choice() {
        let kind = FieldKind.choice(ChoiceRule(options: [Option(key: "bleu", label: "Bleu")], allowsOther: true))

        #expect(holds(.equals("bleu"), kind, .text("bleu")))
        #expect(holds(.differs("rouge"), kind, .text("bleu")))
        #expect(holds(.equals("autre"), kind, .text("autre:Jaune")))
        #expect(!holds(.equals("Jaune"), kind, .text("autre:Jaune")))
        #expect(holds(.oneOf(["rouge", "autre"]), kind, .text("autre:Jaune")))
        #expect(holds(.equals("ciel"), .linkedChoice([]), .list(["bleu", "ciel"])))
    }

    @Test("Texts compare without accents or capitals; yes is yes in any form")
    func texts() {
        #expect(holds(.equals("eloise"), .text(TextRule()), .text("Éloïse")))
        #expect(!holds(.equals("eloise"), .text(TextRule()), .text("Éloïse B.")))
        #expect(holds(.equals("true"), .yesNo, .text("oui")))
        #expect(holds(.differs("oui"), .yesNo, .text("non")))
        #expect(holds(.equals("oui"), .checkbox, .text("oui")))
        #expect(holds(.equals("oui"), .attestation("Je certifie."), .text("Je certifie.")))
        #expect(holds(.equals("35"), .departement, .text("35")))
    }

    @Test(
        "Dates compare with days, and with today",
        arguments: [
            (.less("2026-01-01"), "2025-12-31", true), (.equals("2025-12-31"), "2025-12-31", true), (.atMost("today-18years"), "2008-11-23", true),
            (.atMost("today-18years"), "2008-11-24", false), (.more("aujourd'hui-18ans"), "2008-11-24", true),
            (.atLeast("aujourd’hui+30jours"), "2026-12-23", true),
            (.atLeast("today+30"), "2026-12-22", false), (.less("today+2months"), "2027-01-22", true), (.equals("today"), "2026-11-23", true),
            (.less("today - 1 week"), "2026-11-15", true), (.less("soon"), "2020-01-01", false), (.less("today"), "not a day", false),
        ] as [(Condition.Operator, String, Bool)])
    func dates(test: Condition.Operator, answer: String, result: Bool) {
        #expect(holds(test, .date(DateRule()), .text(answer)) == result)
    }

    @Test("Times compare too")
    func times() {
        #expect(holds(.less("14h"), .time, .text("09:30")))
        #expect(!holds(.less("9h"), .time, .text("09:30")))
    }

    @Test(
        "Places are inside a département or a commune",
        arguments: [
            (.text("92063"), "92", true), (.text("92063"), "93", false), (.text("92063"), "92063", true), (.text("2A004"), "2A", true),
            (.text("2A004"), "2a", true), (.text("97411"), "974", true),
            (.text("Rennes"), "35", false), (.record(["insee": "35238", "postcode": "75000"]), "35", true),
            (.record(["insee": "35238"]), "35238", true),
            (.record(["postcode": "35200"]), "35", true), (.record(["postcode": "35200"]), "35238", false),
            (.record(["postcode": "20167"]), "2A", true),
            (.record(["postcode": "20600"]), "2B", true), (.record(["postcode": "97400"]), "974", true), (.record(["line": "x"]), "35", false),
        ] as [(Answer, String, Bool)])
    func places(answer: Answer, place: String, result: Bool) {
        #expect(holds(.isIn(place), .commune, answer) == result)
    }

    @Test(
        "And, or, not",
        arguments: [
            (.all([.yes, .yes, .no]), false), (.any([.no, .no, .no]), false), (.any([.all([.no, .yes]), .yes]), true),
            (.all([.no, .any([.yes, .yes])]), false),
            (.not(.no), true), (.not(.all([.yes, .yes])), false), (.all([]), true), (.any([]), false),
        ] as [(Condition, Bool)])
    func trees(condition: Condition, result: Bool) {
        let form = Form(pages: [Page(id: "p", title: "P", fields: [.of(.yesNo)])])

        #expect(condition.holds(for: Answers(["it": .text("oui")]), form: form, context: today) == result)
    }

    @Test("Rows are counted, and a row is looked at before the rest")
    func rows() {
        let sent = School.send(School.typed).answers
        let allergic = Condition.test(field: "allergie", .equals("oui"))
        let named = Condition.test(field: "nom", .equals("Benali"))

        #expect(Condition.test(field: "enfants", .rowsAtLeast(2)).holds(for: sent, form: School.form, context: today))
        #expect(!Condition.test(field: "enfants", .rowsAtLeast(3)).holds(for: sent, form: School.form, context: today))
        #expect(allergic.holds(for: sent, row: ("enfants", 0), form: School.form, context: today))
        #expect(!allergic.holds(for: sent, row: ("enfants", 1), form: School.form, context: today))
        #expect(!allergic.holds(for: sent, form: School.form, context: today))
        #expect(named.holds(for: sent, form: School.form, context: today))
        #expect(!named.holds(for: sent, row: ("enfants", 0), form: School.form, context: today))
        #expect(!named.holds(for: sent, row: ("enfants", 9), form: School.form, context: today))
    }

    @Test(
        "Ages and sums are worked out",
        arguments: [
            (.age("birth"), "41"), (.sum([.field("a"), .field("b"), .number(1)]), "3.5"), (.sum([.field("b")]), nil),
            (.product([.field("a"), .field("a")]), "6.25"),
            (.difference(.number(1), .field("a")), "-1.5"), (.difference(.number(1), .field("b")), nil),
            (.product([.number(9_000_000_000), .number(9_000_000_000)]), nil),
            (.sum([.number(9_000_000_000_000), .number(1)]), nil), (.count("rows"), nil),
            (.product([.number(-1), .field("tiny"), .field("tiny")]), "-0.000001"),
        ] as [(Computation, String?)])
    func computations(computation: Computation, result: String?) {
        let form = Form(pages: [
            Page(
                id: "p", title: "P",
                fields: [
                    .of(.date(DateRule()), id: "birth"), .of(.decimal(NumberRule()), id: "a"), .of(.decimal(NumberRule()), id: "b"),
                    .of(.decimal(NumberRule()), id: "tiny"),
                    .of(.computed(computation), id: "c"),
                ])
        ])
        let answers = Answers(["birth": .text("1985-03-03"), "a": .text("2.5"), "tiny": .text("0.0008"), "c": .text("forged")])

        #expect(form.settled(answers, context: today).text("c") == result)
    }
}

extension Condition {
    fileprivate static let yes = Condition.test(field: "it", .equals("oui"))
    fileprivate static let no = Condition.test(field: "it", .equals("non"))
}
