import Core
import Foundation
import Scheduling
import Testing

@Suite("The examples of the contract")
struct SlotExamplesTests {
    @Test(
        "Each example holds, through the reader and the writer of the command; so does what another program computed another way",
        arguments: [("slot_examples.json", 19), ("independent.json", 150)])
    func examples(file: String, count: Int) throws {
        let bytes = try Self.bytes(file)
        let cases = try #require(try JSON(bytes: bytes)["cases"]?.array)
        let answers = try #require(try SlotCases.answers(to: bytes).array)

        #expect(cases.count == count)
        #expect(answers.count == cases.count)
        for (item, answer) in zip(cases, answers) {
            #expect(answer["id"] == item["id"])
            #expect(answer["starts"] == item["expect"], "\(item["id"]?.string ?? "")")
        }
    }

    private static func bytes(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/slots/\(name)").standardized
        return try Array(Data(contentsOf: file))
    }
}
