import Core
import Testing

@testable import Forms

@Suite("Whatever is sent")
struct RandomTests {
    private static let boxes = [
        "", ".day", ".month", ".year", ".line", ".complement", ".postcode", ".commune", ".insee", ".other", ".second", ".hours", ".count",
    ]
    private static let good = [
        "oui", "non", "bleu", "rouge", "12", "3 mars 1985", "14h30", "0612345678", "amina@exemple.fr", "35", "FR", "madame", "35238",
        "73282932000074", "732829320", "W751234567", "AB-123-CD",
        "FR1420041010050500013M02606", "12 rue des Lilas", "2021-01-01", "Rennes", "",
    ]

    /// A form of random kinds, each second field depending on one before it.
    private func form(_ dice: inout Dice) -> Form {
        var fields: [Field] = []
        for index in 0..<12 {
            let earlier = fields.isEmpty ? nil : dice.one(of: fields).id
            let tests: [Condition.Operator] = [
                .isAnswered, .equals("oui"), .differs("bleu"), .more("5"), .includes("bleu"), .less("today"), .isIn("35"), .rowsAtLeast(1),
            ]
            let test = earlier.map { Condition.test(field: $0, dice.one(of: tests)) }
            fields.append(
                .of(
                    dice.one(of: FieldKind.sample), id: "f\(index)", required: dice.below(2) == 0,
                    when: dice.below(2) == 0 ? test : test.map(Condition.not)))
        }
        return Form(pages: [Page(id: "a", title: "A", fields: Array(fields[..<6])), Page(id: "b", title: "B", fields: Array(fields[6...]))])
    }

    private func input(_ dice: inout Dice, wild: Bool) -> FormInput {
        var values: [String: [String]] = [:]
        for field in 0..<12 {
            for box in Self.boxes + (0..<3).flatMap({ row in (0..<32).map { ".\(row).c\($0)" } }) where dice.below(3) > 0 {
                values["f\(field)\(box)"] = [wild ? dice.text() : dice.one(of: Self.good)]
            }
        }
        return FormInput(values)
    }

    private func context(_ dice: inout Dice) -> FormContext {
        var attachments: [String: [String]] = [:]
        for field in 0..<12 { attachments["f\(field)"] = Array(repeating: "id", count: dice.below(3)) }
        return FormContext(today: monday, attachments: attachments)
    }

    @Test("What one page accepts, the whole accepts; settling twice changes nothing", arguments: 0..<40)
    func acceptedIsRight(seed: Int) {
        var dice = Dice(seed)
        let form = form(&dice), context = context(&dice), input = input(&dice, wild: seed % 2 == 1)

        var answers = Answers(), problems: [FieldProblem] = []
        for page in form.pages {
            let outcome = form.check(page: page, input: input, keeping: answers, context: context)
            answers = outcome.answers
            problems += outcome.problems
        }
        let settled = form.settled(answers, context: context)

        #expect(form.settled(settled, context: context) == settled)
        // A problem on one page hides or shows on the next exactly as its missing answer does.
        let names = Set(problems.map { $0.field.split(separator: ".").first })
        #expect(form.problems(in: settled, context: context).allSatisfy { names.contains($0.field.split(separator: ".").first) })
        if problems.isEmpty { #expect(form.problems(in: settled, context: context) == []) }
        #expect(Answers(json: settled.json) == settled)
    }

    @Test("Stored answers of any shape are judged, settled and shown without harm", arguments: 0..<20)
    func anyShape(seed: Int) {
        var dice = Dice(seed)
        let form = form(&dice)
        let shapes: [Answer] = [
            .text(dice.text()), .list([dice.text(), ""]), .record([dice.text(): dice.text()]), .rows([Answers(["c0": .rows([])]), Answers()]),
        ]
        let answers = Answers(Dictionary(uniqueKeysWithValues: (0..<12).map { ("f\($0)", dice.one(of: shapes)) }))

        let settled = form.settled(answers, context: today)

        #expect(form.settled(settled, context: today) == settled)
        #expect(form.problems(in: settled, context: today) == form.problems(in: answers, context: today))
        for field in form.fields { #expect(answers[field.id].map { field.display($0, language: .french) } != nil) }
        #expect(!answers.searchable(in: form).contains { $0.isUppercase })
    }

    @Test("Reading never fails but in words, and what it accepts reads back the same", arguments: FieldKind.sample)
    func fuzz(kind: FieldKind) {
        var dice = Dice(7)
        let field = Field.of(kind)
        let end = ContinuousClock.now + .milliseconds(30)
        var readings = 0
        while ContinuousClock.now < end {
            let input = FormInput(Dictionary(uniqueKeysWithValues: Self.boxes.map { ("it" + $0, [dice.text()]) }))
            if case .success(let answer?) = field.read(input, name: "it", context: today), let again = field.retyped(answer, name: "it") {
                #expect(field.read(again, name: "it", context: today) == .success(answer), "\(input)")
            }
            readings += 1
        }
        #expect(readings > 0)
    }
}
