import Testing

@testable import Correspondence

@Suite("Light text")
struct LightTextTests {
    @Test("Blank lines part paragraphs; titles, lists and links are recognised")
    func blocks() {
        let text = LightText("Bonjour,\nAmina\n\n\n## Suite\n- un\n- **deux**\n\n[Suivre](https://x.example/a)")

        #expect(
            text.blocks == [
                .paragraph([[.text("Bonjour,")], [.text("Amina")]]), .heading([.text("Suite")]), .list([[.text("un")], [.strong("deux")]]),
                .paragraph([[.link(label: "Suivre", url: "https://x.example/a")]]),
            ])
        #expect(text.plain == "Bonjour,\nAmina\n\nSuite\n\n- un\n- deux\n\nSuivre : https://x.example/a\n")
    }

    @Test(
        "What is not finished, or leads nowhere safe, stays as it was typed", arguments: ["**a", "[a](javascript:x)", "[a]", "[a](https://x", "* a"])
    func unfinished(_ typed: String) {
        #expect(LightText(typed).blocks == [.paragraph([[.text(typed)]])])
    }

    @Test("Anything escaped reads back as it was", arguments: ["a*b**c**", "[x](https://y)", "\\", "- a\n# b", "é\u{301}*\u{301}", "👩‍👩‍👧"])
    func roundTrip(_ typed: String) {
        #expect(LightText(LightText.escaped(typed)).plain == typed + "\n")
    }
}
