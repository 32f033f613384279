import App
import Core
import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing
import TownSupport
import Web

/// A person's space and their requests, through the pages of the whole product.
@Suite("A person's space")
struct SpaceTests {
    static func signedIn(_ town: TestTown, _ email: String = "amina@exemple.example", back: String = "") async throws -> TestBrowser {
        let browser = town.browser()
        try await signIn(browser, town, email, back: back)
        return browser
    }

    static func signIn(_ browser: TestBrowser, _ town: TestTown, _ email: String = "amina@exemple.example", back: String = "") async throws {
        _ = try await browser.get("/espace/connexion")
        _ = try await browser.post("/espace/lien", ["email": email, "retour": back])
        let mail = try await town.product.database.read { connection in
            try connection.row("SELECT text FROM outgoing_mail WHERE to_address = \(email) ORDER BY id DESC LIMIT 1")?.string("text")
        }
        let link = try #require(mail?.firstMatch(of: /https:\/\/demarches\.essai\.example(\S+)/)).output.1
        _ = try await browser.get(String(link))
        _ = try await browser.post(String(link))
    }

    @Test("A request begun while signed in is in the space, from the draft to the decision, on every device", arguments: TestEngine.allCases)
    func begunInside(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = try await Self.signedIn(town)
        let number = try await FilingPathTests.write(browser)
        let elsewhere = try await Self.signedIn(town)

        #expect(try await elsewhere.get("/espace").contains("À terminer"))
        #expect(try await elsewhere.get("/brouillons/\(number)/verification").contains("Benali"))
        _ = try await elsewhere.post("/brouillons/\(number)/depot")
        let page = try await browser.get("/espace")

        #expect(page.contains(number) && page.contains("Mes demandes"))
        #expect(try await browser.get("/suivi/\(number)").contains("est dans votre espace"))
    }

    @Test("A request made without a space is added to it, and taken out again", arguments: TestEngine.allCases)
    func added(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = town.browser()
        let number = try await FilingPathTests.write(browser)
        _ = try await browser.get("/brouillons/\(number)/verification")
        _ = try await browser.post("/brouillons/\(number)/depot")
        #expect(try await browser.get("/suivi/\(number)").contains("/espace/connexion?retour=/suivi/\(number)"))
        try await Self.signIn(browser, town)
        _ = try await browser.get("/suivi/\(number)")

        let added = try await browser.post("/suivi/\(number)/espace")
        #expect(added.location == "/suivi/\(number)#espace")
        #expect(try await browser.get("/espace").contains(number))
        _ = try await browser.get("/suivi/\(number)")
        _ = try await browser.post("/suivi/\(number)/espace", ["retrait": "oui"])

        #expect(try await browser.get("/espace").contains(number) == false)
        #expect(try await browser.get("/suivi/\(number)").status == 200)
    }

    @Test("Nobody puts in their space what is not theirs to open, nor what is in another's", arguments: TestEngine.allCases)
    func notTheirs(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let owner = try await Self.signedIn(town)
        let number = try await FilingPathTests.write(owner)
        let stranger = try await Self.signedIn(town, "bruno@exemple.example")
        _ = try await stranger.get("/espace")

        #expect(try await stranger.post("/brouillons/\(number)/espace").status == 404)
        #expect(try await stranger.get("/brouillons/\(number)/verification").status == 404)
        _ = try await stranger.get("/reprendre")
        _ = try await stranger.post("/reprendre", ["numero": number])
        #expect(try await stranger.post("/brouillons/\(number)/espace").status == 409)
        #expect(try await owner.get("/espace").contains(number))
    }

    @Test("Signing out closes in this browser what is in the space, and leaves what was begun without one", arguments: TestEngine.allCases)
    func leave(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = town.browser()
        let outside = try await FilingPathTests.write(browser)
        try await Self.signIn(browser, town)
        let inside = try await FilingPathTests.write(browser)
        _ = try await browser.get("/espace")

        _ = try await browser.post("/espace/deconnexion")

        #expect(try await browser.get("/brouillons/\(inside)/verification").status == 404)
        #expect(try await browser.get("/brouillons/\(outside)/verification").status == 200)
    }

    @Test("Who is not signed in is sent to the door of the space from each of its pages, and their forms change nothing")
    func door() async throws {
        let town = try await TestTown()
        let browser = town.browser()
        _ = try await browser.get("/espace/connexion")
        let open: Set = [
            "/espace/connexion", "/espace/connexion/code", "/espace/deconnexion", "/espace/lien", "/espace/lien/:token", "/espace/carte",
            // What an invitation is for is said before the door; to stop acting needs none.
            "/espace/representations/invitation/:token", "/espace/representations/arret",
        ]
        for route in town.product.routes where route.path.hasPrefix("/espace") && !open.contains(route.path) {
            let path = "/" + route.path.split(separator: "/").map { $0.hasPrefix(":") ? "1" : String($0) }.joined(separator: "/")
            let answer = route.method == .get ? try await browser.get(path) : try await browser.post(path)
            #expect(answer.location?.hasPrefix("/espace/connexion") == true, "\(route.method) \(route.path)")
        }
    }
}
