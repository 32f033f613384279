import Testing

@testable import Web

@Suite("What a program sees of the accessibility of a page")
struct PageCriteriaTests {
    private static let good = """
        <!doctype html><html lang="fr"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>Acte</title></head><body>
        <a class="skip" href="#contenu">Aller au contenu</a><main id="contenu" tabindex="-1"><h1>Acte</h1><h2>Vous</h2>
        <label for="nom">Nom</label><input id="nom" name="nom"><input type="hidden" name="x"><img src="a.png" alt=""></main></body></html>
        """

    @Test("A page that holds them all fails none")
    func good() { #expect(CheckedPage(Self.good).failed == []) }

    @Test(
        "Each fault is seen, and no other with it",
        arguments: [
            (" lang=\"fr\"", "", .language), ("<title>Acte", "<title> ", .title), (" alt=\"\"", "", .images), ("Aller au contenu", "", .links),
            ("<input type", "<p id=\"nom\"></p><input type", .identifiers), ("<h2>", "<h3>", .headings), ("<h2>", "<h1>", .headings),
            ("for=\"nom\"", "", .labels), ("<main ", "<div ", .landmark), ("href=\"#contenu\"", "href=\"/\"", .skipLink),
            ("name=\"nom\"", "name=\"nom\" tabindex=\"3\"", .order), ("initial-scale=1", "user-scalable=no", .zoom),
            ("width=device-width", "width=1024", .width),
        ] as [(String, String, PageCriterion)])
    func fault(what: String, becomes: String, criterion: PageCriterion) {
        #expect(CheckedPage(Self.good.replacing(what, with: becomes)).failed == [criterion])
    }
}
