import Core
import Foundation
import TestSupport
import Testing

@testable import Identity

@Suite("Choosing one's password with a link")
struct ActivationTests {
    static let chosen = "Lampe-Violette-Ours-3"

    private func invite(_ world: World) async throws -> String {
        let agent = NewAgent(
            organisation: world.admiville, email: EmailAddress("chloe@admiville.example")!, name: "Chloé Morel", roles: [world.roads: [.reception]])
        return IdentityFeature.activationPath(try await world.identity.createAgent(agent, now: World.morning).token)
    }

    @Test("The link opens once: the agent chooses a password and is at the desk", arguments: TestEngine.allCases)
    func activates(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let link = try await invite(world)
        let browser = try world.browser()

        let page = try await browser.get(link)
        let answer = try await browser.post(link, ["mot_de_passe_nouveau": Self.chosen, "mot_de_passe_encore": Self.chosen])

        #expect(page.status == 200 && page.contains("chloe@admiville.example"))
        #expect(try await browser.follow(answer).contains("Bureau de Chloé Morel"))
        #expect(try await browser.get(link).status == 410)
        #expect(try await world.browser().signIn(EmailAddress("chloe@admiville.example")!, Self.chosen).status == 303)
    }

    @Test("Until then, the agent cannot come in")
    func invited() async throws {
        let world = try await World()
        _ = try await invite(world)

        #expect(try await world.browser().signIn(EmailAddress("chloe@admiville.example")!, "").status == 422)
    }

    @Test("Looking at the page uses nothing up")
    func looking() async throws {
        let world = try await World()
        let link = try await invite(world)

        for _ in 1...3 { #expect(try await world.browser().get(link).status == 200) }
    }

    @Test("The link is worth a day")
    func expires() async throws {
        let world = try await World()
        let link = try await invite(world)
        let browser = try world.browser()
        _ = try await browser.get(link)

        world.clock.move(24 * 3600)

        #expect(try await browser.post(link, ["mot_de_passe_nouveau": Self.chosen, "mot_de_passe_encore": Self.chosen]).status == 410)
    }

    @Test("A weak password, or two different ones, are refused with the reason")
    func refused() async throws {
        let world = try await World()
        let link = try await invite(world)
        let browser = try world.browser()
        _ = try await browser.get(link)

        let weak = try await browser.post(link, ["mot_de_passe_nouveau": "court", "mot_de_passe_encore": "court"])
        let personal = try await browser.post(link, ["mot_de_passe_nouveau": "Chloe-Morel-2026", "mot_de_passe_encore": "Chloe-Morel-2026"])
        let different = try await browser.post(link, ["mot_de_passe_nouveau": Self.chosen, "mot_de_passe_encore": Self.chosen + "4"])

        #expect(weak.status == 422 && weak.contains("href=\"#mot_de_passe_nouveau\""))
        #expect(personal.contains("trop facile à deviner"))
        #expect(different.contains("href=\"#mot_de_passe_encore\""))
        #expect(!different.contains(Self.chosen))
    }

    @Test("Of two who use it at once, one wins", arguments: TestEngine.allCases)
    func race(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let digest = Secret.digest(String(try await invite(world).split(separator: "/").last!))

        let won = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...8 {
                group.addTask {
                    (try? await world.identity.invitations.accept(digest, passwordHash: "hash", at: World.morning)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(won == 1)
    }

    @Test("A new link ends the other; used, it closes every session", arguments: TestEngine.allCases)
    func replaced(_ engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        let first = try await world.identity.resetPassword(of: World.bruno, organisation: world.admiville, now: World.morning)
        let second = IdentityFeature.activationPath(
            try await world.identity.resetPassword(of: World.bruno, organisation: world.admiville, now: World.morning))
        let other = try world.browser()

        #expect(try await other.get(IdentityFeature.activationPath(first)).status == 410)
        #expect(try await browser.get("/bureau").status == 200, "the password still works until the link is used")
        _ = try await other.get(second)
        _ = try await other.post(second, ["mot_de_passe_nouveau": Self.chosen, "mot_de_passe_encore": Self.chosen])

        #expect(try await browser.get("/bureau").status == 303)
        #expect(try await other.get("/bureau").status == 200)
    }
}
