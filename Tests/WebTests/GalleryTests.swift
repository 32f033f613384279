import Core
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("The gallery of components")
struct GalleryTests {
    @Test("Every component has an example, whose words all exist", arguments: Gallery.components.indices)
    func examples(index: Int) throws {
        let examples = Gallery.components[index].examples(try words())

        #expect(!examples.isEmpty)
        for example in examples { #expect(!example.html.text.contains("[web.")) }
    }

    @Test("The gallery is a page")
    func page() async throws {
        let page = try await browser(Gallery.routes).get("/composants")

        #expect(page.status == 200)
        #expect(page.contains("Il y a 2 choses à corriger"))
        #expect(page.body.matches(of: /<h1[ >]/).count == 1)
        let ids = attributes("id", page.body)
        #expect(Set(ids).count == ids.count)
    }
}
