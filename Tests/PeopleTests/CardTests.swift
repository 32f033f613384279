import Core
import Foundation
import HTTPTypes
import Secrets
import TestSupport
import Testing

@testable import People

@Suite("Cards")
struct CardTests {
    static let agent = AgentViewer(agent: AgentID(7), organisation: OrganisationID(1), name: "Alix Moreau", roles: [:])

    private func issue(_ world: World, _ secret: String = "abricot lanterne voilier", level: IdentityProof = .declared) async throws -> CardNumber {
        let number = CardNumber.random()
        try await world.people.cards.issue(
            number, hash: world.people.passphrases.hash(CardSecret(secret)!.text), level: level, of: world.town, by: Self.agent, at: world.clock.now)
        return number
    }

    private func enter(_ browser: TestBrowser, _ number: CardNumber, _ secret: String) async throws -> TestBrowser.Page {
        _ = try await browser.get("/espace/carte?numero=\(number)")
        return try await browser.post("/espace/carte", ["numero": number.description, "secret": secret])
    }

    @Test("A number is read as people type it, and every wrong symbol or exchange of two is caught")
    func number() throws {
        for _ in 0..<50 {
            let number = CardNumber.random(), text = Array(number.description.filter { $0 != "-" })
            #expect(CardNumber(" " + number.description.lowercased().replacing("0", with: "o").replacing("1", with: "l")) == number)
            for place in 0..<8 {
                var wrong = text
                wrong[place] = wrong[place] == "7" ? "8" : "7"
                #expect(CardNumber(String(wrong)) == nil)
            }
            for place in 0..<7 where text[place] != text[place + 1] {
                var exchanged = text
                exchanged.swapAt(place, place + 1)
                #expect(CardNumber(String(exchanged)) == nil)
            }
        }
    }

    @Test("A secret is three words or six figures, however they are typed; what everybody tries is refused")
    func secrets() {
        #expect(CardSecret("  Éléphant-LANTERNE  voilier ") == CardSecret("elephant lanterne voilier"))
        #expect(CardSecret("48 20 17")?.kind == .code)
        #expect(CardSecret("deux mots") == nil && CardSecret("12345") == nil)
        #expect(["111111", "121212", "123456", "654321", "890123"].allSatisfy { CardSecret($0)?.isTooEasy == true })
        #expect(CardSecret("482017")?.isTooEasy == false)
    }

    @Test("The words are many, simple, and no two are alike")
    func words() async throws {
        let words = try await World().people.words

        #expect(words.list.count == 512)
        #expect(Set(words.list.map(Text.folded)).count == 512)
        #expect(words.holds(CardSecret(words.draw())!))
    }

    @Test("A card opens the space, by words or by a code", arguments: TestEngine.allCases)
    func opens(engine: TestEngine) async throws {
        let world = try await World(engine)
        for secret in ["abricot lanterne voilier", "482017"] {
            let number = try await issue(world, secret)
            let browser = try world.browser()
            #expect(try await enter(browser, number, secret.uppercased()).location == "/espace")
            #expect(try await browser.get("/espace").status == 200)
        }
    }

    @Test("A wrong secret and a number that nobody has are refused in the same words, after one comparison each")
    func tellsNothing() async throws {
        let counting = CountingPassphrases()
        let world = try await World(passphrases: counting)
        let number = try await issue(world)
        let browser = try world.browser()

        let wrong = try await enter(browser, number, "citron lanterne voilier")
        let unknown = try await enter(browser, .random(), "citron lanterne voilier")

        #expect(wrong.status == 422 && unknown.status == 422)
        #expect(wrong.contains("ou le secret") && unknown.contains("ou le secret"))
        #expect(counting.verified.count == 2)
    }

    @Test(
        "The tenth wrong secret blocks the card, whatever one waits; another secret unblocks it, and all is written down",
        arguments: TestEngine.allCases)
    func blocks(engine: TestEngine) async throws {
        let world = try await World(engine)
        let number = try await issue(world)
        let browser = try world.browser()
        for _ in 0..<10 {
            world.clock.move(3600)
            _ = try await enter(browser, number, "citron lanterne voilier")
        }
        world.clock.move(3600)
        #expect(try await enter(browser, number, "abricot lanterne voilier").status == 422)

        let card = try #require(try await world.people.cards.find(number, of: world.town))
        #expect(card.state == .blocked)
        _ = try await world.people.cards.setSecret(world.people.passphrases.hash("482017"), of: card, by: Self.agent, at: world.clock.now)
        world.clock.move(3600)

        #expect(try await enter(browser, number, "482017").status == 303)
        #expect(try await world.people.cards.history(of: card.id).map(\.event) == [.issued, .blocked, .secretChanged])
    }

    @Test("A lost card opens nothing, its sessions are closed, and another opens the same space", arguments: TestEngine.allCases)
    func replaced(engine: TestEngine) async throws {
        let world = try await World(engine)
        let number = try await issue(world)
        let browser = try world.browser()
        _ = try await enter(browser, number, "abricot lanterne voilier")
        let card = try #require(try await world.people.cards.find(number, of: world.town))
        let next = CardNumber.random()

        let done = try await world.people.cards.replace(
            card, by: next, hash: world.people.passphrases.hash("482017"), of: world.town, agent: Self.agent, at: world.clock.now)
        let again = try await world.people.cards.replace(
            card, by: .random(), hash: "", of: world.town, agent: Self.agent, at: world.clock.now)

        #expect(done && !again)
        #expect(try await browser.get("/espace").status == 303)
        #expect(try await enter(browser, number, "abricot lanterne voilier").status == 422)
        #expect(try await enter(browser, next, "482017").status == 303)
        let new = try #require(try await world.people.cards.find(next, of: world.town))
        #expect(new.person == card.person)
        #expect(try await world.people.cards.history(of: card.id).last?.event == .replaced)
    }

    @Test("An identity that was seen is noted, with who saw it", arguments: TestEngine.allCases)
    func seen(engine: TestEngine) async throws {
        let world = try await World(engine)
        let number = try await issue(world)
        let card = try #require(try await world.people.cards.find(number, of: world.town))

        try await world.people.cards.identitySeen(card, by: Self.agent, at: world.clock.now)

        #expect(try await world.people.cards.find(number, of: world.town)?.level == .seen)
        #expect(try await world.people.cards.history(of: card.id).last == CardLine(event: .identitySeen, at: world.clock.now, agent: "Alix Moreau"))
    }

    @Test("A session of a card ends sooner: others come after at a kiosk")
    func kiosk() async throws {
        let world = try await World()
        let browser = try world.browser()
        _ = try await enter(browser, issue(world), "abricot lanterne voilier")

        world.clock.move(1201)

        #expect(try await browser.get("/espace").status == 303)
    }

    @Test("A closed space leaves its card, which opens nothing", arguments: TestEngine.allCases)
    func closed(engine: TestEngine) async throws {
        let world = try await World(engine)
        let number = try await issue(world)
        let browser = try world.browser()
        _ = try await enter(browser, number, "abricot lanterne voilier")
        _ = try await browser.get("/espace/compte/fermeture")

        _ = try await browser.post("/espace/compte/fermeture")

        #expect(try await world.people.cards.find(number, of: world.town)?.state == .revoked)
        #expect(try await enter(browser, number, "abricot lanterne voilier").status == 422)
    }

    @Test("A card's space gets an address when its holder wants one")
    func address() async throws {
        let world = try await World()
        let browser = try world.browser()
        _ = try await enter(browser, issue(world), "abricot lanterne voilier")
        _ = try await browser.get("/espace/compte")
        _ = try await browser.post("/espace/compte/adresse", ["email": World.amina])
        let link = try world.mailbox.link()
        _ = try await browser.get(link)

        #expect(try await browser.post(link).location == "/espace/compte?fait=adresse")
        #expect(try await browser.get("/espace/compte").contains(World.amina))
    }
}
