import Core
import Foundation
import Testing

@Suite("Texts as people type them")
struct TextTests {
    @Test(
        "Case and accents do not count, and œ is oe",
        arguments: [
            ("Éloïse ŒUVRE", "eloise oeuvre"), ("Ægir æther", "aegir aether"), ("ÀÂÇÈÊËÎÏÔÙÛÜŸ", "aaceeeiiouuuy"), ("e\u{301}te\u{301}", "ete"),
            ("l’Haÿ-les-Roses", "l'hay-les-roses"), ("RUE", "rue"), ("Ａｂ１", "ab1"), ("12 bis", "12 bis"), ("", ""),
        ]
    )
    func folded(text: String, expected: String) {
        #expect(Text.folded(text) == expected)
        #expect(Text.folded(Text.folded(text)) == expected)
    }

    @Test("Letter by letter gives what Foundation gives for the whole text, but for the ligatures")
    func foldedLetterByLetter() {
        let scalars = (Array(0x80..<0x250) + Array(0x2010..<0x2028)).compactMap { Unicode.Scalar(UInt32($0)) }.filter {
            !"œŒæÆǢǣǼǽ’".unicodeScalars.contains($0)
        }
        for text in scalars.map({ "A\($0)e\($0)" }) {
            let whole = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            #expect(Text.folded(text) == whole, "\(text)")
        }
    }

    @Test("Words are cut at anything that is neither letter nor digit")
    func words() {
        #expect(Text.words("Carte d’identité : l'Œuf, 2e étage — (nord)") == ["carte", "d", "identite", "l", "oeuf", "2e", "etage", "nord"])
        #expect(Text.words(" … ").isEmpty)
    }

    @Test("Invisible characters and outer spaces are dropped, inner spaces stay")
    func trimmed() {
        #expect(Text.trimmed("\u{FEFF} \u{A0}Jean\u{200B} Pierre\u{2060}\r\n\t") == "Jean Pierre")
        #expect(Text.trimmed(" \n ") == "")
        #expect(Text.trimmed("3 bis, allée des Érables") == "3 bis, allée des Érables")
        #expect(Text.trimmed("l’éco\u{200B}le d’été\u{A0}") == "l’école d’été")
    }

    @Test("The joiner that makes families of emoji and Persian words is kept")
    func joiner() {
        #expect(Text.trimmed("👨\u{200D}👩") == "👨\u{200D}👩")
    }
}
