import Core
import Forms
import TestSupport
import Testing

@testable import Definitions

@Suite("Conditions in words")
struct SpokenConditionsTests {
    private static let fields = [
        Field(
            id: "lien",
            kind: .choice(ChoiceRule(options: [Option(key: "moi", label: "Pour moi"), Option(key: "e", label: "Mon enfant")], allowsOther: true)),
            label: "Lien"),
        Field(id: "jours", kind: .choices(ChoiceRule(options: [Option(key: "lu", label: "Lundi")])), label: "Jours"),
        Field(id: "ne", kind: .date(DateRule()), label: "Né le"),
        Field(id: "prix", kind: .money(NumberRule()), label: "Prix"),
        Field(id: "oui", kind: .yesNo, label: "Oui ?"),
        Field(id: "lignes", kind: .block(BlockRule(fields: [], rowName: "ligne")), label: "Lignes"),
        Field(id: "ville", kind: .commune, label: "Ville"),
    ]

    private static let table: [(Condition, String)] = [
        (.test(field: "lien", .equals("moi")), "vous avez répondu « Pour moi » à la question 1.1"),
        (.not(.test(field: "lien", .equals("moi"))), "vous n'avez pas répondu « Pour moi » à la question 1.1"),
        (.test(field: "lien", .differs("moi")), "vous n'avez pas répondu « Pour moi » à la question 1.1"),
        (.test(field: "lien", .oneOf(["moi", "e"])), "vous avez répondu « Pour moi » ou « Mon enfant » à la question 1.1"),
        (.test(field: "lien", .equals("autre")), "vous avez répondu « Autre » à la question 1.1"),
        (.test(field: "jours", .includes("lu")), "vous avez coché « Lundi » à la question 1.2"),
        (.not(.test(field: "jours", .includes("lu"))), "vous n'avez pas coché « Lundi » à la question 1.2"),
        (.test(field: "ne", .more("today-18years")), "la date donnée à la question 1.3 est après : il y a 18 ans"),
        (.not(.test(field: "ne", .more("today-18years"))), "la date donnée à la question 1.3 est au plus tard : il y a 18 ans"),
        (.test(field: "ne", .less("2020-03-01")), "la date donnée à la question 1.3 est avant : 1er mars 2020"),
        (.test(field: "ne", .atLeast("today+30days")), "la date donnée à la question 1.3 est au plus tôt : dans 30 jours"),
        (.test(field: "prix", .atLeast("12.5")), "le nombre donné à la question 1.4 est au moins 12,50 €"),
        (.not(.test(field: "prix", .atLeast("12"))), "le nombre donné à la question 1.4 est plus petit que 12 €"),
        (.test(field: "oui", .equals("oui")), "vous avez répondu « Oui » à la question 1.5"),
        (.test(field: "lignes", .rowsAtLeast(2)), "vous avez rempli au moins 2 fois la question 1.6"),
        (.not(.test(field: "ville", .isAnswered)), "vous n'avez pas répondu à la question 1.7"),
        (
            .all([.test(field: "oui", .equals("oui")), .any([.test(field: "lien", .equals("e")), .test(field: "jours", .includes("lu"))])]),
            "vous avez répondu « Oui » à la question 1.5 et (vous avez répondu « Mon enfant » à la question 1.1 ou vous avez coché « Lundi » à la question 1.2)"
        ),
        (
            .not(.all([.test(field: "oui", .equals("oui")), .test(field: "lien", .equals("e"))])),
            "vous n'avez pas répondu « Oui » à la question 1.5 ou vous n'avez pas répondu « Mon enfant » à la question 1.1"
        ),
    ]

    @Test("Each says which answer to which question, whichever way it is turned", arguments: table)
    func phrases(condition: Condition, phrase: String) {
        let numbers = QuestionNumbers(Form(pages: [Page(id: "p", title: "P", fields: Self.fields)])).byField
        let spoken = SpokenConditions(fields: Self.fields, numbers: numbers, words: ProcedureSamples.french)

        #expect(spoken.phrase(condition).replacing("\u{A0}", with: " ") == phrase)
    }

    @Test("A condition that holds for everyone is not said")
    func nothing() {
        let spoken = SpokenConditions(fields: [], numbers: [:], words: ProcedureSamples.french)
        #expect(spoken.sentence(.all([])) == nil)
    }
}
