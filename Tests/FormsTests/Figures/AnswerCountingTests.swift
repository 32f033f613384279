import Core
import Testing

@testable import Forms

@Suite("How answers are counted")
struct AnswerCountingTests {
    private func keys(_ kind: FieldKind, _ answer: Answer?) -> [String] { kind.countedKeys(of: answer) }

    @Test("An answer of a list is counted by its key, its own text never")
    func lists() {
        let choice = FieldKind.choice(ChoiceRule(options: [Option(key: "mariage", label: "Un mariage")], allowsOther: true))
        #expect(keys(choice, .text("mariage")) == ["mariage"] && keys(choice, .text("autre:pour Amina")) == ["autre"])
        #expect(keys(.choices(ChoiceRule(options: [])), .list(["lit", "repas", "autre:un chat"])) == ["lit", "repas", "autre"])
        #expect(keys(.yesNo, .text("non")) == ["non"] && keys(.checkbox, nil) == [])
        #expect(AnswerCounting.code(of: "Été n° 1") == "~C3~89t~C3~A9~20n~C2~B0~201" && AnswerCounting.code(of: "-") == "~2D")
    }

    @Test("What could tell of one person is not counted, and numbers are counted with their neighbours")
    func others() {
        #expect(keys(.text(TextRule()), .text("Amina")) == [] && keys(.date(DateRule()), .text("1985-03-03")) == [])
        let rule = NumberRule()
        let bands = [0, 4, 5, 9, 10, 19, 20, 49, 99, 1999].flatMap { keys(.integer(rule), .text("\($0)")) }
        #expect(bands == ["n.0", "n.4", "n.5", "n.5", "n.10", "n.10", "n.20", "n.20", "n.50", "n.1000"])
        #expect(keys(.decimal(rule), .text("9.99")) == ["n.5"] && keys(.decimal(rule), .text("-0.5")) == ["n.neg"])
        #expect(keys(.money(rule), .text("9000000000000")) == ["n.5000000000000"])
    }

    @Test("Every number is in the band whose key it bears, and in no other")
    func bands() {
        for whole in 0...3000 {
            let least = Int(NumberBands.key(of: whole).dropFirst(2)) ?? -1
            #expect(least <= whole && whole < NumberBands.end(from: least) && NumberBands.key(of: least) == "n.\(least)")
        }
    }
}
