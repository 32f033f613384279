import App
import Appointments
import Core
import Foundation
import Queues
import Scheduling
import TestSupport
import Testing
import TownSupport

@Suite("The queue, from the ticket to the counter")
struct QueuePathTests {
    /// A town with two queues and a counter, set up by its administrator as a first-time user would.
    private static func waiting() async throws -> (town: TestTown, place: PlaceID, chief: TestBrowser) {
        let (town, place, _) = try await TestTown.receiving()
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/files/\(place)"
        _ = try await chief.get(path)
        _ = try await chief.post(path + "/files", ["lettre": "A", "titre": "Cartes"])
        _ = try await chief.post(path + "/files", ["lettre": "B", "titre": "École"])
        let page = try await chief.get(path)
        let queues = page.body.matches(of: /name="files" type="checkbox" value="(\d+)"|type="checkbox"[^>]*name="files"[^>]*value="(\d+)"/)
        let ids = queues.compactMap { ($0.output.1 ?? $0.output.2).map(String.init) }
        _ = try await chief.post(path + "/guichets", ["nom": "Guichet 1", "files": ids.first ?? "1", "files": ids.last ?? "2"])
        return (town, place, chief)
    }

    private static func address(_ purpose: String, _ page: TestBrowser.Page) -> String {
        String(page.body.firstMatch(of: try! Regex("\"(/file/\(purpose)/[^\"]+)\"", as: (Substring, Substring).self))?.output.1 ?? "")
    }

    @Test("A ticket is taken at the desk, followed on a telephone, called, shown on the screen, and forgotten at night")
    func path() async throws {
        let (town, place, _) = try await Self.waiting()
        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = try await agent.get("/bureau/file?lieu=\(place)&guichet=1")

        let given = try await agent.post("/bureau/file/tickets", ["lieu": "\(place)", "guichet": "1", "file": "1", "priorite": "oui"])
        let sheet = try await agent.follow(given)
        let link = Self.address("ecran", desk)
        let called = try await agent.post("/bureau/file/appels", ["lieu": "\(place)", "guichet": "1", "courant": "", "quoi": "suivant"])
        let again = try await agent.post("/bureau/file/appels", ["lieu": "\(place)", "guichet": "1", "courant": "", "quoi": "suivant"])

        #expect(desk.contains("Appeler la personne suivante") && desk.contains("Personne n&#39;attend"))
        #expect(sheet.contains("A1") && sheet.contains("Priorité") && sheet.contains("<svg"))
        #expect(try await agent.follow(called).contains("La personne est appelée : A1"))
        #expect(again.status == 409)
        let screen = try await town.browser().get(link)
        #expect(screen.status == 200 && screen.contains("A1") && screen.contains("Guichet 1"))
        #expect(screen.contains("<noscript><meta http-equiv=\"refresh\" content=\"10;"))
        town.clock.advance(days: 1)
        try await town.product.clean()
        let tomorrow = try await town.browser(as: "accueil@essai.example")
        #expect(try await tomorrow.get("/bureau/file?lieu=\(place)").contains("Personne n&#39;attend"))
        let figures = try await tomorrow.get("/bureau/file/chiffres?lieu=\(place)")
        #expect(figures.contains("Toute la journée"), "\(figures.status) \(figures.body)")
    }

    @Test("The kiosk gives a ticket to a passer-by and to an appointment, and says what is wrong with a number")
    func kiosk() async throws {
        let (town, place, chief) = try await Self.waiting()
        let (number, _) = try await town.browser().takeFirst(place)
        let address = Self.address("borne", try await chief.get("/bureau/reglages/files/\(place)"))
        let kiosk = town.browser()
        _ = try await kiosk.get(address)

        let walkIn = try await kiosk.follow(try await kiosk.post(address, ["file": "2"]))
        _ = try await kiosk.get(address)
        let wrong = try await kiosk.post(address, ["rendez_vous": "rien"])
        let empty = try await kiosk.post(address, ["rendez_vous": ""])
        let expected = try await kiosk.follow(try await kiosk.post(address, ["rendez_vous": number]))
        _ = try await kiosk.get(address)
        let twice = try await kiosk.post(address, ["rendez_vous": number])

        #expect(walkIn.contains("B1") && !walkIn.contains("Amina"))
        #expect(wrong.status == 422 && wrong.contains("Vérifiez-le"))
        #expect(empty.status == 422 && empty.contains("Écrivez le numéro de votre rendez-vous"))
        #expect(expected.contains("A1") && expected.contains("Rendez-vous à") && !expected.contains("Amina"))
        #expect(twice.status == 422 && twice.contains("a déjà un ticket : A1"))
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/rendez-vous").contains("Arrivé, attend"))
        #expect(try await agent.get("/bureau/file?lieu=\(place)&guichet=1").contains("Amina Diallo"))
    }

    @Test("On a telephone one reads how many are before, then that it is one's turn; another link shows nothing")
    func telephone() async throws {
        let (town, place, chief) = try await Self.waiting()
        let address = Self.address("borne", try await chief.get("/bureau/reglages/files/\(place)"))
        let kiosk = town.browser()
        _ = try await kiosk.get(address)
        _ = try await kiosk.post(address, ["file": "1"])
        let mine = try await kiosk.post(address, ["file": "1"])
        let link = "/file/ticket/" + (mine.location?.split(separator: "=").last.map(String.init) ?? "")
        let agent = try await town.browser(as: "accueil@essai.example")
        _ = try await agent.get("/bureau/file?lieu=\(place)&guichet=1")

        let before = try await town.browser().get(link)
        _ = try await agent.post("/bureau/file/appels", ["lieu": "\(place)", "guichet": "1", "courant": "", "quoi": "suivant"])
        _ = try await agent.post("/bureau/file/appels", ["lieu": "\(place)", "guichet": "1", "courant": "1", "quoi": "suivant"])
        let turn = try await town.browser().get(link)

        #expect(before.contains("Il y a 1 personne avant vous") && before.contains("trop peu d&#39;appels"))
        #expect(turn.contains("C&#39;est à vous : Guichet 1"))
        #expect(try await town.browser().get(link + "0").status == 404)
        town.clock.advance(days: 1)
        #expect(try await town.browser().get(link).contains("n&#39;est plus valable"))
    }

    @Test("An agent of another unit sees no queue of the place, and calls nobody there; changed addresses lead nowhere")
    func closed() async throws {
        let (town, place, chief) = try await Self.waiting()
        let other = try await town.browser(as: "alix@essai.example")
        _ = try await other.get("/bureau/file")
        let path = "/bureau/reglages/files/\(place)"
        let screen = Self.address("ecran", try await chief.get(path))

        let renewed = try await chief.post(path + "/adresses")

        #expect(try await other.get("/bureau/file?lieu=\(place)").status == 404)
        #expect(try await other.post("/bureau/file/appels", ["lieu": "\(place)", "guichet": "1", "quoi": "suivant"]).status == 404)
        #expect(renewed.status == 303)
        #expect(try await town.browser().get(screen).status == 404)
        #expect(try await chief.post(path + "/files", ["lettre": "A", "titre": "Encore"]).status == 422)
        #expect(try await chief.post(path + "/files", ["lettre": "A", "titre": ""]).status == 422)
    }
}
