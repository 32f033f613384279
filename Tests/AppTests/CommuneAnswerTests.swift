import App
import Core
import Forms
import Testing
import TownSupport

@Suite("Communes in the whole program")
struct CommuneAnswerTests {
    @Test("Once the program is open, a name becomes its code, and a code is shown by its name")
    func open() async throws {
        _ = try await TestTown()
        let field = Field(id: "lieu", kind: .commune, label: "Commune")
        let context = FormContext(today: LocalDate("2026-11-23")!)

        #expect(field.read(FormInput(["lieu": ["st malo"]]), name: "lieu", context: context) == .success(.text("35288")))
        #expect(field.display(.text("35288"), language: .french) == ["Saint-Malo (35)"])
        #expect(field.read(FormInput(["lieu": ["Saint-Malo (35)"]]), name: "lieu", context: context) == .success(.text("35288")))
        #expect(Answers(["lieu": .text("35288")]).searchable(in: Form(pages: [Page(id: "p", title: "P", fields: [field])])) == "35288 saint malo")
    }
}
