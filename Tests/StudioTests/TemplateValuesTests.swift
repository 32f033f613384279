import Core
import Definitions
import TestSupport
import Testing

@testable import Studio

@Suite("The values that a message may name")
struct TemplateValuesTests {
    @Test("Each that is offered can be written, in both languages", arguments: TemplateValues.ofRequests)
    func values(name: String) {
        let written = WrittenTemplate(name: "a", heading: "A", text: TemplateValues.written(name))

        #expect(throws: Never.self) { try written.checkAsMail(TemplateShape.own(nil)) }
        for language in Language.allCases { #expect(ProcedureSamples.words[language]?.has("studio.value.\(name)") == true) }
    }

    @Test("A list is written as it is offered", arguments: TemplateValues.lists)
    func lists(name: String) {
        let written = WrittenTemplate(name: "a", heading: "A", text: TemplateValues.written(list: name))

        #expect(throws: Never.self) { try written.checkAsMail(TemplateShape.own(nil)) }
    }

    @Test("The shipped messages and papers have names that people read")
    func names() {
        for (kind, name) in ShippedTemplates.mails.map({ (ElementKind.mail, $0) }) + ShippedTemplates.papers.map({ (.paper, $0) }) {
            #expect(ProcedureSamples.french.has("studio.\(kind.rawValue).\(name)"), "\(name)")
        }
        #expect(TemplateNames.label("rappel_du_bac", .mail, in: .mapping([]), ProcedureSamples.french) == "Rappel du bac")
    }
}
