import Testing

@testable import Definitions

@Suite("How hard a French text is to read")
struct FrenchTextTests {
    @Test(
        "Sentences are cut where people would breathe",
        arguments: [
            ("Venez. Apportez tout.", ["Venez.", "Apportez tout."]), ("Il est 3.5 fois plus grand.", ["Il est 3.5 fois plus grand."]),
            ("Voir p. ex. ceci", ["Voir p. ex. ceci"]), ("Apportez :\n- une photo\n- un livre", ["Apportez :", "une photo", "un livre"]),
            ("Une ligne\nqui continue", ["Une ligne qui continue"]), ("Un\n\nDeux", ["Un", "Deux"]),
            ("**Lisez** [le règlement](https://example.fr/a.b?c=d)", ["Lisez le règlement"]), ("", []), ("—", []),
        ])
    func sentences(text: String, expected: [String]) { #expect(FrenchText(text).sentences.map(\.text) == expected) }

    @Test(
        "Syllables as they are said, near enough",
        arguments: [
            ("chat", 1), ("demande", 2), ("communes", 2), ("école", 2), ("administration", 5), ("œuf", 1), ("le", 1), ("idée", 2), ("l'eau", 2),
            ("35", 1),
        ])
    func syllables(word: String, count: Int) { #expect(FrenchText(word).sentences.first?.syllables == count) }

    @Test("The score is Kandel and Moles's")
    func score() throws {
        // 4 words, 1 sentence, 4 syllables.
        #expect(try abs(#require(FrenchText("Le chat dort bien.").score) - (207 - 1.015 * 4 - 73.6)) < 0.001)
        #expect(FrenchText("").score == nil)
    }

    @Test("A plain text scores above a decree")
    func order() throws {
        let plain = try #require(FrenchText("Venez à la mairie. Un agent vous aide. C'est gratuit.").score)
        let decree = try #require(
            FrenchText("Les dispositions réglementaires susmentionnées s'appliquent nonobstant les stipulations conventionnelles.").score)

        #expect(plain > 80 && decree < 20)
    }
}
