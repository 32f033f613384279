import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

/// Answers that come without their signed address, and answers that we write.
@Suite("Threads and sheets")
struct ThreadTests {
    @Test(
        "An answer to one of our mails finds its request by the id of that mail; an id that we did not make finds none",
        arguments: TestEngine.allCases)
    func byID(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let (person, number) = try await SilenceTests.file(town)
        _ = try await town.work()
        let ours = try #require(try await town.outbox("message_id").last)

        try await town.bring(
            TestTown.letter(
                "Re: votre demande", id: "a1", head: "References: <autre@exemple.fr> \(ours)\nIn-Reply-To: \(ours)\n", body: "Voici ma réponse.\n"),
            to: ["mairie@essai.example"])
        try await town.bring(
            TestTown.letter("Re: autre chose", id: "a2", head: "In-Reply-To: <invente@essai.example>\n", body: "Rien à voir.\n"),
            to: ["mairie@essai.example"])

        let page = try await person.get("/suivi/\(number)")
        let inbox = try await town.browser(as: "accueil@essai.example").get("/bureau/reception")
        #expect(page.contains("Voici ma réponse.") && !page.contains("Rien à voir."))
        #expect(inbox.contains("Re: autre chose") && !inbox.contains("Re: votre demande"))
    }

    @Test("An agent answers from what the public reads of a procedure, not from the agents' own sheet")
    func sheet() async throws {
        let town = try await TestTown()
        try await town.bring(TestTown.letter("Acte de naissance ?"), to: ["mairie@essai.example"])
        let agent = try await town.browser(as: "accueil@essai.example")
        let list = try await agent.get("/bureau/reception")
        let path = String(try #require(list.body.firstMatch(of: /href="(\/bureau\/reception\/\d+)"/)).output.1)
        let page = try await agent.get(path)
        let option = try #require(page.body.firstMatch(of: /<option value="(\d+)">[^<]*naissance/)).output.1

        let filled = try await agent.get("\(path)?fiche=\(option)")
        let none = try await agent.get("\(path)?fiche=999999")

        let text = try #require(filled.body.firstMatch(of: /<textarea[^>]*name="reponse"[^>]*>\n([^<]*)</)).output.1
        #expect(text.hasPrefix("Bonjour,") && text.contains("demarches.essai.example/demarches/acte-naissance") && text.contains("Délai habituel"))
        #expect(none.status == 200)
    }
}
