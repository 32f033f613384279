import Core
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "Real addresses are accepted",
        arguments: [
            "amina@exemple.fr", "a@b.co", "prenom.nom+mairie@sous.domaine.exemple.fr", "o'neil@exemple.org", "x_1-2=3@ex-emple.museum", "12@34.fr",
            "amina@xn--commune-zt2b.fr",
        ]
    )
    func accepts(text: String) {
        #expect(EmailAddress(text)?.description == text)
    }

    @Test("Spaces around are dropped, and the domain is in lower case; the name keeps its case")
    func cleans() {
        #expect(EmailAddress("  Amina.B@Exemple.FR\r\n")?.description == "Amina.B@exemple.fr")
        #expect(EmailAddress("\u{FEFF}amina\u{200B}@exemple.fr") == EmailAddress("amina@exemple.fr"))
    }

    @Test(
        "What mail cannot be sent to is refused",
        arguments: [
            "", "@", "amina", "amina@", "@exemple.fr", "amina@exemple", "amina@@exemple.fr", "a@b@exemple.fr", "amina@exemple.f", "amina@.fr",
            "amina@exemple..fr", "amina@-exemple.fr", "amina@exemple-.fr", "amina@exemple.fr.", ".amina@exemple.fr", "amina.@exemple.fr",
            "am..ina@exemple.fr",
            "am ina@exemple.fr", "amina@exem ple.fr", "amina@127.0.0.1", "amina@[127.0.0.1]", "\"amina\"@exemple.fr", "amina(ici)@exemple.fr",
            "Amina <amina@exemple.fr>", "amina@exemple.fr,bruno@exemple.fr", "amina@exemple.fr\r\nBcc: tous@exemple.fr", "amina\n@exemple.fr",
            "amina@exemple.fr\u{0}", "aminé@exemple.fr", "amina@exémple.fr", "amina@exemple.fr\u{301}", "amina@exemple_.fr",
        ]
    )
    func refuses(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test("Lengths are those of the mail standards")
    func lengths() {
        let label = String(repeating: "d", count: 63)
        #expect(EmailAddress(String(repeating: "a", count: 64) + "@exemple.fr") != nil)
        #expect(EmailAddress(String(repeating: "a", count: 65) + "@exemple.fr") == nil)
        #expect(EmailAddress("a@\(label).fr") != nil)
        #expect(EmailAddress("a@d\(label).fr") == nil)
        #expect(EmailAddress("aaaaaaaaaa@\(label).\(label).\(label).\(label.dropLast(12))") != nil)
        #expect(EmailAddress("aaaaaaaaaaaa@\(label).\(label).\(label).\(label.dropLast(12))") == nil)
    }
}
