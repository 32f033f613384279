import Core
import Testing

@Suite("French typesetting")
struct TypographyTests {
    @Test(
        "A space that must not break does not",
        arguments: [
            ("Pourquoi ? Parce que !", "Pourquoi\u{202F}? Parce que\u{202F}!"), ("« Acte » ; fin", "«\u{A0}Acte\u{A0}»\u{202F}; fin"),
            ("Deux : un", "Deux\u{A0}: un"), ("« %{name} »", "«\u{A0}%{name}\u{A0}»"),
        ])
    func unbroken(text: String, expected: String) {
        #expect(Typography.french(text) == expected)
        #expect(Typography.french(expected) == expected)
    }

    @Test(
        "Nothing else changes", arguments: ["10:30", "https://exemple.fr/?a=b;c", "a!", "«serré»", "", " ", "? a", "a\n : b", "clé:valeur", "Fin "])
    func untouched(text: String) { #expect(Typography.french(text) == text) }
}
