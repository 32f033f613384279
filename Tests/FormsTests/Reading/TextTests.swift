import Core
import Testing

@testable import Forms

@Suite("Texts")
struct TextTests {
    @Test(
        "A text is cleaned of what nobody sees",
        arguments: [
            ("Dupont", "Dupont"), ("  Dupont ", "Dupont"), ("Éloïse", "Éloïse"), ("E\u{301}loi\u{308}se", "Éloïse"), ("\u{FEFF}Zoé\u{200B}", "Zoé"),
            ("Jean\tPaul", "Jean Paul"), ("\u{A0}Anne\u{202F}", "Anne"), ("a\u{202E}b", "ab"), ("👩‍👩‍👧 Léa", "👩‍👩‍👧 Léa"), ("O’Brien", "O’Brien"),
            ("", "blank"), ("   ", "blank"), ("\u{200B}", "blank"), ("\n", "blank"),
        ])
    func cleaned(typed: String, text: String) {
        #expect(Array(read(typed, .text(TextRule())).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(
        "What cannot be kept is refused",
        arguments: [
            ("a\u{0}b", "[forms.text.control]"), ("\u{7}", "[forms.text.control]"), ("é\u{1B}[31m", "[forms.text.control]"),
            ("a\u{85}b", "[forms.text.control]"),
            ("deux\nlignes", "[forms.text.oneLine]"), ("deux\u{2028}lignes", "[forms.text.oneLine]"),
        ])
    func refused(typed: String, key: String) {
        #expect(read(typed, .text(TextRule())) == key)
    }

    @Test("Long texts keep their lines, ended in one way")
    func lines() {
        #expect(read("\r\nun\r\n\r\ndeux\rtrois\n ", .longText(TextRule())) == "un\n\ndeux\ntrois")
    }

    @Test("Lengths are counted in characters, as people count them")
    func lengths() {
        let rule = TextRule(shortest: 3, longest: 5)

        #expect(read("été", .text(rule)) == "été")
        #expect(read("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", .text(rule)) == "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧")
        #expect(read("éé", .text(rule)) == "[forms.text.short]")
        #expect(read("éééééé", .text(rule)) == "[forms.text.long]")
        #expect(read("a" + String(repeating: "\u{301}", count: 500), .text(rule)) == "[forms.text.long]")
    }

    @Test("No text passes ten thousand characters, whatever the rule says")
    func longest() {
        let rule = TextRule(longest: 1_000_000)

        #expect(read(String(repeating: "é", count: 10_000), .longText(rule)).count == 10_000)
        #expect(read(String(repeating: "é", count: 10_001), .longText(rule)) == "[forms.text.long]")
        #expect(read(String(repeating: "a", count: 5_000_000), .longText(rule)) == "[forms.text.huge]")
        #expect(read("a" + String(repeating: "\u{301}", count: 100_000), .longText(rule)) == "[forms.text.huge]")
    }

    @Test(
        "An e-mail address that cannot be one is said how to mend",
        arguments: [
            ("amina@exemple.fr", "amina@exemple.fr"), (" Amina.B@Exemple.FR ", "Amina.B@exemple.fr"), ("a+b@c.museum", "a+b@c.museum"),
            ("amina.exemple.fr", "[forms.email.at]"), ("amina @exemple.fr", "[forms.email.suggestion]"),
            ("amina@exemple,fr", "[forms.email.suggestion]"), ("aminé@exemple.fr", "[forms.email.suggestion]"),
            ("<amina@exemple.fr>", "[forms.email.suggestion]"), ("mailto:amina@exemple.fr", "[forms.email.suggestion]"),
            ("amina@exemple..fr", "[forms.email.suggestion]"), ("amina@exemple", "[forms.email.unknown]"), ("a@b@c.fr", "[forms.email.unknown]"),
            ("@", "[forms.email.unknown]"), ("a@b.fr\nBcc: c@d.fr", "[forms.email.unknown]"),
        ])
    func email(typed: String, result: String) {
        #expect(read(typed, .email) == result)
    }

    @Test("The suggestion is the address that was meant")
    func suggestion() {
        let result = Field.of(.email).read(FormInput(["it": ["amina @exemple,fr"]]), name: "it", context: today)

        #expect(throws: UserMessage("forms.email.suggestion", ["suggestion": "amina@exemple.fr", "label": "La question"])) { try result.get() }
    }

    @Test("Wishes for an appointment may have hours to call, on a last line")
    func appointment() {
        #expect(read(["it": "Le mardi", "it.hours": "12 h - 14 h"], .appointment("mairie")).answer == .text("Le mardi\n12 h - 14 h"))
        #expect(read(["it.hours": ""], .appointment("mairie")).answer == nil)
    }
}
