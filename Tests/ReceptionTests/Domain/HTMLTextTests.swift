import Foundation
import Testing

@testable import Reception

@Suite("A page read as text")
struct HTMLTextTests {
    @Test(
        "Paragraphs, lists, links and characters come out as a person reads them",
        arguments: [
            ("<p>Un</p><p>Deux<br>trois</p>", "Un\n\nDeux\ntrois"),
            ("<ul><li>a</li><li>b</li></ul>après", "- a\n- b\n\naprès"),
            ("<style>p{color:red}</style><script>alert('<p>')</script>Oui", "Oui"),
            ("<head><title>x</title></head><body>  Bon\n   jour </body>", "Bon jour"),
            ("Caf&eacute;&nbsp;&#233;&#xE9; &amp; &inconnu; &", "Café éé & &inconnu; &"),
            ("<a href='https://example.org/?a=1&amp;b'>ici</a>", "ici (https://example.org/?a=1&b)"),
            ("<a href=\"https://example.org\">https://example.org</a>", "https://example.org"),
            ("<a href=\"javascript:alert(1)\">clic</a>", "clic"),
            ("1 < 2 et 3 > 2", "1 < 2 et 3 > 2"),
            ("a<!-- caché -- > toujours -->b", "ab"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
            ("<p title=\"a>b\">x", "x"), ("<p title=\"jamais fermé>x", "x"), ("fin <", "fin <"), ("<!doctype html>d", "d"), ("", ""),
        ])
    func reading(html: String, text: String) {
        #expect(HTMLText.reading(html, longest: 1000) == text)
    }

    @Test("Pages made to take long do not", arguments: ["<a'>", "<", "<!--", "&", "<a href=\"", "<p><li>", "--", "<style>"])
    func hostile(piece: String) {
        let start = ContinuousClock.now

        _ = HTMLText.reading(String(repeating: piece, count: 300_000 / piece.utf8.count), longest: 200_000)

        #expect(ContinuousClock.now - start < .seconds(30))
    }
}
