import App
import Core
import Foundation
import Insight
import Storage
import TestSupport
import Testing
import TownSupport

/// From the filing of a request to the opinion of its person, read and shown by an agent.
@Suite("An opinion, from the person to the public page")
struct RatingPathTests {
    @Test("A person rates once, an agent publishes, and the request counts", arguments: TestEngine.allCases)
    func rated(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let person = town.browser()
        let link = try await Self.ratingLink(person)

        let refused = try await {
            _ = try await person.get(link)
            return try await person.post(link)
        }()
        let kept = try await person.post(
            link, ["satisfaction": "bad", "contact_tried": "phone", "contact_reached": "oui", "verbatim": "Mme Dupont a été parfaite"])
        let again = try await person.get(link)

        #expect(refused.status == 422 && refused.body.contains("href=\"#satisfaction\""))
        #expect(kept.status == 303 && again.body.contains("Merci, votre avis est enregistré") && again.body.contains("href=\"/panels\""))
        #expect(!again.body.contains("name=\"satisfaction\""))

        let agent = try await town.browser(as: "accueil@essai.example")
        let list = try await agent.get("/bureau/avis")
        #expect(list.body.contains("Mme […] a été parfaite") && !list.body.contains("Dupont"))
        let page = try #require(list.body.firstMatch(of: /href="(\/bureau\/avis\/[0-9]+)"/)).output.1
        _ = try await agent.get(String(page))
        let published = try await agent.post(String(page), ["commentaire": "A été parfaite", "reponse": "Merci à vous", "decision": "publier"])
        #expect(published.status == 303)
        #expect(try await agent.get("/bureau/avis?etat=shown").body.contains("A été parfaite"))
        #expect(try await agent.get("/bureau/avis/export.csv").body.contains(";contact_reached;"))
        #expect(try await town.browser(as: "alix@essai.example").get(String(page)).status == 404)
    }

    @Test("What happens to a request is counted by the events of the outbox", arguments: TestEngine.allCases)
    func counted(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        _ = try await Self.ratingLink(town.browser())
        let agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/statistiques").body.contains("Rien à compter"))

        try await town.work()

        let page = try await agent.get("/bureau/statistiques?mesure=recues&par=demarche")
        #expect(page.status == 200 && page.body.contains("<svg role=\"img\""))
        #expect(try await agent.get("/bureau/statistiques/export.csv?par=canal").body.contains("Internet;1;"))
        #expect(try await agent.get("/bureau/statistiques/export.json?par=canal").body.contains("\"number\":1"))
        #expect(try await agent.get("/bureau/statistiques/export.ods").bytes.starts(with: Array("PK".utf8)))
        #expect(try await agent.get("/bureau/statistiques/blocages").body.contains("Écrire à la mairie") == true)
        #expect(try await town.product.countAll() == 1)
        #expect(try await agent.get("/bureau/statistiques/export.csv?par=canal").body.contains("Internet;1;"))
    }

    @Test("Figures are kept and published by who leads a unit, and hide what is about few")
    func published() async throws {
        let town = try await TestTown()
        _ = try await town.filed(at: "1 place de la Mairie", number: 1)
        try await town.work()
        let worker = try await town.browser(as: "alix@essai.example"), leader = try await town.browser(as: "basile@essai.example")
        _ = try await worker.get("/bureau/statistiques")
        #expect(try await worker.post("/bureau/statistiques/gardees", ["nom": "Reçues", "pour": "everyone"]).status == 403)
        #expect(try await worker.post("/bureau/statistiques/gardees", ["pour": "author"]).status == 422)

        _ = try await leader.get("/bureau/statistiques")
        #expect(
            try await leader.post("/bureau/statistiques/gardees", ["nom": "Reçues", "mesure": "recues", "par": "canal", "pour": "everyone"]).status
                == 303)

        #expect(try await leader.get("/bureau/statistiques").body.contains("Reçues</a>"))
        let page = try await town.browser().get("/statistiques").body, data = try await town.browser().get("/statistiques/1/donnees.json").body
        #expect(page.contains("Demandes reçues, par voie") && page.contains("trop peu de demandes pour montrer un chiffre"))
        #expect(data.contains("\"measure\":\"recues\"") && data.contains("\"lines\":[]"))
        let messages: KeyValuePairs = ["nom": "Messages", "mesure": "contacts", "par": "quartier", "pour": "everyone"]
        #expect(try await leader.post("/bureau/statistiques/gardees", messages).body.contains("href=\"#pour\""))
        #expect(try await town.browser().get("/statistiques/9/donnees.json").status == 404)
    }

    /// Files a request and reads on its page where to rate it.
    static func ratingLink(_ person: TestBrowser) async throws -> String {
        _ = try await person.get("/demarches/contact-mairie")
        let first = try #require(try await person.post("/demarches/contact-mairie/brouillons").location)
        _ = try await person.get(first)
        let number = try await PhotosTests.file(person, first)
        let page = try await person.get("/suivi/\(number)?depot=1")
        return String(try #require(page.body.firstMatch(of: /href="(\/avis\/[^"]+)"/)).output.1)
    }
}
