import Core
import TestSupport
import Testing

@testable import Definitions

@Suite("The shipped procedures")
struct ShippedFilesTests {
    @Test("Fifty-nine files or more are shipped: what a versatile counter handles")
    func count() { #expect(ProcedureSamples.shipped.count >= 59) }

    @Test("Each can be published", arguments: ProcedureSamples.shipped)
    func canBePublished(name: String) throws {
        let faults = ProcedureFile(try ProcedureSamples.text(name)).faults

        let errors = faults.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { $0.line(in: name, words: ProcedureSamples.french) }.joined(separator: "\n"))")
    }

    @Test("Each is named after its address", arguments: ProcedureSamples.shipped)
    func name(name: String) throws {
        let definition = ProcedureFile(try ProcedureSamples.text(name)).definition

        #expect(definition.map { "\($0.slug).yaml" } == name)
    }
}
