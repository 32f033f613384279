import Core
import Forms
import Foundation
import TestSupport
import Testing

@testable import Definitions

/// Sheets of paper for tests.
enum Papers {
    static let address = PaperAddress(
        organisation: "Ville d'Admiville", unit: "Guichet unique", address: "1 place de la Mairie\n35000 Admiville", phone: "02 99 00 00 00")

    static func form(_ name: String) throws -> PaperForm {
        let definition = try #require(ProcedureFile(try ProcedureSamples.text(name)).definition)
        return try #require(PaperForm(of: definition, returnTo: address, words: ProcedureSamples.french))
    }

    static let withForm = ProcedureSamples.shipped.filter { (try? form($0)) != nil }
}

@Suite("The form on paper")
struct PaperTests {
    @Test("Every question that is asked online is on the paper, with a number of its own", arguments: Papers.withForm)
    func whole(name: String) throws {
        let definition = try #require(ProcedureFile(try ProcedureSamples.text(name)).definition)
        let questions = try Papers.form(name).sections.flatMap(\.questions)

        #expect(questions.map(\.name) == definition.form?.fields.filter(\.kind.isAsked).map(\.id))
        #expect(Set(questions.map(\.number)).count == questions.count)
    }

    @Test("A question that depends on another says so")
    func condition() throws {
        let questions = try Papers.form("inscription-scolaire.yaml").sections.flatMap(\.questions)

        let school = try #require(questions.first { $0.name == "ecole_souhaitee" })
        #expect(school.condition == "Si vous avez répondu «\u{A0}Une autre école que celle de notre secteur\u{A0}» à la question 1.1\u{A0}:")
        #expect(school.number == "1.3")
    }

    @Test("Pieces come with their legal basis, and for whom they are asked")
    func pieces() throws {
        let piece = try #require(try Papers.form("inscription-scolaire.yaml").pieces.first)

        #expect(piece.legalBasis.contains("D131-3-1"))
        #expect(piece.condition == "Si vous avez répondu «\u{A0}Oui, je le joins\u{A0}» à la question 4.1\u{A0}:")
    }

    @Test("The rows of a block have letters, and room for several")
    func rows() throws {
        let question = try #require(try Papers.form("inscription-scolaire.yaml").sections.flatMap(\.questions).first { $0.name == "enfants" })
        guard case .rows(let questions, let name, let copies, let most) = question.answer else {
            Issue.record("not rows")
            return
        }
        #expect(questions.map(\.number) == ["a", "b", "c", "d", "e"])
        #expect(name == "enfant" && copies == 3 && most == 6)
    }

    @Test("A procedure that is made elsewhere has no paper form")
    func external() throws {
        let definition = try #require(ProcedureFile(try ProcedureSamples.text("carte-identite-passeport.yaml")).definition)
        #expect(PaperForm(of: definition, returnTo: Papers.address, words: ProcedureSamples.french) == nil)
    }

    @Test("The page holds every question, every piece and the notice", arguments: Papers.withForm)
    func page(name: String) throws {
        let form = try Papers.form(name)
        let html = form.html

        for question in form.sections.flatMap(\.questions) { #expect(html.contains(XML.escaped(question.label))) }
        for piece in form.pieces { #expect(html.contains(XML.escaped(piece.legalBasis))) }
        #expect(html.contains(XML.escaped(form.data?.purpose ?? "-")))
        #expect(html.contains("1 place de la Mairie<br>35000 Admiville"))
        #expect(!html.contains("[definitions."))
    }

    @Test("A text never becomes markup, nor an address that would be fetched")
    func escaped() throws {
        var definition = try Trials.definition()
        definition.title = "<script>x</script>"
        definition.form?.pages[0].title = "<img src=\"https://x\">"
        definition.form?.pages[0].introduction = "[a](https://x) **<b>**"
        definition.form?.pages[0].fields[0].label = "\"><iframe>"
        let html = try #require(PaperForm(of: definition, returnTo: Papers.address, words: ProcedureSamples.french)).html

        #expect(["<script", "<img", "<iframe", "<b>", "src=\"", "url("].allSatisfy { !html.contains($0) })
        #expect(html.contains("a (https://x) <strong>&lt;b&gt;</strong>"))
        #expect(html.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1.hasPrefix("field:") })
    }

    @Test("Set ADMILIB_PAPERS to a folder to look at the pages", .enabled(if: ProcessInfo.processInfo.environment["ADMILIB_PAPERS"] != nil))
    func written() throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["ADMILIB_PAPERS"] ?? "/tmp")
        for name in Papers.withForm {
            try Papers.form(name).html.write(to: folder.appending(path: name.replacing(".yaml", with: ".html")), atomically: true, encoding: .utf8)
        }
    }
}
