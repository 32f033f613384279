import Core
import Foundation
import Testing
import Workflows

@Suite("Words of the workflows")
struct CatalogueTests {
    static let messages: [UserMessage] =
        Flaw.all.flatMap(\.faults).map(\.message) + [WorkflowFault.noStatus.message, WorkflowFault.tooMany(201).message]
        + [
            WorkflowProblem.unknownAction("a"), .unknownStatus("a"), .notYours(action: "a"), .notNow(action: "a", status: "b"), .notMet(action: "a"),
            .missing(.message),
            .missing(.pieces), .missing(.reason),
        ].map(\.message)

    @Test("Every message has its words, and every argument its place", arguments: Language.allCases)
    func messages(language: Language) throws {
        let words = try words(language)
        for message in Self.messages {
            #expect(words.has(message.key), "\(message.key)")
            #expect(words.arguments(of: message.key).isSubset(of: message.arguments.keys), "\(message.key)")
            #expect(Set(message.arguments.keys).isSubset(of: words.arguments(of: message.key)) || message.key == "workflow.unknownStatus")
        }
    }

    @Test("No words are left over", arguments: Language.allCases)
    func leftOver(language: Language) throws {
        #expect(try words(language).keys.subtracting(Self.messages.map(\.key)) == [])
    }

    /// The words of this room, read from its own files: one `key: "text"` a line.
    private func words(_ language: Language) throws -> Words {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets/words/\(language.rawValue)").standardized
        let lines = try String(contentsOf: folder.appending(path: "workflows.yaml"), encoding: .utf8).split(separator: "\n")
        let pairs = try lines.map { line in
            let parts = try #require(line.wholeMatch(of: /([\w.]+): "(.*)"/), "\(line)")
            return (String(parts.1), String(parts.2))
        }
        return Words(language, texts: Dictionary(uniqueKeysWithValues: pairs))
    }
}
