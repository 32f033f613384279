import Core
import Forms
import TestSupport
import Testing

@testable import Web

@Suite("Communes while they are typed")
struct CommuneTests {
    @Test("The list lies in the program, and is not copied with the other files")
    func shipped() {
        #expect(EmbeddedAssets.communes["35238"]?.label == "Rennes (35)")
        #expect(EmbeddedAssets.files["communes.txt"] == nil)
    }

    @Test(
        "At most ten names are suggested, one a line, and kept by the browser",
        arguments: [("st%20denis%2093", ["Saint-Denis (93)"]), ("%C5%93ting", ["Œting (57)"]), ("x", []), ("%00%ff", []), ("", [])])
    func suggestions(query: String, names: [String]) async throws {
        let answer = try await browser().get("/communes?q=" + query)

        #expect(answer.status == 200)
        #expect(answer.body.split(separator: "\n").map(String.init) == names)
    }

    @Test("A long list is cut") func ten() async throws {
        #expect(try await browser().get("/communes?q=saint").body.split(separator: "\n").count == 10)
    }

    @Test("A commune is a box, which suggestions come to when scripts run")
    func box() throws {
        let field = Field(id: "lieu", kind: .commune, label: "Commune")
        let page = try Sample.html(field, answers: Answers(["lieu": .text("Sidi Bel Abbès")]))

        #expect(
            page.contains(
                "<input id=\"lieu\" name=\"lieu\" type=\"text\" spellcheck=\"false\" data-suggest=\"/communes?q=\" value=\"Sidi Bel Abbès\">"))
    }
}
