import Testing

@testable import Insight

@Suite("Masking of comments")
struct MaskingTests {
    @Test(
        "What tells who wrote is taken out",
        arguments: [
            ("Écrivez-moi à amina.b@exemple.fr.", "amina"), ("Rappelez-moi au 06 12 34 56 78 svp", "06"), ("mon tel +33 6.12.34.56.78", "12"),
            ("Ma demande 7K3M-Q2XN-8W4P n'avance pas", "7K3M"), ("Mon IBAN est FR76 3000 6000 0112 3456 7890 189", "3000"),
            ("Mme Dupont a été parfaite", "Dupont"), ("Merci à M. de La Tour", "Tour"), ("Je m'appelle Amina Belkacem", "Amina"),
            ("j'habite 12 bis rue des Lilas, au fond", "Lilas"), ("né le 3 mars 1985", "1985"), ("Merci à Chloé Renard pour son aide", "Renard"),
            ("allez voir https://exemple.fr/moi", "exemple"), ("numéro 2 85 03 99 123 456 78", "123"),
        ])
    func masked(text: String, secret: String) {
        #expect(!Masking.masked(text).contains(secret))
        #expect(Masking.masked(text).contains(Masking.mark))
    }

    @Test(
        "What tells nothing of anyone stays as it was written",
        arguments: [
            "Très clair, merci !", "J'ai attendu 3 semaines.", "Le formulaire demande deux fois la même chose : c'est long.",
            "Il faut 12 minutes, pas plus. Bravo", "Page 4 : on ne comprend pas la question.\nLe reste va bien.",
        ])
    func kept(text: String) { #expect(Masking.masked(text) == text) }
}
