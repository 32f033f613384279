import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Forms that come when we do not know any more who wrote them, without scripts.
@Suite("A page that is sent too late")
struct LateFormTests {
    private static let secret = "Le lampadaire devant chez ma tante Zénobie ne marche plus."

    @Test(
        "Of a draft in a space that closed: it comes back whole, nobody who signs in next is shown it, and its author sends it",
        arguments: TestEngine.allCases)
    func draft(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let path = try await Self.draft(of: "amina@exemple.example", in: town)
        let shared = try await SpaceTests.signedIn(town)
        _ = try await shared.get(path)
        town.clock.advance(hours: 2)

        let answer = try await shared.post(path, Self.answers)
        let form = Self.fields(of: answer)
        try await SpaceTests.signIn(shared, town, "bruno@exemple.example")
        let shown = [try await shared.get("/espace"), try await shared.get(path), try await shared.get("/espace/informations")]
        let others = try await shared.post(path, pairs: form)
        _ = try await shared.get("/espace")
        _ = try await shared.post("/espace/deconnexion")
        try await SpaceTests.signIn(shared, town)
        let sent = try await shared.post(path, pairs: form)

        #expect(answer.status == 404 && answer.contains(Self.secret) && answer.contains("est pas perdu"))
        #expect(!shown.contains { $0.contains("Zénobie") })
        #expect(others.status == 404)
        #expect(sent.status == 303)
        #expect(try await shared.get(path).contains(Self.secret))
    }

    @Test("Of the details of a space: kept for its author, never written in the space of who signs in next", arguments: TestEngine.allCases)
    func details(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = try await SpaceTests.signedIn(town)
        let page = try await browser.get("/espace/informations")
        let writer = try #require(page.body.firstMatch(of: /name="_pour" value="([^"]+)"/)).output.1
        town.clock.advance(hours: 2)

        let late = try await browser.post("/espace/informations", pairs: [("_pour", String(writer)), ("firstName", "Zénobie")])
        try await SpaceTests.signIn(browser, town, "bruno@exemple.example")
        let others = try await browser.post("/espace/informations", pairs: Self.fields(of: late))
        let shown = try await browser.get("/espace/informations")
        _ = try await browser.post("/espace/deconnexion")
        try await SpaceTests.signIn(browser, town)
        let sent = try await browser.post("/espace/informations", pairs: Self.fields(of: late))

        #expect(late.status == 401 && late.contains("value=\"Zénobie\""))
        #expect(others.status == 409 && !shown.contains("Zénobie"))
        #expect(sent.location == "/espace/informations?fait=garde")
        #expect(try await browser.get("/espace/informations").contains("Zénobie"))
    }

    @Test("Of a browser that lost its key: it comes back whole, with a token that works")
    func lostKey() async throws {
        let town = try await TestTown()
        let browser = town.browser(), site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let body = Array("_jeton=perdu.perdu&numero=ABCD&note=\(Self.secret.percentEncoded)".utf8)

        let type = "application/x-www-form-urlencoded"
        let own = try await browser.send(.post, "/reprendre", body: body, type: type, headers: [site: "same-origin"])
        let again = try await browser.post("/reprendre", pairs: Self.fields(of: own))
        let strangers = try await browser.send(.post, "/reprendre", body: body, type: type, headers: [site: "cross-site"])
        let silent = try await browser.send(.post, "/reprendre", body: body, type: type)

        #expect(own.status == 403 && own.contains(Self.secret))
        #expect(again.status == 422, "The form is read, and its number is none")
        #expect(strangers.status == 403 && !strangers.contains("Zénobie"))
        #expect(silent.status == 403 && !silent.contains("Zénobie"), "Nothing says that a page of ours sent it")
    }

    @Test("A secret is never given back")
    func passphrase() async throws {
        let town = try await TestTown()
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let body = Array("_jeton=perdu.perdu&identifiant=amina&phrase=Sept-hirondelles".utf8)

        let page = try await town.browser().send(
            .post, "/espace/connexion", body: body, type: "application/x-www-form-urlencoded", headers: [site: "same-origin"])

        #expect(page.status == 403 && !page.contains("hirondelles") && page.contains("rechargez la page"))
    }

    /// The first page of a draft that somebody began elsewhere, in their space: their session alone opens it here.
    private static func draft(of email: String, in town: TestTown) async throws -> String {
        let elsewhere = try await SpaceTests.signedIn(town, email)
        _ = try await elsewhere.get("/demarches/contact-mairie")
        return try #require(try await elsewhere.post("/demarches/contact-mairie/brouillons").location)
    }

    private static var answers: KeyValuePairs<String, String> { ["objet": "question", "message": secret] }

    /// The hidden fields of the form that sends again.
    private static func fields(of page: TestBrowser.Page) -> [(String, String)] {
        page.body.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/)
            .map { (String($0.output.1), String($0.output.2).replacing("&#39;", with: "'").replacing("&amp;", with: "&")) }
            .filter { $0.0 != "_jeton" }
    }
}
