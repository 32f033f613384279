import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("Faults of a file")
struct FaultTests {
    /// What is written in place of what, the field at fault and what is said.
    private static let table: [(String, String, String, String)] = [
        ("title: Demander", "titel: Demander", "titel", "misspelledKey"),
        ("title: Demander", "colour: rouge\ntitle: Demander", "colour", "unknownKey"),
        ("theme: contact", "theme: contcat", "theme", "misspelledWord"),
        ("theme: contact", "theme: météorologie", "theme", "unknownWord"),
        ("free: true", "free: true\nact: A99", "act", "misspelledWord"),
        ("free: true", "free: true\nact: tutelle", "act", "unknownWord"),
        ("procedure: carte-lecteur", "procedure: Carte Lecteur", "procedure", "expectedSlug"),
        ("free: true", "free: peut-être", "free", "expectedFlag"),
        ("free: true", "free: true\nfee: 3 €", "fee", "freeAndFee"),
        ("delay: 2 months", "delay: deux mois", "silence.delay", "expectedDelay"),
        ("effect: accept, ", "", "silence.effect", "missing"),
        ("2026-11-22", "2026-02-30", "silence.checkedOn", "expectedDay"),
        ("months: 12", "months: 12.5", "retention.months", "expectedNumber"),
        ("keywords: [bibliothèque, livre]", "keywords: {a: b}", "keywords", "expectedList"),
        ("who: Tout le monde.", "who: [Tout le monde]", "who", "expectedText"),
        ("who: Tout le monde.", "who: \"Tout\\0le monde\"", "who", "zero"),
        ("channels:\n  online: true\n  phone: Appelez l'accueil.\n  counter: Venez à l'accueil.", "channels: oui", "channels", "expectedMapping"),
        ("photo: {label", "4x4: {label", "pieces.4x4", "expectedIdentifier"),
        ("id: nom,", "id: prénom,", "form.pages[0].fields[0].id", "expectedIdentifier"),
        ("id: nom,", "id: nom, piece: photo,", "form.pages[0].fields[0].piece", "misplacedKey"),
        ("id: nom,", "id: nom, when: {field: a},", "form.pages[0].fields[0].when", "expectedOneTest"),
        ("id: nom,", "id: nom, when: {field: a, is: b, in: [c]},", "form.pages[0].fields[0].when", "expectedOneTest"),
        ("id: nom,", "id: nom, when: {all: [], any: []},", "form.pages[0].fields[0].when", "expectedCondition"),
        ("kind: text,", "kind: date, latest: demain,", "form.pages[0].fields[0].latest", "expectedBound"),
        ("kind: text,", "kind: computed, value: {sum: [], age: a},", "form.pages[0].fields[0].value", "expectedOneOperation"),
        ("kind: text,", "kind: computed, value: {difference: [a]},", "form.pages[0].fields[0].value.difference", "expectedTwoTerms"),
        ("kind: text,", "kind: integer, least: 1e3,", "form.pages[0].fields[0].least", "expectedDecimal"),
        ("free: true", "free: true\nexternal: {url: \"http://example.org\", name: Ailleurs}", "external.url", "expectedAddress"),
        ("workflow: standard", "workflow: standar", "workflow", "misspelledWord"),
    ]

    @Test("Each is told with its field", arguments: table)
    func mistakes(text: String, replacement: String, field: String, key: String) {
        let faults = ProcedureFile(ProcedureSamples.small(text, replacement)).faults

        #expect(faults.contains { $0.field == field && $0.message.key == "definitions.file.\(key)" }, "\(faults)")
        #expect(ProcedureSamples.french.has("definitions.file.\(key)"))
    }

    @Test("A fault is told once, where it stands")
    func once() throws {
        let fault = try #require(ProcedureFile(ProcedureSamples.small("theme: contact", "theme: contcat")).faults.first)

        #expect(ProcedureFile(ProcedureSamples.small("theme: contact", "theme: contcat")).faults.count == 1)
        #expect(fault.line == 4 && fault.column == 8)
        #expect(
            fault.line(in: "carte.yaml", words: ProcedureSamples.french)
                == "carte.yaml:4:8: error: theme: «\u{A0}contcat\u{A0}» n'est pas connu. Vouliez-vous écrire «\u{A0}contact\u{A0}»\u{A0}?")
    }

    @Test("All of them are told, in the order of the lines")
    func all() {
        let text = ProcedureSamples.small("theme: contact", "theme: contcat").replacing("months: 12", with: "months: -1").replacing(
            "id: email,", with: "")

        let faults = ProcedureFile(text).faults

        #expect(faults.map(\.field) == ["theme", "retention.months", "form.pages[0].fields[1].id"])
        #expect(faults.map(\.line) == faults.map(\.line).sorted())
    }

    @Test("A file that is wrong everywhere stops being told after two hundred faults")
    func bounded() {
        let text = "procedure: a\n" + (0..<5000).map { "quoi\($0): x" }.joined(separator: "\n")

        #expect(ProcedureFile(text).faults.count == FaultLog.most)
    }
}
