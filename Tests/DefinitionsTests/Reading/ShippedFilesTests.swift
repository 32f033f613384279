import Core
import Testing

@testable import Procedures

@Suite("The shipped procedures")
struct ShippedFilesTests {
    @Test("Thirteen files are shipped")
    func count() { #expect(Samples.shipped.count == 13) }

    @Test("Each can be published", arguments: Samples.shipped)
    func canBePublished(name: String) throws {
        let faults = ProceduresFeature.check(yaml: try Samples.text(name))

        let errors = faults.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { $0.line(in: name, words: Samples.french) }.joined(separator: "\n"))")
    }

    @Test("Each is named after its address", arguments: Samples.shipped)
    func name(name: String) throws {
        let definition = ProcedureFile(try Samples.text(name)).definition

        #expect(definition.map { "\($0.slug).yaml" } == name)
    }
}
