import TestSupport
import Testing

@testable import Web

@Suite("Light Markdown")
struct MarkdownTests {
    @Test("Paragraphs, lists, bold and links")
    func everything() {
        let html = Markdown.light(
            "Cette démarche est **gratuite**.\nVoir [la fiche](https://www.service-public.fr/a?b=1&c).\n\n- une pièce\n  d'identité\n- [appelez](tel:+33299000000)\n\nFin"
        )

        #expect(
            html.text == """
                <p>Cette démarche est <strong>gratuite</strong>.
                Voir <a href="https://www.service-public.fr/a?b=1&amp;c">la fiche</a>.</p>
                <ul><li>une pièce d&#39;identité</li><li><a href="tel:+33299000000">appelez</a></li></ul>
                <p>Fin</p>

                """)
    }

    @Test(
        "A link leads to a page of ours, a secure site, a phone or a mailbox, and nowhere else",
        arguments: [
            ("/demarches", true), ("https://a.fr", true), ("mailto:a@b.fr", true), ("tel:17", true), ("//a.fr", false), ("/\\a.fr", false),
            ("http://a.fr", false), ("javascript:alert(1)", false), ("JavaScript:alert(1)", false), ("data:text/html,x", false), ("https://", false),
            ("\u{1}javascript:alert(1)", false), ("a.fr", false),
        ])
    func links(address: String, isAccepted: Bool) {
        #expect(Markdown.inline("[x](\(address))").text.contains("<a ") == isAccepted)
    }

    @Test(
        "Hostile texts stay texts",
        arguments: ["<script>alert(1)</script>", "[a](https://x\" onclick=\"y)", "[<b>](/a)", "**<i>**", "[a](/\"><img)", "\"\u{301}[x](/\"\u{301})"])
    func hostile(text: String) {
        let html = Markdown.light(text).text

        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<i>") && !html.contains("<b>"))
        #expect(!html.contains("\" onclick"))
        #expect(html.utf8.filter { $0 == 0x22 }.count.isMultiple(of: 2))
    }

    @Test("What is not finished is shown as it was written", arguments: ["**gras", "[lien", "[lien](", "[lien](/a", "**", "****", "[](/a)", "a * b"])
    func unfinished(text: String) { #expect(Markdown.light(text).text == "<p>\(text)</p>\n") }

    @Test("A long hostile text is read as fast as a plain one", arguments: ["[", "**", "[a](", "[a](/", "**a ", "- ", "*", "[[](("])
    func bounded(piece: String) {
        let text = String(repeating: piece, count: 20_000)

        let time = processorTime { _ = Markdown.light(text) }

        #expect(time < .seconds(5))
    }
}
