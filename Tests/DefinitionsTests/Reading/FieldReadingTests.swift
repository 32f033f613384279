import Forms
import Testing

@testable import Definitions

@Suite("Reading fields")
struct FieldReadingTests {
    private static let plain: [(String, FieldKind)] = [
        ("kind: text, shortest: 2, longest: 80", .text(TextRule(shortest: 2, longest: 80))),
        ("kind: longText", .longText(TextRule())),
        ("kind: email", .email), ("kind: phone", .phone), ("kind: iban", .iban), ("kind: time", .time), ("kind: yesNo", .yesNo),
        ("kind: checkbox", .checkbox), ("kind: civility", .civility), ("kind: address", .address), ("kind: commune", .commune),
        ("kind: departement", .departement), ("kind: country", .country), ("kind: siret", .siret), ("kind: siren", .siren), ("kind: rna", .rna),
        ("kind: vehiclePlate", .vehiclePlate),
        ("kind: integer, least: 1, most: 30, unit: jours", .integer(NumberRule(least: 1, most: 30, unit: "jours"))),
        ("kind: decimal, most: 12.5", .decimal(NumberRule(most: Decimal6("12.5")))),
        ("kind: money, least: 0", .money(NumberRule(least: 0))),
        ("kind: date, earliest: 2026-01-01, latest: today+30", .date(DateRule(earliest: .day("2026-01-01"), latest: .today(plusDays: 30)))),
        ("kind: date, earliest: today-6570, latest: today", .date(DateRule(earliest: .today(plusDays: -6570), latest: .today(plusDays: 0)))),
    ]

    private static let composed: [(String, FieldKind)] = [
        (
            "kind: choices, options: [{key: a, label: A, hint: Aide}, Deux mots], other: true",
            .choices(
                ChoiceRule(options: [Option(key: "a", label: "A", hint: "Aide"), Option(key: "deux_mots", label: "Deux mots")], allowsOther: true))
        ),
        (
            "kind: linkedChoice, options: [{key: a, label: A, options: [{key: b, label: B}]}]",
            .linkedChoice([LinkedOption(first: Option(key: "a", label: "A"), seconds: [Option(key: "b", label: "B")])])
        ),
        ("kind: file, piece: photo", .file(FileRule(accepted: [.pdf, .image], most: 5, megabytes: 20))),
        ("kind: photo, accept: [image], most: 2, megabytes: 8, piece: photo", .photo(FileRule(accepted: [.image], most: 2, megabytes: 8))),
        ("kind: attestation, text: Je certifie", .attestation("Je certifie")),
        ("kind: explanation, text: À lire", .explanation("À lire")),
        ("kind: section, level: 3", .section(level: 3)),
        ("kind: appointment, type: mariage", .appointment("mariage")),
        (
            "kind: block, row: enfant, fewest: 0, most: 4, fields: [{id: prenom, kind: text, label: Prénom}]",
            .block(BlockRule(fields: [Field(id: "prenom", kind: .text(TextRule()), label: "Prénom")], fewest: 0, most: 4, rowName: "enfant"))
        ),
        (
            "kind: computed, value: {sum: [{difference: [a, 2]}, {product: [3, {count: b}]}, {age: d}]}",
            .computed(.sum([.difference(.field("a"), .number(2)), .product([.number(3), .count("b")]), .age("d")]))
        ),
    ]

    @Test("Each kind, with its own keys", arguments: plain + composed)
    func kinds(written: String, kind: FieldKind) {
        let reader = ProcedureReader("{procedure: a, form: {pages: [{id: p, title: P, fields: [{id: x, label: X, \(written)}]}]}}")

        #expect(reader.definition?.form?.field("x")?.kind == kind)
        #expect(reader.log.faults == [])
    }

    @Test("What every kind may have")
    func common() {
        let reader = ProcedureReader(
            """
            {procedure: a, form: {pages: [{id: p, title: P, fields: [{id: x, label: X, kind: text, hint: H, reason: R, required: no, listable: true,
             statistical: oui, role: firstName, when: {field: y, is: z}}]}]}}
            """)

        let field = Field(
            id: "x", kind: .text(TextRule()), label: "X", hint: "H", reason: "R", isRequired: false, condition: .test(field: "y", .equals("z")),
            isListable: true, isStatistical: true, role: .firstName)
        #expect(reader.definition?.form?.fields == [field])
    }

    private static let conditions: [(String, Condition)] = [
        ("{field: a, is: moi}", .test(field: "a", .equals("moi"))),
        ("{field: a, isNot: moi}", .test(field: "a", .differs("moi"))),
        ("{field: a, in: [b, no]}", .test(field: "a", .oneOf(["b", "no"]))),
        ("{field: a, less: today-18years}", .test(field: "a", .less("today-18years"))),
        ("{field: a, atMost: 3}", .test(field: "a", .atMost("3"))),
        ("{field: a, more: 3.5}", .test(field: "a", .more("3.5"))),
        ("{field: a, atLeast: 2026-01-01}", .test(field: "a", .atLeast("2026-01-01"))),
        ("{field: a, includes: b}", .test(field: "a", .includes("b"))),
        ("{field: a, excludes: b}", .test(field: "a", .excludes("b"))),
        ("{field: a, answered: true}", .test(field: "a", .isAnswered)),
        ("{field: a, answered: false}", .not(.test(field: "a", .isAnswered))),
        ("{field: a, inside: \"35\"}", .test(field: "a", .isIn("35"))),
        ("{field: a, rowsAtLeast: 2}", .test(field: "a", .rowsAtLeast(2))),
        (
            "{all: [{field: a, is: b}, {any: [{field: c, is: d}]}, {not: {field: e, is: f}}]}",
            .all([.test(field: "a", .equals("b")), .any([.test(field: "c", .equals("d"))]), .not(.test(field: "e", .equals("f")))])
        ),
    ]

    @Test("Each condition", arguments: conditions)
    func condition(written: String, condition: Condition) {
        let reader = ProcedureReader("{procedure: a, form: {pages: [{id: p, title: P, when: \(written), fields: []}]}}")

        #expect(reader.definition?.form?.pages.first?.condition == condition)
        #expect(reader.log.faults == [])
    }
}
