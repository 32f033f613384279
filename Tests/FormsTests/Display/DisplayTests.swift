import Core
import Testing

@testable import Forms

@Suite("Answers shown")
struct DisplayTests {
    private static let colours = ChoiceRule(options: [Option(key: "bleu", label: "Bleu ciel")], allowsOther: true)

    @Test(
        "In French",
        arguments: [
            (.text(TextRule()), .text("Léa"), ["Léa"]), (.longText(TextRule()), .text("un\n\ndeux"), ["un", "", "deux"]),
            (.date(DateRule()), .text("1985-03-01"), ["1er mars 1985"]),
            (.phone, .text("+33612345678"), ["06 12 34 56 78"]), (.phone, .text("+262692123456"), ["06 92 12 34 56"]),
            (.phone, .text("+508411234"), ["+508 41 12 34"]),
            (.phone, .text("+3221234567"), ["+32 21 23 45 67"]), (.phone, .text("+12125550100"), ["+1 21 25 55 01 00"]),
            (.money(NumberRule()), .text("1234.5"), ["1 234,50 €"]),
            (.money(NumberRule()), .text("-12"), ["-12 €"]), (.money(NumberRule()), .text("1234567"), ["1 234 567 €"]),
            (.integer(NumberRule()), .text("1985"), ["1985"]),
            (.integer(NumberRule()), .text("12345"), ["12 345"]), (.decimal(NumberRule(unit: "m²")), .text("25.5"), ["25,5 m²"]),
            (.time, .text("09:05"), ["09 h 05"]),
            (.iban, .text("FR1420041010050500013M02606"), ["FR14 2004 1010 0505 0001 3M02 606"]),
            (.siret, .text("73282932000074"), ["732 829 320 00074"]),
            (.siren, .text("732829320"), ["732 829 320"]), (.yesNo, .text("non"), ["Non"]), (.checkbox, .text("oui"), ["Oui"]),
            (.civility, .text("sans"), ["Sans civilité"]),
            (.choice(colours), .text("bleu"), ["Bleu ciel"]), (.choice(colours), .text("autre:Jaune"), ["Autre : Jaune"]),
            (.choice(colours), .text("gone"), ["gone"]),
            (.choices(colours), .list(["bleu", "autre:Jaune"]), ["Bleu ciel", "Autre : Jaune"]),
            (.departement, .text("35"), ["Ille-et-Vilaine (35)"]),
            (.country, .text("DE"), ["Allemagne"]), (.country, .text("??"), ["??"]), (.commune, .text("98735"), ["98735"]),
            (.file(FileRule()), .list(["id"]), []),
            (.address, .record(["line": "1 rue A", "postcode": "35000", "commune": "Rennes", "insee": "35238"]), ["1 rue A", "35000 Rennes"]),
            (.address, .record(["complement": "Bât. B"]), ["Bât. B"]), (.attestation("Je certifie."), .text("Je certifie."), ["Je certifie."]),
            (.computed(.number(1)), .text("3.5"), ["3,5"]),
            (
                .linkedChoice([LinkedOption(first: Option(key: "a", label: "A"), seconds: [Option(key: "b", label: "B")])]), .list(["a", "b"]),
                ["A", "B"]
            ), (.appointment("t"), .text("Mardi\n12 h"), ["Mardi", "12 h"]), (.date(DateRule()), .text("ill"), ["ill"]),
            (.money(NumberRule()), .text("ill"), ["ill"]),
            (.integer(NumberRule()), .rows([]), []),
        ] as [(FieldKind, Answer, [String])])
    func french(kind: FieldKind, answer: Answer, lines: [String]) {
        #expect(Field.of(kind).display(answer, language: .french).map(plain) == lines)
    }

    @Test(
        "In English",
        arguments: [
            (.date(DateRule()), .text("1985-03-01"), "1 March 1985"), (.money(NumberRule()), .text("-1234.5"), "-€1,234.50"),
            (.time, .text("09:05"), "09:05"), (.country, .text("DE"), "Germany"),
            (.yesNo, .text("oui"), "Yes"), (.civility, .text("madame"), "Ms"), (.decimal(NumberRule()), .text("12345.5"), "12,345.5"),
        ] as [(FieldKind, Answer, String)])
    func english(kind: FieldKind, answer: Answer, line: String) {
        #expect(Field.of(kind).display(answer, language: .english) == [line])
    }

    @Test("Amounts break in no place")
    func noBreak() {
        #expect(Field.of(.money(NumberRule())).display(.text("1234.5"), language: .french) == ["1\u{202F}234,50\u{A0}€"])
    }

    @Test("A row is one line")
    func rows() {
        let answers = School.send(School.typed).answers

        #expect(
            School.children.fields[0].display(answers["enfants"]!, language: .french).map(plain) == [
                "Prénom : Léa ; Né le : 3 mars 2019 ; A une allergie : Oui ; Laquelle ? : Arachide ; Qui le garde ? : Moi",
                "Prénom : Noé ; Né le : 12 mai 2021 ; Qui le garde ? : Alternée",
            ])
    }

    @Test("What fills the boxes again reads back the same")
    func retyped() {
        let date = Field.of(.date(DateRule())).retyped(.text("1985-03-01"), name: "it")
        let choice = Field.of(.choices(Self.colours)).retyped(.list(["bleu", "autre:Jaune"]), name: "it")

        #expect(date?.values == ["it": ["01/03/1985"], "it.day": ["1"], "it.month": ["3"], "it.year": ["1985"]])
        #expect(choice?.values == ["it": ["bleu", "autre"], "it.other": ["Jaune"]])
        #expect(Field.of(.file(FileRule())).retyped(.list(["id"]), name: "it") == nil)
    }

    @Test("Agents find by names, places, numbers and free texts, not by options or accounts")
    func searchable() {
        let form = Form(pages: [
            Page(
                id: "p", title: "P",
                fields: [
                    .of(.text(TextRule()), id: "name"), .of(.phone, id: "phone"), .of(.address, id: "address"), .of(.iban, id: "iban"),
                    .of(.choice(Self.colours), id: "choice"),
                    .of(.vehiclePlate, id: "plate"), .of(.date(DateRule()), id: "date"),
                    .of(.block(BlockRule(fields: [.of(.text(TextRule()), id: "child")], rowName: "l")), id: "rows"),
                ])
        ])
        let answers = Answers([
            "name": .text("Éloïse D'Œuvre"), "phone": .text("+33612345678"),
            "address": .record(["line": "1 rue A", "postcode": "35000", "commune": "Rennes", "insee": "35238"]),
            "iban": .text("FR1420041010050500013M02606"), "choice": .text("autre:Jaune"), "plate": .text("AB-123-CD"), "date": .text("1985-03-01"),
            "rows": .rows([Answers(["child": .text("Léa")])]), "intrus": .text("jamais"),
        ])

        #expect(
            answers.searchable(in: form)
                == "eloise d oeuvre 33612345678 0612345678 1 rue a 35000 rennes jaune ab123cd ab-123-cd 1985-03-01 1er mars 1985 lea")
    }

    /// Ordinary spaces, to be read in a test.
    private func plain(_ line: String) -> String { line.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}
