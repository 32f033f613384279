import Core
import Law
import Testing

@Suite("The examples of the contract")
struct DeadlineExamplesTests {
    @Test("Each example holds, through the reader and the writer of the command")
    func examples() throws {
        let cases = try #require(try Fixture.json("deadline_examples.json").array)
        let answers = try #require(try DeadlineCases.answers(to: Fixture.bytes("deadline_examples.json"), in: Catalogue.law(.french)).array)

        #expect(cases.count == 23)
        #expect(answers.count == cases.count)
        for (item, answer) in zip(cases, answers) {
            #expect(answer["id"] == item["id"])
            for (key, expected) in item["expected"]?.object ?? [:] {
                #expect(answer["result"]?[key] == expected, "\(item["id"]?.string ?? ""), \(key)")
            }
        }
    }

    @Test("Every answer is explained: an article, a whole sentence, its dates")
    func explanations() throws {
        let answers = try #require(try DeadlineCases.answers(to: Fixture.bytes("deadline_examples.json"), in: Catalogue.law(.french)).array)
        for answer in answers {
            let steps = answer["explanation"]?.array ?? []
            #expect(!steps.isEmpty)
            for step in steps {
                #expect(step["article"]?.string?.isEmpty == false)
                #expect(step["sentence"]?.string?.contains("[") == false, "\(step)")
                #expect(step["dates"]?.object != nil)
            }
        }
    }
}
