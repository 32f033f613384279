import Testing
import Web

@testable import Procedures

@Suite("Light text")
struct LightTextTests {
    private static let texts: [(String, String)] = [
        ("", ""), ("Un\ndeux", "<p>Un deux</p>\n"), ("Un\n\ndeux", "<p>Un</p>\n<p>deux</p>\n"),
        ("Il faut :\n- un\n- deux\nsuite\n\nFin", "<p>Il faut :</p>\n<ul><li>un</li><li>deux suite</li></ul>\n<p>Fin</p>\n"),
        ("- un\n\n- deux", "<ul><li>un</li><li>deux</li></ul>\n"),
        ("a **b** c **d", "<p>a <strong>b</strong> c **d</p>\n"), ("****", "<p>****</p>\n"), ("* et ** et [", "<p>* et ** et [</p>\n"),
        ("[a](/b)", "<p><a href=\"/b\">a</a></p>\n"),
        ("[a](tel:114) [b](mailto:c@d.fr)", "<p><a href=\"tel:114\">a</a> <a href=\"mailto:c@d.fr\">b</a></p>\n"),
        ("[a](//b.fr)", "<p>[a](//b.fr)</p>\n"), ("[a](data:x)", "<p>[a](data:x)</p>\n"), ("[a](/b c)", "<p>[a](/b c)</p>\n"),
        ("[a](/\\evil.fr)", "<p>[a](/\\evil.fr)</p>\n"), ("[[a](/b)", "<p>[<a href=\"/b\">a</a></p>\n"),
        ("[a](/\"onclick=x)", "<p><a href=\"/&quot;onclick=x\">a</a></p>\n"),
    ]

    @Test("Paragraphs, lists, bold and safe links; the rest as written", arguments: texts)
    func light(text: String, html: String) { #expect(LightText(text).html.text == html) }
}
