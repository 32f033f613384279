import Testing

@testable import Organisations

@Suite("What administrators type")
struct TypedTextTests {
    @Test(
        "Phone numbers as they are painted on doors", arguments: ["02 99 00 00 00", "+33 2 99 00 00 00", "3939", "02.99.00.00.00", "(0) 299000000"])
    func phones(text: String) { #expect(Phone.isRight(text)) }

    @Test("What nobody can dial", arguments: ["", "mairie", "1", "02 99 00 00 00 poste 3", "1234567890123456"])
    func notPhones(text: String) { #expect(!Phone.isRight(text)) }

    @Test("The address of a site has nothing after the name", arguments: ["https://ville.fr", "http://localhost:8080"])
    func origins(text: String) { #expect(WebAddress.isOrigin(text)) }

    @Test(
        "What is not the address of a site",
        arguments: ["", "ville.fr", "ftp://ville.fr", "https://ville.fr/", "https://ville.fr?x", "https://a:b@ville.fr", "javascript:alert(1)"])
    func notOrigins(text: String) { #expect(!WebAddress.isOrigin(text)) }

    @Test("Links lead to a web page or to a page of ours", arguments: ["https://ville.fr/plan?x=1", "/aide"])
    func links(text: String) { #expect(WebAddress.isRight(text)) }

    @Test("Links lead nowhere else", arguments: ["javascript:alert(1)", "data:text/html,x", "//ville.fr", "/\\ville.fr", "aide", "https://"])
    func notLinks(text: String) { #expect(!WebAddress.isRight(text)) }

    @Test("A SIRET has fourteen digits whose sum is right")
    func siret() {
        #expect(Siret.isRight("213 502 388 00019") == Siret.isRight("21350238800019"))
        #expect(Siret.isRight("21350238800019"))
        #expect(!Siret.isRight("21350238800018"))
        #expect(!Siret.isRight("2135023880001"))
    }

    @Test("A short name is made from a long one")
    func slug() {
        #expect(Slug.made(from: "Démarches administratives & état civil") == "demarches-administratives-etat-civil")
        #expect(Slug.isRight(Slug.made(from: String(repeating: "abcdefghi ", count: 9))))
    }

    @Test("A host is read without its port", arguments: [("Ville.FR:8080", "ville.fr"), ("ville.fr.", "ville.fr"), ("[::1]:80", "[::1]")])
    func hosts(header: String, name: String) { #expect(Host(header)?.name == name) }
}
