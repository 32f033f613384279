import Core
import Testing

@testable import Forms

@Suite("Faults of a form")
struct FaultTests {
    /// The faults of a page of these fields, as `path: code`.
    private func faults(_ fields: [Field]) -> [String] { faults(Form(pages: [Page(id: "p", title: "Page", fields: fields)])) }

    private func faults(_ form: Form) -> [String] { form.faults().map { "\($0.path): \($0.code.rawValue)" } }

    /// The faults of a condition that comes after one field of `kind`, called `it`.
    private func faults(_ condition: Condition, after kind: FieldKind) -> [String] { faults([.of(kind), .of(.time, id: "next", when: condition)]) }

    private static let colours = ChoiceRule(options: [Option(key: "bleu", label: "Bleu"), Option(key: "rouge", label: "Rouge")])

    @Test("A good form has none")
    func none() {
        #expect(School.form.faults() == [])
        #expect(Speed.form.faults() == [])
    }

    @Test("Pages and identifiers")
    func identifiers() {
        let page = Page(id: "p", title: "Page", fields: [.of(.time, id: "a")])
        var twice = page
        twice.fields = [
            .of(.time, id: "a"), .of(.time, id: "2x"), .of(.time, id: "é"), .of(.time, id: "a-b"), .of(.time, id: String(repeating: "x", count: 61)),
        ]

        #expect(faults(Form(pages: [])) == ["pages: noPage"])
        #expect(faults([]) == ["pages[0]: pageWithoutField"])
        #expect(
            faults(Form(pages: [page, twice])) == [
                "pages[1]: duplicatePage", "pages[1].fields[0].id: duplicateId", "pages[1].fields[1].id: illFormedId",
                "pages[1].fields[2].id: illFormedId",
                "pages[1].fields[3].id: illFormedId", "pages[1].fields[4].id: illFormedId",
            ])
        #expect(faults((0...400).map { .of(.time, id: "f\($0)") }) == ["pages: tooManyFields"])
    }

    @Test("Texts that are blank or too long")
    func texts() {
        var field = Field.of(.explanation(" "))
        field.label = ""
        field.hint = String(repeating: "é", count: 1_001)

        #expect(
            faults([field]) == ["pages[0].fields[0].label: blankText", "pages[0].fields[0].hint: longText", "pages[0].fields[0].text: blankText"])
    }

    @Test(
        "Rules of each kind",
        arguments: [
            (.text(TextRule(shortest: 5, longest: 3)), ".shortest: reversedBounds"), (.longText(TextRule(longest: 10_001)), ".longest: badBound"),
            (.integer(NumberRule(least: 3, most: 2)), ".least: reversedBounds"), (.integer(NumberRule(least: Decimal6("1.5"))), ".least: badBound"),
            (.money(NumberRule(most: Decimal6("1.555"))), ".most: badBound"), (.date(DateRule(earliest: .day("soon"))), ".earliest: badBound"),
            (.date(DateRule(earliest: .today(plusDays: 1), latest: .today(plusDays: 0))), ".earliest: reversedBounds"),
            (.date(DateRule(earliest: .day("2026-02-02"), latest: .day("2026-02-01"))), ".earliest: reversedBounds"),
            (.choice(ChoiceRule(options: [])), ".options: noOption"),
            (.choice(ChoiceRule(options: [Option(key: "a", label: "A"), Option(key: "a", label: "B")])), ".options[1]: duplicateOption"),
            (.choices(ChoiceRule(options: [Option(key: "autre", label: "A")], allowsOther: true)), ".options[0]: duplicateOption"),
            (.choice(ChoiceRule(options: [Option(key: "a:b", label: "A")])), ".options[0]: illFormedOption"),
            (.linkedChoice([]), ".options: noOption"),
            (
                .linkedChoice([LinkedOption(first: Option(key: "a", label: "A"), seconds: [Option(key: " ", label: "B")])]),
                ".options[0].options[0]: illFormedOption"
            ),
            (.file(FileRule(accepted: [])), ": badFileRule"), (.photo(FileRule(most: 0)), ": badFileRule"), (.attestation(""), ".text: blankText"),
            (.section(level: 4), ".level: badSection"), (.section(level: 3), ".level: skippedSection"), (.appointment(""), ".type: blankText"),
            (.block(BlockRule(fields: [], rowName: "ligne")), ".fields: pageWithoutField"),
            (.block(BlockRule(fields: [.of(.time)], most: 101, rowName: "l")), ".most: badBlockRule"),
            (.block(BlockRule(fields: [.of(.time)], fewest: 3, most: 2, rowName: "l")), ".fewest: reversedBounds"),
            (.block(BlockRule(fields: [.of(.time)], rowName: " ")), ".row: blankText"),
            (.block(BlockRule(fields: [.of(.time), .of(.email)], rowName: "l")), ".fields[1].id: duplicateId"),
            (.block(BlockRule(fields: [.of(.block(BlockRule(fields: [.of(.time)], rowName: "l")))], rowName: "l")), ".fields[0]: blockInBlock"),
        ] as [(FieldKind, String)])
    func rules(kind: FieldKind, fault: String) {
        #expect(faults([.of(kind)]) == ["pages[0].fields[0]" + fault])
    }

    @Test("A file says which piece it is, a heading of level 3 has one of level 2 above")
    func piecesAndSections() {
        var file = Field.of(.file(FileRule()))
        file.piece = nil

        #expect(faults([file]) == ["pages[0].fields[0]: fileWithoutPiece"])
        #expect(faults([.of(.section(level: 2), id: "a"), .of(.section(level: 3), id: "b")]) == [])
    }

    @Test("A role is for one field of the right kind, outside blocks")
    func roles() {
        var name = Field.of(.text(TextRule()), id: "a"), again = Field.of(.text(TextRule()), id: "b"), mail = Field.of(.phone, id: "c")
        (name.role, again.role, mail.role) = (.lastName, .lastName, .email)

        #expect(faults([name, again, mail]) == ["pages[0].fields[1].role: roleTwice", "pages[0].fields[2].role: roleMismatch"])
        #expect(faults([.of(.block(BlockRule(fields: [name], rowName: "l")))]) == ["pages[0].fields[0].fields[0].role: roleInBlock"])
    }

    @Test("A condition looks at fields that exist and come before")
    func order() {
        let later = Condition.all([.test(field: "b", .isAnswered), .not(.test(field: "nobody", .isAnswered)), .test(field: "a", .isAnswered)])

        #expect(
            faults([.of(.time, id: "a", when: later), .of(.time, id: "b")]) == [
                "pages[0].fields[0].when.all[0]: laterField", "pages[0].fields[0].when.all[1].not: unknownField",
                "pages[0].fields[0].when.all[2]: laterField",
            ])
        let page = Page(id: "p", title: "Page", condition: .test(field: "a", .isAnswered), fields: [.of(.time, id: "a")])
        #expect(faults(Form(pages: [page])) == ["pages[0].when: laterField"])
    }

    @Test("In a block, a condition looks at the row, then before the block; nobody looks inside from outside")
    func orderInBlocks() {
        let rows: [Field] = [
            .of(.time, id: "x", when: .test(field: "before", .isAnswered)),
            .of(.time, id: "y", when: .any([.test(field: "x", .isAnswered), .test(field: "z", .isAnswered)])), .of(.time, id: "z"),
        ]

        #expect(
            faults([
                .of(.time, id: "before"), .of(.block(BlockRule(fields: rows, rowName: "l")), id: "block"),
                .of(.time, id: "after", when: .test(field: "x", .isAnswered)),
            ]) == [
                "pages[0].fields[1].fields[1].when.any[1]: laterField", "pages[0].fields[2].when: unknownField",
            ])
    }

    @Test(
        "Tests that say nothing of their field",
        arguments: [
            (.equals("x"), .address, "incompatibleTest"), (.less("1"), .text(TextRule()), "incompatibleTest"),
            (.includes("bleu"), .choice(colours), "incompatibleTest"),
            (.equals("bleu"), .choices(colours), "incompatibleTest"), (.isIn("35"), .country, "incompatibleTest"),
            (.rowsAtLeast(1), .time, "incompatibleTest"),
            (.equals("x"), .file(FileRule()), "incompatibleTest"), (.isAnswered, .explanation("x"), "incompatibleTest"),
            (.equals("vert"), .choice(colours), "unknownOption"),
            (.equals("autre"), .choice(colours), "unknownOption"), (.oneOf(["bleu", "vert"]), .choice(colours), "unknownOption"),
            (.excludes("vert"), .choices(colours), "unknownOption"),
            (.equals("docteur"), .civility, "unknownOption"), (.less("12 €"), .money(NumberRule()), "badOperand"),
            (.less("soon"), .date(DateRule()), "badOperand"),
            (.less("25h"), .time, "badOperand"), (.equals("peut-être"), .yesNo, "badOperand"), (.isIn("Rennes"), .commune, "badOperand"),
            (.isIn("35238"), .departement, "badOperand"),
            (.equals("20"), .departement, "badOperand"), (.equals("France"), .country, "badOperand"), (.equals(" "), .text(TextRule()), "badOperand"),
            (.oneOf([]), .choice(colours), "emptyCondition"), (.equals("non"), .checkbox, "neverHolds"),
            (.rowsAtLeast(11), .block(BlockRule(fields: [.of(.time)], rowName: "l")), "neverHolds"),
            (.more("10"), .integer(NumberRule(most: 10)), "neverHolds"),
            (.equals("11"), .integer(NumberRule(most: 10)), "neverHolds"),
            (.less("9"), .integer(NumberRule(least: 10)), "neverHolds"),
            (.more("today+1"), .date(DateRule(latest: .today(plusDays: 0))), "neverHolds"),
        ] as [(Condition.Operator, FieldKind, String)])
    func tests(test: Condition.Operator, kind: FieldKind, code: String) {
        #expect(faults(.test(field: "it", test), after: kind) == ["pages[0].fields[1].when: \(code)"])
    }

    @Test(
        "Tests that are right",
        arguments: [
            (.equals("bleu"), .choice(colours)), (.includes("rouge"), .choices(colours)), (.atMost("today-18years"), .date(DateRule())),
            (.less("14h"), .time), (.equals("true"), .yesNo),
            (.isIn("2A"), .commune), (.isIn("35238"), .address), (.equals("sans"), .civility), (.more("1.5"), .computed(.number(1))),
            (.isAnswered, .file(FileRule())),
            (.equals("autre"), .choice(ChoiceRule(options: colours.options, allowsOther: true))), (.equals("ZZ 1"), .text(TextRule())),
            (.atLeast("10"), .integer(NumberRule(most: 10))),
        ] as [(Condition.Operator, FieldKind)])
    func goodTests(test: Condition.Operator, kind: FieldKind) {
        #expect(faults(.test(field: "it", test), after: kind) == [])
    }

    @Test(
        "Conditions that never hold",
        arguments: [
            ([.equals("bleu"), .equals("rouge")], .choice(colours)), ([.equals("bleu"), .differs("bleu")], .choice(colours)),
            ([.includes("bleu"), .excludes("bleu")], .choices(colours)),
            ([.oneOf(["bleu"]), .oneOf(["rouge"])], .choice(colours)), ([.more("5"), .less("5")], .integer(NumberRule())),
            ([.more("5"), .atMost("5")], .integer(NumberRule())),
            ([.equals("3"), .more("5")], .integer(NumberRule())), ([.more("today"), .less("today-1year")], .date(DateRule())),
            ([.more("2026-01-02"), .less("2026-01-01")], .date(DateRule())),
            // Every answer there is, refused one by one.
            ([.differs("bleu"), .differs("rouge")], .choice(colours)), ([.differs("oui"), .differs("non")], .yesNo),
            ([.excludes("bleu"), .excludes("rouge")], .choices(colours)),
            // Nothing between two neighbours.
            ([.more("5"), .less("6")], .integer(NumberRule())), ([.more("2026-01-01"), .less("2026-01-02")], .date(DateRule())),
            ([.more("14:30"), .less("14:31")], .time), ([.isIn("35"), .isIn("56")], .commune),
        ] as [([Condition.Operator], FieldKind)])
    func never(tests: [Condition.Operator], kind: FieldKind) {
        #expect(faults(.all(tests.map { .test(field: "it", $0) }), after: kind) == ["pages[0].fields[1].when: neverHolds"])
    }

    @Test(
        "Conditions that may hold",
        arguments: [
            ([.includes("bleu"), .includes("rouge")], .choices(colours)), ([.atLeast("5"), .atMost("5")], .integer(NumberRule())),
            ([.more("today"), .less("2026-01-01")], .date(DateRule())),
            ([.equals("5"), .equals("5.0")], .integer(NumberRule())), ([.more("today-18years"), .less("today")], .date(DateRule())),
            ([.differs("bleu")], .choice(colours)),
            ([.differs("bleu"), .differs("rouge")], .choice(ChoiceRule(options: colours.options, allowsOther: true))),
            ([.more("5"), .less("6")], .decimal(NumberRule())), ([.isIn("35"), .isIn("35238")], .commune),
            ([.atLeast("today-1month"), .atMost("today-30")], .date(DateRule())),
        ] as [([Condition.Operator], FieldKind)])
    func may(tests: [Condition.Operator], kind: FieldKind) {
        #expect(faults(.all(tests.map { .test(field: "it", $0) }), after: kind) == [])
        #expect(
            faults(.any([.all([]), .any([])]), after: kind) == [
                "pages[0].fields[1].when.any[0].all: emptyCondition", "pages[0].fields[1].when.any[1].any: emptyCondition",
            ])
    }

    @Test("Computed values look at earlier fields of the right kind, and not at themselves")
    func computed() {
        let fields: [Field] = [
            .of(.text(TextRule()), id: "name"),
            .of(.computed(.sum([.field("name"), .count("name"), .age("name"), .field("nobody"), .sum([])])), id: "a"),
            .of(.computed(.difference(.field("c"), .number(1))), id: "b"), .of(.computed(.field("b")), id: "c"),
            .of(.computed(.product([.field("d")])), id: "d"),
        ]

        #expect(
            faults(fields) == [
                "pages[0].fields[1].value: notANumber", "pages[0].fields[1].value: notABlock", "pages[0].fields[1].value: notADate",
                "pages[0].fields[1].value: unknownField",
                "pages[0].fields[1].value: emptyCondition", "pages[0].fields[2].value: laterField", "pages[0].fields[4].value: laterField",
                "pages[0].fields[2].value: circular",
                "pages[0].fields[3].value: circular", "pages[0].fields[4].value: circular",
            ])
    }
}
