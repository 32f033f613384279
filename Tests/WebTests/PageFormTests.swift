import Forms
import TestSupport
import Testing

@testable import Web

@Suite("The form around a page")
struct PageFormTests {
    private func page(autosave: String?, live: String?, hasFiles: Bool) async throws -> TestBrowser.Page {
        let route = Route.get("/page") { visit in
            let form = PageForm(
                action: "/suite", visit: visit, autosave: autosave, live: live, hasFiles: hasFiles, fields: "<p>champs</p>",
                buttons: "\(Button("Continuer"))")
            return visit.page(title: "Page", "\(form)")
        }
        return try await browser([route]).get("/page")
    }

    @Test("It carries its token, says what is required, and leaves checking to the server")
    func plain() async throws {
        let page = try await page(autosave: nil, live: nil, hasFiles: false)

        let form = try #require(page.body.firstMatch(of: /<form method="post" action="\/suite"([^>]*)>(.*)<\/form>/.dotMatchesNewlines()))
        #expect(form.output.1 == " novalidate")
        #expect(form.output.2.contains("name=\"_jeton\"") && form.output.2.contains("sauf celles marquées «\u{A0}facultatif\u{A0}»"))
        #expect(!form.output.2.contains("data-saved"))
    }

    @Test("It tells scripts where to save and to ask, and carries files")
    func improved() async throws {
        let page = try await page(autosave: "/brouillons/x/auto", live: "/brouillons/x/champs", hasFiles: true)

        #expect(page.contains("enctype=\"multipart/form-data\" data-autosave=\"/brouillons/x/auto\" data-live=\"/brouillons/x/champs\""))
        #expect(page.contains("role=\"status\" data-saved=\"Enregistré à {h} h {m}\"") && page.contains("<div data-fields><p>champs</p></div>"))
    }
}
