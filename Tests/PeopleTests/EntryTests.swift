import Core
import Foundation
import HTTPTypes
import Secrets
import TestSupport
import Testing

@testable import People

@Suite("Coming into one's space")
struct EntryTests {
    @Test("A link by mail makes a space, then opens it again", arguments: TestEngine.allCases)
    func link(engine: TestEngine) async throws {
        let world = try await World(engine)

        let first = try await world.signedIn()
        let again = try await world.signedIn(" AMINA@exemple.example ")

        #expect(try await first.get("/espace").contains("Mon espace"))
        #expect(try await again.get("/espace/compte").contains(World.amina))
        #expect(try await world.people.persons.seeds(of: world.town, after: PersonID(0), atMost: 10).count == 1)
    }

    @Test("A link works once, for an hour, and looking at it uses nothing up", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.signedIn()
        let used = try world.mailbox.link()
        #expect(try await browser.post(used).status == 410)

        _ = try await browser.post("/espace/lien", ["email": World.amina])
        let late = try world.mailbox.link()
        for _ in 0..<2 { #expect(try await browser.get(late).status == 200) }
        world.clock.move(3601)
        #expect(try await browser.get(late).status == 410)
    }

    @Test("Asking for a link answers in the same words, and does the same work, whether there is a space or not")
    func tellsNothing() async throws {
        let world = try await World()
        _ = try await world.signedIn()
        let browser = try world.browser()
        _ = try await browser.get("/espace/connexion")

        let known = try await browser.post("/espace/lien", ["email": World.amina])
        let unknown = try await browser.post("/espace/lien", ["email": "bruno@exemple.example"])

        #expect(known.status == 200 && unknown.status == 200)
        #expect(known.body.replacing(World.amina, with: "x").withoutToken == unknown.body.replacing("bruno@exemple.example", with: "x").withoutToken)
        let mails = world.mailbox.letters.suffix(2)
        #expect(Set(mails.map(\.subject)).count == 1)
    }

    @Test("A wrong passphrase and an unknown address are refused in the same words, after one comparison each")
    func samePassphraseWork() async throws {
        let counting = CountingPassphrases()
        let world = try await World(passphrases: counting)
        let browser = try await world.withPassphrase()
        _ = try await browser.get("/espace/connexion")

        let wrong = try await browser.tryPhrase(World.amina, "autre chose")
        let unknown = try await browser.tryPhrase("bruno@exemple.example", "autre chose")
        let malformed = try await browser.tryPhrase("pas une adresse", "autre chose")

        #expect([wrong, unknown, malformed].allSatisfy { $0.status == 422 && $0.contains("adresse ou la phrase de passe") })
        #expect(counting.verified.count == 3)
        #expect(counting.verified.last == counting.decoy)
    }

    @Test("The right passphrase opens the space, and leads where one was going", arguments: TestEngine.allCases)
    func passphrase(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.withPassphrase()
        _ = try await browser.get("/espace/connexion?retour=/espace/compte")

        let answer = try await browser.post(
            "/espace/connexion", ["identifiant": World.amina, "phrase": World.phrase, "retour": "/espace/compte"])

        #expect(answer.location == "/espace/compte")
        #expect(try await browser.get("/espace").status == 200)
    }

    @Test("Nobody is led off the site", arguments: ["//ailleurs.example", "https://ailleurs.example", "/espace/../bureau", "/bureau", "/suivi/\\x"])
    func staysHere(back: String) { #expect(SpaceReturn(back) == nil) }

    @Test("After five wrong passphrases one waits, on every node, then comes in", arguments: TestEngine.allCases)
    func waits(engine: TestEngine) async throws {
        let world = try await World(engine)
        let browser = try await world.withPassphrase()
        for _ in 0..<5 { _ = try await browser.tryPhrase(World.amina, "non") }

        let refused = try await browser.tryPhrase(World.amina, World.phrase)
        world.clock.move(31)
        let accepted = try await browser.tryPhrase(World.amina, World.phrase)

        #expect(refused.status == 429 && refused.headers[.retryAfter] == "30")
        #expect(accepted.status == 303)
    }

    @Test("Nobody is flooded with mails")
    func fewMails() async throws {
        let world = try await World()
        let browser = try world.browser()
        _ = try await browser.get("/espace/connexion")
        for _ in 0..<10 { _ = try await browser.post("/espace/lien", ["email": World.amina]) }

        #expect(world.mailbox.letters.count == 4)
    }

    @Test("Coming in changes the session's key, and closes the one that the browser had")
    func rotates() async throws {
        let world = try await World()
        let browser = try await world.signedIn()
        let planted = TestBrowser(try world.router(), sameAs: browser)

        try await world.enter(browser)

        #expect(try await browser.get("/espace").status == 200)
        #expect(try await planted.get("/espace").location?.hasPrefix("/espace/connexion") == true)
    }
}

/// Notes every comparison that is asked for.
final class CountingPassphrases: PasswordHashing, @unchecked Sendable {
    private let real = Argon2id(cost: .light)
    private let lock = NSLock()
    private var seen: [String] = []

    var verified: [String] { lock.withLock { seen } }
    var decoy: String { real.decoy }

    func hash(_ password: String) async throws -> String { try await real.hash(password) }

    func verify(_ password: String, against hash: String) async throws -> PasswordVerdict {
        lock.withLock { seen.append(hash) }
        return try await real.verify(password, against: hash)
    }
}

extension String {
    /// A page but for its tokens, which differ each time.
    var withoutToken: String { replacing(/name="_jeton" value="[^"]+"/, with: "") }
}
