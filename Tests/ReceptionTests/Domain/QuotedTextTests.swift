import Testing

@testable import Reception

@Suite("The new part of an answer")
struct QuotedTextTests {
    @Test(
        "What mail programs repeat below is left out",
        arguments: [
            ("Oui.\n\nLe 22 nov. 2026 à 10:00, Mairie <m@x.fr> a écrit :\n> Voulez-vous ?\n>\n> Bien", "Oui."),
            ("Oui.\n\nLe dim. 22 nov. 2026 à 10:00, Mairie\n<m@x.fr> a écrit :\n\n> Voulez-vous ?\n", "Oui."),
            ("Yes.\n\nOn Sun, Nov 22, 2026, Town <m@x.fr> wrote:\n> Would you?", "Yes."),
            ("Oui.\n\n-----Message d'origine-----\nDe : Mairie\n\nVoulez-vous ?", "Oui."),
            ("> Question 1\nRéponse 1\n> Question 2\nRéponse 2", "> Question 1\nRéponse 1\n> Question 2\nRéponse 2"),
            ("> Tout est cité", "> Tout est cité"), ("Simple", "Simple"), ("", ""),
        ])
    func newText(whole: String, new: String) {
        #expect(QuotedText.newText(of: whole) == new)
    }
}
