import Core
import Foundation
import Scheduling
import Testing

@Suite("The examples of the contract")
struct SlotExamplesTests {
    @Test("Each example holds, through the reader and the writer of the command")
    func examples() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/slots/slot_examples.json").standardized
        let bytes = try Array(Data(contentsOf: file))
        let cases = try #require(try JSON(bytes: bytes)["cases"]?.array)
        let answers = try #require(try SlotCases.answers(to: bytes).array)

        #expect(cases.count == 19)
        #expect(answers.count == cases.count)
        for (item, answer) in zip(cases, answers) {
            #expect(answer["id"] == item["id"])
            #expect(answer["starts"] == item["expect"], "\(item["id"]?.string ?? "")")
        }
    }
}
