import Core
import Testing

@testable import Dossiers

@Suite("Private links")
struct PrivateLinksTests {
    let links = PrivateLinks(key: Array(repeating: 5, count: 32))

    @Test("A link opens its request, and no other")
    func opens() {
        let reference = Reference.random()
        let key = String(links.address(of: reference).dropFirst("/suivi/lien/".count))

        #expect(links.reference(of: key) == reference)
        #expect(links.reference(of: "\(Reference.random())." + key.split(separator: ".")[1]) == nil)
        #expect(PrivateLinks(key: Array(repeating: 6, count: 32)).reference(of: key) == nil)
    }

    @Test("What is not a link opens nothing", arguments: ["", ".", "7K3M", "a.b.c", "7K3M-Q2XN-8W4P."])
    func refuses(text: String) {
        #expect(links.reference(of: text) == nil)
    }
}
