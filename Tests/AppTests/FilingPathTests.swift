import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// A person files, an agent decides, on both databases, through the pages.
@Suite("From a request to its decision")
struct FilingPathTests {
    /// Contacts the town hall, and stops before sending.
    static func write(_ browser: TestBrowser) async throws -> String {
        _ = try await browser.get("/demarches/contact-mairie")
        let first = try #require(try await browser.post("/demarches/contact-mairie/brouillons").location)
        var path = first
        for _ in 0..<6 where path.contains("/pages/") {
            _ = try await browser.get(path)
            let answer = try await browser.post(path, ContactForm.answers)
            guard let next = answer.location else { throw FilingFault.refused(answer.body) }
            path = next
        }
        return String(path.split(separator: "/")[1])
    }

    @Test("Filed once, whatever the clicks", arguments: TestEngine.allCases)
    func filedOnce(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        let number = try await Self.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")

        let first = try await person.post("/brouillons/\(number)/depot")
        let second = try await person.post("/brouillons/\(number)/depot")
        let receipt = try await person.follow(first)

        #expect(first.location == "/suivi/\(number)?depot=1" && second.location == "/suivi/\(number)")
        #expect(receipt.contains(number) && receipt.contains("Votre demande est envoyée"))
        #expect(try await town.product.verifyHistory().read == 1)
    }

    @Test("Somebody else sees nothing of it", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        let number = try await Self.write(person)
        let stranger = town.browser()

        #expect(try await stranger.get("/brouillons/\(number)/verification").status == 404)
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")

        #expect(try await stranger.get("/suivi/\(number)").location == "/suivi?numero=\(number)")
        #expect(try await stranger.get("/suivi/\(number)/recepisse.pdf").status == 404)
        _ = try await stranger.get("/suivi")
        let wrong = try await stranger.post("/suivi", ["numero": number, "preuve": "autre@exemple.example"])
        let unknown = try await stranger.post("/suivi", ["numero": Reference.random().description, "preuve": "autre@exemple.example"])
        #expect(wrong.status == 422 && unknown.status == 422)
        #expect(wrong.contains("ne vont pas ensemble") && unknown.contains("ne vont pas ensemble"))
    }

    @Test("The number and the e-mail open it elsewhere", arguments: TestEngine.allCases)
    func followedElsewhere(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.filed(town)
        let other = town.browser()
        _ = try await other.get("/suivi")

        let answer = try await other.post("/suivi", ["numero": number.lowercased(), "preuve": " AMINA@exemple.example "])

        #expect(answer.location == "/suivi/\(number)")
        #expect(try await other.follow(answer).contains("Demande \(number)"))
    }

    @Test("An agent of the unit finds it by name, without accents, and the agents of the others do not", arguments: TestEngine.allCases)
    func deskIsSealed(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.filed(town)
        let theirs = try await town.browser(as: "accueil@essai.example")
        let others = try await town.browser(as: "alix@essai.example")

        #expect(try await theirs.get("/bureau?q=benali").contains(number))
        #expect(try await theirs.get("/bureau?q=bénàli").contains(number))
        #expect(try await others.get("/bureau?q=benali&etape=all").contains(number) == false)
        #expect(try await others.get("/bureau/dossiers/\(number)").status == 404)
        #expect(try await others.get("/bureau?q=\(number)").contains("/bureau/dossiers/\(number)") == false)
    }

    @Test("Of two agents who act at once, one wins and the other is told", arguments: TestEngine.allCases)
    func twoAgents(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.filed(town)
        let first = try await town.browser(as: "accueil@essai.example")
        let second = try await town.browser(as: "accueil2@essai.example")
        let page = try await second.get("/bureau/dossiers/\(number)")
        let version = try #require(page.body.firstMatch(of: /name="version" value="(\d+)"/)?.output.1)
        _ = try await first.get("/bureau/dossiers/\(number)")

        let won = try await first.post("/bureau/dossiers/\(number)/actions/take", ["version": String(version)])
        let lost = try await second.post("/bureau/dossiers/\(number)/actions/take", ["version": String(version)])

        #expect(won.status == 303)
        #expect(lost.status == 409 && lost.contains("Dorian Petit"))
    }

    @Test("The person is written to, with the receipt", arguments: TestEngine.allCases)
    func receiptIsMailed(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.filed(town)

        let work = try await town.work()

        let admin = try await town.browser(as: "chloe@essai.example")
        let outbox = try await admin.get("/bureau/courriels")
        #expect(work.failed == 0)
        #expect(outbox.contains(number))
    }

    @Test("A draft begun on one device goes on with its number on another", arguments: TestEngine.allCases)
    func resumed(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let number = try await Self.write(town.browser())
        let other = town.browser()
        _ = try await other.get("/reprendre")

        let answer = try await other.post("/reprendre", ["numero": number.replacing("-", with: " ")])

        #expect(answer.location == "/brouillons/\(number)")
        #expect(try await other.get("/brouillons/\(number)/verification").contains("Benali"))
    }

    static func filed(_ town: TestTown, _ browser: TestBrowser? = nil) async throws -> String {
        let person = browser ?? town.browser()
        let number = try await write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        return number
    }
}

enum FilingFault: Error { case refused(String) }
