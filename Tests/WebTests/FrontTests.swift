import Core
import HTTPTypes
import Hummingbird
import TestSupport
import Testing

@testable import Web

@Suite("The front door")
struct FrontTests {
    private struct Fault: Error {}

    private static let routes: [Route] = [
        .get("/formulaire") { visit in visit.page(title: "Formulaire", "<form>\(visit.formToken)</form>") },
        .post("/formulaire") { visit in visit.page(title: "Reçu", "<p>\(visit.form.first("nom") ?? "rien")</p>") },
        .get("/panne") { _ in throw Fault() },
        .get("/interdit") { _ in throw WebProblem.notYourRole },
        .agents(.get, "/bureau/reglages", [.designer]) { $0.visit.page(title: "Réglages", "<p>ici</p>") },
    ]
    private let browser: TestBrowser

    init() throws { browser = try newBrowser(Self.routes) }

    @Test("A form of ours is read")
    func accepted() async throws {
        _ = try await browser.get("/formulaire")

        let page = try await browser.post("/formulaire", ["nom": "Léa & <Tom>"])

        #expect(page.status == 200)
        #expect(page.contains("<p>Léa &amp; &lt;Tom&gt;</p>"))
    }

    @Test("A form without its token is refused, and says what to do", arguments: ["", "abc.def", "x"])
    func refused(token: String) async throws {
        _ = try await browser.get("/formulaire")

        let page = try await browser.post("/formulaire", ["nom": "Léa"], token: token)

        #expect(page.status == 403)
        #expect(page.contains("rechargez la page"))
    }

    @Test("Another visitor's token is refused")
    func othersToken() async throws {
        let other = try newBrowser(Self.routes)
        _ = try await other.get("/formulaire")
        _ = try await browser.get("/formulaire")

        #expect(try await browser.post("/formulaire", token: other.token).status == 403)
    }

    @Test("A form that another site shows is refused, whatever its token")
    func foreign() async throws {
        _ = try await browser.get("/formulaire")
        let body = Array("_jeton=\(browser.token ?? "")".utf8)
        let name = try #require(HTTPField.Name("Sec-Fetch-Site"))

        let page = try await browser.send(
            .post, "/formulaire", body: body, type: "application/x-www-form-urlencoded", headers: [name: "cross-site"])

        #expect(page.status == 403)
    }

    @Test("An unknown address is a page", arguments: ["/nulle-part", "/bureau/rien", "/s"])
    func unknown(path: String) async throws {
        let page = try await browser.get(path)

        #expect(page.status == 404)
        #expect(page.contains("Page introuvable") && page.contains("Admiville"))
    }

    @Test("A problem is told in its own words, with its status")
    func problem() async throws {
        let page = try await browser.get("/interdit")

        #expect(page.status == 403)
        #expect(page.contains("Votre rôle ne permet pas"))
    }

    @Test("A fault is an apology that tells nothing of the inside")
    func fault() async throws {
        let page = try await browser.get("/panne")

        #expect(page.status == 500)
        #expect(page.contains("Ce n&#39;est pas de votre faute") && !page.contains("Fault"))
    }

    @Test("U+0000, half a letter, another content type and a form over a megabyte are refused")
    func malformed() async throws {
        let form = "application/x-www-form-urlencoded"
        let wanted = [
            ("nom=%00", form, 422), ("nom=%C3", form, 422), ("{}", "application/json", 422),
            (String(repeating: "a", count: 1 << 20) + "b", form, 413),
        ]

        for (body, type, status) in wanted {
            let page = try await browser.send(.post, "/formulaire", body: Array(body.utf8), type: type)
            #expect(page.status == status, "\(body.prefix(10))")
        }
    }

    @Test("The desk sends to the sign-in page, then lets in only the roles of the page")
    func desk() async throws {
        let stranger = try await browser.get("/bureau/reglages")
        let agent = try await newBrowser(Self.routes).send(.get, "/bureau/reglages", body: nil, type: nil, headers: [.cookie: "bureau=cle-de-bruno"])

        #expect(stranger.location == "/bureau/connexion?retour=/bureau/reglages")
        #expect(agent.status == 403)
    }
}

/// `browser` is also a property above.
private func newBrowser(_ routes: [Route]) throws -> TestBrowser { try browser(routes) }
