import Core
import Foundation
import TestSupport
import Testing

@testable import Definitions

@Suite("Trials that are shipped")
struct ExampleTests {
    @Test("The example of the documentation comes out as it says")
    func example() throws {
        let definition = try #require(ProcedureFile(try ProcedureSamples.text("inscription-scolaire.yaml")).definition)
        let path = ProcedureSamples.repository.appending(path: "docs/examples/inscription-scolaire.yaml")
        let file = TrialFile(try String(contentsOf: path, encoding: .utf8), trying: definition)

        #expect(file.faults == [])
        let script = try #require(file.script)
        let outcome = try #require(Trial(of: definition)).outcome(of: script)
        #expect(outcome.differences(from: script).map { ProcedureSamples.french($0.message) } == [])
        #expect(outcome.unasked == [])
    }

    @Test("Several shipped procedures keep trials, and all of them come out as expected")
    func kept() throws {
        let definitions = try ProcedureSamples.shipped.compactMap { ProcedureFile(try ProcedureSamples.text($0)).definition }

        #expect(definitions.count { !$0.tests.isEmpty } >= 3)
        #expect(definitions.flatMap { $0.trialFaults() }.map(\.message) == [])
    }
}
