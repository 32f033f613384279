import Core
import Testing

@testable import Forms

@Suite("Choices")
struct ChoiceTests {
    private let options = [Option(key: "bleu", label: "Bleu"), Option(key: "rouge", label: "Rouge"), Option(key: "vert", label: "Vert")]

    @Test(
        "Yes or no",
        arguments: [
            ("oui", "oui"), ("Non", "non"), ("O", "oui"), ("yes", "oui"), ("false", "non"), ("1", "oui"), ("peut-être", "[forms.choice.unknown]"),
            ("", "blank"),
        ])
    func yesNo(typed: String, result: String) {
        #expect(read(typed, .yesNo) == result)
    }

    @Test(
        "A box is ticked whatever the browser sends",
        arguments: [("on", "oui"), ("oui", "oui"), ("true", "oui"), ("x", "oui"), ("", "blank"), ("non", "blank"), ("0", "blank")])
    func checkbox(typed: String, result: String) {
        #expect(read(typed, .checkbox) == result)
    }

    @Test("What was agreed to is kept in full")
    func attestation() {
        #expect(read("oui", .attestation("Je certifie que tout est vrai.")) == "Je certifie que tout est vrai.")
        #expect(read("", .attestation("Je certifie.")) == "blank")
    }

    @Test(
        "Only the options that exist can be chosen",
        arguments: [("rouge", "rouge"), ("Rouge", "[forms.choice.unknown]"), ("autre", "[forms.choice.unknown]"), ("", "blank")])
    func choice(typed: String, result: String) {
        #expect(read(typed, .choice(ChoiceRule(options: options))) == result)
    }

    @Test("Another answer is written beside")
    func other() {
        let kind = FieldKind.choice(ChoiceRule(options: options, allowsOther: true))

        #expect(read(["it": "autre", "it.other": " Jaune "], kind).answer == .text("autre:Jaune"))
        #expect(read(["it": "autre", "it.other": " "], kind) == (nil, ["it.other: forms.choice.other"]))
        #expect(read(["it": "autre", "it.other": "a\u{0}"], kind) == (nil, ["it.other: forms.text.control"]))
        #expect(read(["it": "rouge", "it.other": "Jaune"], kind).answer == .text("rouge"))
        #expect(read(["it": "autre:Jaune"], kind).problems == ["it: forms.choice.unknown"])
    }

    @Test("Several choices are kept once each, in the order of the form")
    func several() {
        let field = Field.of(.choices(ChoiceRule(options: options, allowsOther: true)))
        let input = FormInput(["it": ["vert", "autre", "bleu", "vert", ""], "it.other": ["Jaune"]])

        #expect(field.read(input, name: "it", context: today) == .success(.list(["bleu", "vert", "autre:Jaune"])))
        #expect(
            field.read(FormInput(["it": ["bleu", "noir"]]), name: "it", context: today)
                == .failure(.init("forms.choice.unknown", ["label": "La question"])))
        #expect(field.read(FormInput(["it": Array(repeating: "bleu", count: 100)]), name: "it", context: today) != .success(.list(["bleu"])))
        #expect(field.read(FormInput(["it": [""]]), name: "it", context: today) == .success(nil))
    }

    @Test("The second choice depends on the first")
    func linked() {
        let kind = FieldKind.linkedChoice([
            LinkedOption(first: options[0], seconds: [Option(key: "ciel", label: "Ciel")]), LinkedOption(first: options[1], seconds: []),
        ])

        #expect(read(["it": "bleu", "it.second": "ciel"], kind).answer == .list(["bleu", "ciel"]))
        #expect(read(["it": "rouge", "it.second": "ciel"], kind).answer == .list(["rouge"]))
        #expect(read(["it": "bleu"], kind).problems == ["it.second: forms.choice.second"])
        #expect(read(["it": "bleu", "it.second": "feu"], kind).problems == ["it.second: forms.choice.otherSecond"])
        #expect(read(["it": "vert"], kind).problems == ["it: forms.choice.unknown"])
        #expect(read(["it.second": "ciel"], kind) == (nil, []))
    }

    @Test(
        "Civility may be none",
        arguments: [
            ("madame", "madame"), ("Mme", "madame"), ("M.", "monsieur"), ("Monsieur", "monsieur"), ("sans civilité", "sans"), ("sans", "sans"),
            ("Maître", "[forms.choice.unknown]"), ("", "blank"),
        ])
    func civility(typed: String, result: String) {
        #expect(read(typed, .civility) == result)
    }
}
