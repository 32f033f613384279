import HTTPTypes
import Hummingbird
import TestSupport
import Testing
import Web

@Suite("The query string")
struct QueryTests {
    @Test(
        "A plus is a space, as browsers send forms",
        arguments: [("q=carte+d%27identit%C3%A9", "carte d'identité"), ("q=a%2Bb", "a+b"), ("q=%ff", "–"), ("x=1", "–")])
    func decoded(query: String, expected: String) async throws {
        let route = Route.get("/essai") { visit in visit.page(title: "Essai", "<h1>[\(visit.query("q") ?? "–")]</h1>") }
        let page = try await browser([route]).get("/essai?" + query)
        let shown = page.body.replacing("&#39;", with: "'")
        #expect(shown.contains("[\(expected)]"))
    }
}
