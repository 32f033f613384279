import App
import Core
import Foundation
import HTTPTypes
import Reception
import TestSupport
import Testing
import TownSupport

@Suite("The inbox of the desk")
struct TriageTests {
    /// A town with one message, and the agent who receives it.
    private func town(_ letter: String = TestTown.letter()) async throws -> (town: TestTown, agent: TestBrowser, path: String) {
        let town = try await TestTown()
        try await town.bring(letter, to: ["mairie@essai.example"])
        let agent = try await town.browser(as: "accueil@essai.example")
        let list = try await agent.get("/bureau/reception")
        let path = try #require(list.body.firstMatch(of: /"(\/bureau\/reception\/\d+)"/)).output.1
        _ = try await agent.get(String(path))
        return (town, agent, String(path))
    }

    @Test("A message is shown as text, with its files and its original, to keep")
    func shown() async throws {
        let (_, agent, path) = try await town("From: Amina <amina@exemple.fr>\nSubject: <b>Bonjour</b>\nMessage-ID: <a@b>\n" + TestTown.withFiles)

        let page = try await agent.get(path)
        let file = try await agent.get(path + "/fichiers/1")
        let original = try await agent.get(path + "/original")

        #expect(page.contains("&lt;b&gt;Bonjour") && page.contains("Voici la pièce.") && page.contains("virus.exe"))
        #expect(file.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && file.headers[.contentType] == "application/octet-stream")
        #expect(original.body.contains("Subject: <b>Bonjour</b>") && original.headers[.contentDisposition]?.contains("attachment") == true)
        #expect(try await agent.get(path + "/fichiers/9").status == 404)
    }

    @Test("Attached to a request by its number, it is a message of the request")
    func attached() async throws {
        let (town, agent, path) = try await town()
        let (person, number) = try await town.filed()
        _ = try await agent.get(path)

        let wrong = try await agent.post(path + "/dossier", ["numero": "7K3M-0000-0000"])
        let done = try await agent.post(path + "/dossier", ["numero": number.lowercased()])

        #expect(wrong.status == 422 && wrong.contains("Aucune demande que vous voyez") && wrong.contains("value=\"7K3M-0000-0000\""))
        #expect(done.status == 303)
        #expect(try await person.get("/suivi/\(number)").contains("êtes-vous ouverts"))
        #expect(try await agent.get(path).contains("Joint à une demande par Dorian Petit"))
        #expect(try await agent.post(path + "/dossier", ["numero": number]).status == 409)
    }

    @Test("A number written in the message is proposed")
    func proposed() async throws {
        let number = Reference.random()
        let (_, agent, path) = try await town(TestTown.letter(body: "Où en est ma demande \(number) ?"))

        #expect(try await agent.get(path).contains("value=\"\(number)\""))
    }

    @Test("Made a request, it opens the form with what it says in its place")
    func request() async throws {
        let (_, agent, path) = try await town()
        let page = try await agent.get(path)
        let procedure = try #require(page.body.firstMatch(of: /<option value="(\d+)">Écrire à la mairie/)).output.1

        let answer = try await agent.post(path + "/demande", ["demarche": String(procedure)])
        let entry = try await agent.follow(answer)

        #expect(answer.location?.hasPrefix("/bureau/demandes/") == true)
        #expect(entry.contains("êtes-vous ouverts") && entry.contains("amina@exemple.fr") && entry.contains("value=\"Diallo\""))
        #expect(try await agent.get(path).contains("Devenu une demande"))
    }

    @Test("Answered, the person gets the words of the agent, once")
    func answered() async throws {
        let (town, agent, path) = try await town()

        let empty = try await agent.post(path + "/reponse", ["reponse": " "])
        let answer = try await agent.post(path + "/reponse", ["reponse": "Oui, dès 9 h."])

        #expect(empty.status == 422 && answer.status == 303)
        #expect(try await town.outbox("text").last == "Oui, dès 9 h.")
        #expect(try await town.outbox("subject").last == "Re: Horaires")
        #expect(try await agent.post(path + "/reponse", ["reponse": "Encore."]).status == 409)
        #expect(try await agent.get(path).contains("Oui, dès 9 h."))
    }

    @Test("Handed to another service, it leaves this agent's sight; spam may come back")
    func transferred() async throws {
        let (town, agent, path) = try await town()
        let unit = try #require(town.units["technique"])

        #expect(try await agent.post(path + "/indesirable").status == 303)
        #expect(try await agent.get("/bureau/reception").contains("Aucun message ici"))
        #expect(try await agent.post(path + "/retour").status == 303)
        #expect(try await agent.post(path + "/service", ["service": unit.description]).location == "/bureau/reception?fait=1")

        #expect(try await agent.get(path).status == 404)
        #expect(try await town.browser(as: "chloe@essai.example").get(path).contains("Horaires"))
    }

    @Test("Who does not receive people does not see the common inbox")
    func sealed() async throws {
        let (town, _, path) = try await town()

        let other = try await town.browser(as: "accueil2@essai.example")

        #expect(try await other.get(path).status == 404)
        #expect(try await other.get(path + "/original").status == 404)
        #expect(try await !other.get("/bureau/reception").contains("Horaires"))
    }
}
