import Core
import Foundation
import TestSupport
import Testing

@testable import Definitions

@Suite("What `procedures simulate` prints")
struct TrialJSONTests {
    private func json(_ more: String, start: String = Trials.small) throws -> JSON {
        let definition = try Trials.definition()
        let (script, outcome) = try Trials.outcome(more, start: start, of: definition)
        return outcome.json(of: definition, script, failures: outcome.differences(from: script), words: ProcedureSamples.french)
    }

    @Test("The timeline, with the dates on the wall")
    func timeline() throws {
        let json = try json("steps: [{wait: 1 day}, {act: close, by: manager, message: Fini}]")
        let last = try #require(json["timeline"]?.array?.last)

        #expect(json["procedure"] == "carte-lecteur" && json["start"] == "2026-11-23T09:30" && json["end"] == "2026-11-24T09:30")
        #expect(last["at"] == "2026-11-24T09:30" && last["event"] == "moved" && last["action"] == "close" && last["status"] == "closed")
        #expect(last["messages"]?.array?.first?["template"] == "closed" && last["messages"]?.array?.first?["to"] == "person")
        #expect(json["status"] == "closed" && json["failures"] == [])
    }

    @Test("The deadlines, with their articles and effects")
    func deadlines() throws {
        let deadlines = try json("")["timeline"]?.array?.first?["deadlines"]?.array
        #expect(deadlines?.last == ["kind": "silence", "on": "2027-01-23", "article": "CRPA art. L231-1", "effect": "accept", "action": nil])
    }

    @Test("What is refused, and what was not met, in words")
    func refused() throws {
        let json = try json("expect: {status: accepted}", start: "start: 2026-11-23 09:30\nanswers: {photo: [a.jpg]}\n")

        #expect(json["filed"] == false && json["status"] == .null)
        #expect(json["refusedAnswers"]?.array?.first?["field"] == "nom")
        #expect(json["failures"]?.array?.first?["field"] == "answers.nom")
    }

    @Test("docs/studio.md names every key")
    func documented() throws {
        let text = try String(contentsOf: ProcedureSamples.repository.appending(path: "docs/studio.md"), encoding: .utf8)
        let keys = try keys(of: json("steps: [{wait: 1 day}, {act: take, by: person}]")).union(keys(of: json("", start: "start: 2026-11-23 09:30\n")))

        #expect(keys.filter { !text.contains("`\($0)`") }.sorted() == [])
    }

    private func keys(of json: JSON) -> Set<String> {
        switch json {
        case .object(let members): members.reduce(into: Set(members.keys)) { $0.formUnion(keys(of: $1.value)) }
        case .array(let items): items.reduce(into: []) { $0.formUnion(keys(of: $1)) }
        default: []
        }
    }
}
