import TestSupport
import Testing

@testable import Identity

@Suite("Where one goes after signing in")
struct ReturnPathTests {
    static let hostile = [
        "https://attacker.example", "//attacker.example", "/\\attacker.example", "/bureau//attacker.example", "/bureau\\@attacker.example",
        "/bureau/\t/attacker.example", "/bureaux", "/bureau.attacker.example", "/", "", "/suivi", "javascript:alert(1)", "/bureau/../suivi",
        "/bureau/\u{1F600}", " /bureau", "/bureau/a b", "/bureau/connexion", "/bureau/deconnexion", "/bureau/activation/xyz",
        "/bureau\r\nSet-Cookie: x",
    ]

    @Test("Only to a page of the desk", arguments: hostile)
    func refused(path: String) { #expect(ReturnPath(path) == nil) }

    @Test("Pages of the desk, with their filters", arguments: ["/bureau", "/bureau/dossiers/7K3M-Q2XN-8W4P", "/bureau?statut=recue&page=2"])
    func accepted(path: String) { #expect(ReturnPath(path)?.path == path) }

    @Test("Whatever the form says, the browser stays here", arguments: hostile)
    func throughThePage(path: String) async throws {
        #expect(try await World().browser().signIn(World.bruno, retour: path).location == "/bureau")
    }

    @Test("The page that was asked for is shown after signing in")
    func comesBack() async throws {
        let browser = try await World().browser()
        let asked = try await browser.get("/bureau/dossiers/1")
        let door = try await browser.follow(asked)

        let answer = try await browser.signIn(World.bruno, retour: "/bureau/dossiers/1")

        #expect(door.contains("name=\"retour\" value=\"/bureau/dossiers/1\""))
        #expect(door.contains("ce que vous aviez enregistré est conservé"))
        #expect(answer.location == "/bureau/dossiers/1")
    }
}
