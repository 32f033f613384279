import App
import Core
import Foundation
import Logging
import Organisations
import Reception
import Storage
import TestSupport
import Testing
import TownSupport

@Suite("Mail that comes")
struct InboundMailTests {
    @Test("A message to the town waits for an agent, and its sender is told once, in words that are all ours")
    func acknowledged() async throws {
        let town = try await TestTown()
        let letter = TestTown.letter("Gagnez un million sur http://pirate.example")

        for _ in 0..<2 { #expect(try await town.bring(letter, to: ["mairie@essai.example"]) == .kept) }

        #expect(try await town.outbox("to_address") == ["amina@exemple.fr"])
        #expect(try await town.outbox("text").allSatisfy { $0.contains("bien reçu votre message du") && !$0.contains("pirate") })
        #expect(try await town.outbox("subject") == ["Nous avons bien reçu votre message"])
    }

    @Test("Machines are not answered, and one address is answered three times a day at most")
    func loops() async throws {
        let town = try await TestTown()
        try await town.bring(TestTown.letter(id: "a", head: "Auto-Submitted: auto-replied\n"), to: ["mairie@essai.example"])
        try await town.bring(TestTown.letter(id: "b"), from: .nobody, to: ["mairie@essai.example"])
        #expect(try await town.outbox("to_address").isEmpty)

        for number in 0..<6 { try await town.bring(TestTown.letter(id: "c\(number)"), to: ["mairie@essai.example"]) }
        #expect(try await town.outbox("to_address").count == 3)

        town.clock.advance(days: 2)
        try await town.bring(TestTown.letter(id: "d"), to: ["mairie@essai.example"])
        #expect(try await town.outbox("to_address").count == 4)
    }

    @Test("An answer to a mail about a request goes to the request, with what can be kept of its files")
    func threaded() async throws {
        let town = try await TestTown()
        let (person, number) = try await town.filed()
        let address = try #require(try await town.outbox("reply_to").last)
        let mails = try await town.outbox("subject").count

        try await town.bring("From: Amina <amina@exemple.fr>\nMessage-ID: <r1@exemple.fr>\n" + TestTown.withFiles, to: [address.uppercased()])

        let page = try await person.get("/suivi/\(number)")
        #expect(address.hasPrefix("demande+"))
        #expect(page.contains("Voici la pièce.") && page.contains("identité.png") && page.contains("Reçu par e-mail de amina@exemple.fr"))
        #expect(!page.contains("virus.exe"))
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/dossiers/\(number)").contains("virus.exe"))
        #expect(try await town.outbox("subject").count == mails + 1, "the person is told that it came, once")
        #expect(try await town.product.verifyHistory().broken.isEmpty)
    }

    @Test("Two messages whose files have the same name: both files are kept")
    func sameName() async throws {
        let town = try await TestTown()
        let (_, _) = try await town.filed()
        let address = try #require(try await town.outbox("reply_to").last)

        for id in ["r1", "r2", "r2"] {
            try await town.bring("From: Amina <amina@exemple.fr>\nMessage-ID: <\(id)@exemple.fr>\n" + TestTown.withFiles, to: [address])
        }

        let kept = try await town.product.database.read { try $0.rows("SELECT id FROM attachment WHERE name = 'identité.png'").count }
        #expect(kept == 2)
    }

    @Test("An answering machine's answer is a note for agents: the person does not see it, and nobody is written to")
    func vacation() async throws {
        let town = try await TestTown()
        let (person, number) = try await town.filed()
        let address = try #require(try await town.outbox("reply_to").last)
        let mails = try await town.outbox("subject").count

        try await town.bring(TestTown.letter(head: "Auto-Submitted: auto-replied\n", body: "Je suis en congé."), to: [address])

        #expect(try await !person.get("/suivi/\(number)").contains("en congé"))
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/dossiers/\(number)").contains("en congé"))
        #expect(try await town.outbox("subject").count == mails)
    }

    @Test("A message to a request and to the town is a message of the request, once, and waits in the inbox too")
    func copied() async throws {
        let town = try await TestTown()
        let (_, number) = try await town.filed()
        let address = try #require(try await town.outbox("reply_to").last)
        let letter = TestTown.letter(body: "Pour vous deux").replacing("To: mairie@essai.example", with: "To: \(address)\nCc: mairie@essai.example")

        try await town.bring(letter, to: [address, "mairie@essai.example"])

        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/reception").contains("Horaires"))
        let reference = try #require(Reference(number))
        let lines = try await town.product.database.read { connection in
            try connection.rows(
                """
                SELECT h.number FROM dossier_history h JOIN dossier d ON d.id = h.dossier_id
                WHERE d.reference = \(reference) AND h.event = 'message' AND h.channel = 'email'
                """)
        }
        #expect(lines.count == 1)
    }

    @Test("A signed address that was tampered with is only mail to the town")
    func forged() async throws {
        let town = try await TestTown()
        let (person, number) = try await town.filed()
        let address = try #require(try await town.outbox("reply_to").last)
        let forged = address.replacing(/\.[0-9a-f]{20}@/, with: ".00000000000000000000@")

        #expect(try await town.bring(TestTown.letter(body: "Je suis passée par là"), to: [forged]) == .kept)

        #expect(try await !person.get("/suivi/\(number)").contains("passée par là"))
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/reception").contains("Horaires"))
    }

    @Test("Several authorities: mail for none of them goes back to its sender")
    func unknownRecipient() async throws {
        let town = try await TestTown()
        var other = try #require(try await town.product.organisations.organisation(town.organisation)).details
        (other.slug, other.host, other.email) = ("ailleurs", "ailleurs.example", "mairie@ailleurs.example")
        _ = try await town.product.organisations.create(other)

        #expect(try await town.bring(TestTown.letter(), to: ["x@inconnu.example"]) == .unknown)
        #expect(try await town.bring(TestTown.letter(), to: ["x@inconnu.example", "agenda@ailleurs.example"]) == .kept)
    }

    @Test("Two authorities at one domain: each has the mail to its own addresses, and mail to no one's goes back to its sender")
    func sharedDomain() async throws {
        let town = try await TestTown()
        var other = try #require(try await town.product.organisations.organisation(town.organisation)).details
        (other.slug, other.host, other.email) = ("ccas", "ccas.example", "ccas@essai.example")
        _ = try await town.product.organisations.create(other)

        #expect(try await town.bring(TestTown.letter(), to: ["aide@essai.example"]) == .unknown)
        #expect(try await town.bring(TestTown.letter(), to: ["ccas@essai.example"]) == .kept)
        #expect(try await town.bring(TestTown.letter(), to: ["mairie@essai.example"]) == .kept)
    }

    @Test("When the database does not answer, the mail server is asked to come again")
    func unavailable() async throws {
        let town = try await TestTown()
        await town.product.database.close()

        let file = try TestFolder.make().appending(path: "message")
        try Data(TestTown.letter().utf8).write(to: file)
        let outcome = await town.product.take(
            try FileHandle(forReadingFrom: file), from: .nobody, for: ["mairie@essai.example"], logger: Logger(label: "test"))

        #expect(outcome == .tryAgain)
    }
}

extension TestTown {
    /// Amina's question to the town hall, filed.
    func filed() async throws -> (person: TestBrowser, number: String) {
        let person = browser()
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")
        try await work()
        return (person, number)
    }
}
