import Core
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("The authority's colours")
struct ThemeTests {
    @Test(
        "Contrast is that of WCAG",
        arguments: [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#1d4f76", "#ffffff", 8.63), ("#ff0000", "#ff0000", 1)])
    func contrast(one: String, two: String, ratio: Double) throws {
        let (one, two) = (try #require(Colour(one)), try #require(Colour(two)))

        #expect(abs(one.contrast(with: two) - ratio) < 0.01)
        #expect(one.contrast(with: two) == two.contrast(with: one))
    }

    @Test("Our own colours have no fault")
    func ours() { #expect(Theme().faults().isEmpty) }

    @Test("Each colour that some could not read is named")
    func faults() {
        let pale = Theme(main: "#777777", onMain: "#ffffff", accent: "#ffe000")

        #expect(pale.faults().map(\.key) == ["web.theme.mainTooLight", "web.theme.onMainTooClose", "web.theme.accentTooLight"])
        #expect(pale.faults()[0].arguments == ["ratio": "4,4", "least": "4,5"])
    }

    @Test("What is not a colour is a fault, and never reaches the style sheet", arguments: ["red", "#12345", "#12345g", "#+12345", "}body{", ""])
    func notAColour(text: String) {
        let theme = Theme(main: text)

        #expect(theme.faults().map(\.key) == ["web.theme.notAColour"])
        #expect(theme.stylesheet.hasPrefix(":root{--main:#1d4f76;"))
    }

    @Test("An unknown font is ours")
    func font() { #expect(Theme(font: "x;}body{").stylesheet == Theme().stylesheet) }

    @Test("The style sheet is kept for ever under its own address, and changes address with the colours")
    func route() async throws {
        let path = Town.admiville.theme.stylesheetPath

        let page = try await browser().get(path)
        let old = try await browser().get("/theme/000000000000.css")

        #expect(page.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(page.contains("--main:#1d4f76"))
        #expect(old.headers[.cacheControl] == "no-cache")
        #expect(Theme(main: "#104020").stylesheetPath != path)
    }
}
