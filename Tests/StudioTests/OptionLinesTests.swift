import Definitions
import Testing

@testable import Studio

@Suite("Choices typed one a line")
struct OptionLinesTests {
    @Test("A label alone gets a key; a key and a hint may be written")
    func lines() {
        let tree = OptionLines.options("Autour de l'école\n\nnord | Au nord | Vers la gare\n")

        #expect(tree.items?.map { $0.string("key") } == ["autour_de_l_ecole", "nord"])
        #expect(tree.items?[1].string("hint") == "Vers la gare")
    }

    @Test("What is shown and sent back is the same list", arguments: ["a | A\nb | B | aide", ""])
    func same(text: String) { #expect(OptionLines.text(OptionLines.options(text)) == text) }

    @Test("Linked choices have their second level after a dash")
    func linked() {
        let text = "nord | Nord\n- gare | Gare\n- parc | Parc\nsud | Sud"

        let tree = OptionLines.linkedOptions(text)
        #expect(tree.items?.first?["options"]?.items?.map { $0.string("key") } == ["gare", "parc"])
        #expect(OptionLines.text(tree, isLinked: true) == text)
    }
}
