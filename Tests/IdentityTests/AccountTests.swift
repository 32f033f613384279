import TestSupport
import Testing
import Web

@testable import Identity

@Suite("An agent's own account")
struct AccountTests {
    static let new = "Lampe-Violette-Ours-3"

    @Test("Shows the roles, service by service")
    func roles() async throws {
        let page = try await World().signedIn().get("/bureau/mon-compte")

        #expect(page.status == 200)
        #expect(page.contains("Voirie") && page.contains("Accueil, Instruction"))
        #expect(!page.contains("État civil"))
        #expect(page.contains("Cette session"))
    }

    @Test("A changed password closes the other sessions, and keeps this one")
    func changes() async throws {
        let world = try await World()
        let (here, elsewhere) = (try await world.signedIn(), try await world.signedIn())
        _ = try await here.get("/bureau/mon-compte")

        let answer = try await here.post(
            "/bureau/mon-compte/mot-de-passe",
            ["mot_de_passe": World.password, "mot_de_passe_nouveau": Self.new, "mot_de_passe_encore": Self.new])

        #expect(try await here.follow(answer).contains("Votre mot de passe est changé."))
        #expect(try await elsewhere.get("/bureau").status == 303)
        #expect(try await world.browser().signIn(World.bruno).status == 422)
        #expect(try await world.browser().signIn(World.bruno, Self.new).status == 303)
    }

    @Test("Without the current password nothing changes, and guessing it is throttled")
    func needsCurrent() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        _ = try await browser.get("/bureau/mon-compte")
        var pages: [TestBrowser.Page] = []

        for _ in 1...6 {
            pages.append(
                try await browser.post(
                    "/bureau/mon-compte/mot-de-passe",
                    ["mot_de_passe": "Un-Autre-7-Mot", "mot_de_passe_nouveau": Self.new, "mot_de_passe_encore": Self.new]))
        }

        #expect(pages.allSatisfy { $0.status == 422 })
        #expect(pages[0].contains("pas votre mot de passe actuel"))
        #expect(pages[5].contains("Attendez 30 secondes"))
        world.clock.move(60)
        #expect(try await world.browser().signIn(World.bruno).status == 303)
    }

    @Test("One closes a session, or all the others")
    func closes() async throws {
        let world = try await World()
        let (here, second, third) = (try await world.signedIn(), try await world.signedIn(), try await world.signedIn())
        let page = try await here.get("/bureau/mon-compte")
        let closing = try #require(page.body.firstMatch(of: /action="(\/bureau\/mon-compte\/sessions\/\d+\/fermeture)"/)?.output.1)

        _ = try await here.post(String(closing))
        let left = [try await second.get("/bureau").status, try await third.get("/bureau").status]
        _ = try await here.post("/bureau/mon-compte/sessions/fermeture")

        #expect(left.sorted() == [200, 303])
        #expect(try await second.get("/bureau").status == 303)
        #expect(try await third.get("/bureau").status == 303)
        #expect(try await here.get("/bureau").status == 200)
    }

    @Test("Another agent's session cannot be closed")
    func notMine() async throws {
        let world = try await World()
        let amina = try await world.signedIn(World.amina)
        let bruno = try await world.signedIn()
        _ = try await bruno.get("/bureau/mon-compte")

        _ = try await bruno.post("/bureau/mon-compte/sessions/1/fermeture")

        #expect(try await amina.get("/bureau").status == 200)
    }

    @Test("A session is named so that its owner recognises it")
    func devices() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1"
        #expect(DeviceName(userAgent: windows).text == "Edge, Windows")
        #expect(DeviceName(userAgent: phone).text == "Safari, iPhone")
        #expect(DeviceName(userAgent: "curl/8").text == "")
    }
}
