import App
import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport

@testable import Panels

@Suite("A listening panel, from the agreement to what was changed")
struct PanelPathTests {
    static func links(_ kind: String, to address: String, _ town: TestTown) async throws -> [String] {
        let texts = try await town.product.database.read { connection in
            try connection.rows("SELECT text FROM outgoing_mail WHERE to_address = \(address) ORDER BY id").map { try $0.string("text") }
        }
        let link = try Regex("https://demarches\\.essai\\.example(/panels/\(kind)/\\S+)", as: (Substring, Substring).self)
        return texts.flatMap { $0.matches(of: link).map { String($0.output.1) } }
    }

    /// Each presses the link of their mail, as people do.
    static func agree(_ address: String, _ town: TestTown) async throws {
        let browser = town.browser()
        _ = try await browser.get("/panels/participer/naissance")
        let asked = try await browser.post("/panels/participer/naissance", ["courriel": address, "accord": "oui"])
        #expect(asked.status == 303 && !(asked.location ?? "").contains("@"))
        let link = try #require(try await links("accord", to: address, town).last)
        #expect(try await browser.get(link).contains("Confirmer mon accord"))
        #expect(try await browser.follow(try await browser.post(link)).contains("Votre accord est enregistré"))
    }

    static func made(_ town: TestTown) async throws -> (chief: TestBrowser, path: String) {
        let chief = try await town.browser(as: "basile@essai.example")
        _ = try await chief.get("/bureau/panels/nouveau")
        let saved = try await chief.post(
            "/bureau/panels/nouveau",
            [
                "evenement": "naissance", "titre": "Déclarer une naissance", "pourquoi": "Pour simplifier la déclaration.", "du": "2026-03-02",
                "au": "2026-03-12", "question_0": "Était-ce simple ?", "genre_0": "scale", "question_1": "Comment êtes-vous venu ?",
                "genre_1": "choice", "lignes_1": "À pied\nEn bus", "question_2": "Que changer ?", "genre_2": "text",
            ])
        let path = try #require(saved.location)
        #expect(try await chief.follow(saved).contains("en préparation"))
        #expect(try await chief.post(path + "/invitations").status == 303)
        try await town.work()
        return (chief, path)
    }

    @Test("Sheets are printed, come back to the counter, and are copied once, by an agent who makes no panels")
    func paper() async throws {
        let town = try await TestTown()
        let (chief, path) = try await Self.made(town)
        let printed = try await chief.post(path + "/feuilles", ["nombre": "3"])
        let many = try await chief.post(path + "/feuilles", ["nombre": "101"])
        let desk = town.product.panels.desk
        let panel = try #require(try await desk.panels.all(of: town.organisation).first)
        let code = try #require(try await desk.invitations.addSheets(1, to: panel, on: panel.details.opens).first)

        let agent = try await town.browser(as: "accueil@essai.example")
        let list = try await agent.get("/bureau/panels/papier")
        let form = try await agent.get(path + "/papier")
        let wrong = try await agent.post(path + "/papier", ["code": "AAAA-AAAA", "q0": "4"])
        let empty = try await agent.post(path + "/papier", ["code": code.description])
        let kept = try await agent.post(path + "/papier", ["code": code.description.lowercased(), "q0": "4", "q1": "En bus"])
        let thanks = try await agent.follow(kept)
        let again = try await agent.post(path + "/papier", ["code": code.description, "q0": "5"])

        #expect(printed.bytes.starts(with: Array("%PDF-".utf8)) && many.status == 422)
        #expect(list.contains("Déclarer une naissance") && form.contains("Était-ce simple ?"))
        #expect(wrong.status == 422 && wrong.contains("Un code a huit lettres") && wrong.body.contains("href=\"#code\""))
        #expect(empty.status == 422 && kept.status == 303 && thanks.contains("La feuille est enregistrée"))
        #expect(again.status == 422 && again.contains("Ce code a déjà servi"))
        #expect(try await agent.get(path).status == 403)
        #expect(try await agent.post(path + "/feuilles", ["nombre": "1"]).status == 403)
        let after = try #require(try await desk.panels.find(panel.id, in: town.organisation))
        #expect(after.invited == 4 && after.answered == 1)
    }

    @Test("Six people agree and answer; five answers later the town reads, chooses, and says what it changed", arguments: TestEngine.allCases)
    func path(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let people = (1...6).map { "p\($0)@essai.example" }
        for person in people {
            try await Self.agree(person, town)
            // Ten an hour from one address: a family, not a robot.
            town.clock.advance(hours: 0.5)
        }
        let (chief, path) = try await Self.made(town)
        for (number, person) in people.enumerated() {
            let link = try #require(try await Self.links("reponse", to: person, town).first)
            let browser = town.browser()
            #expect(try await browser.get(link).contains("Était-ce simple ?"))
            let text = number == 0 ? "Madame Durand m'a aidé, plus d'horaires le soir" : ""
            let given = try await browser.post(link, ["q0": "4", "q1": number < 5 ? "À pied" : "En bus", "q2": text])
            #expect(try await browser.follow(given).contains("vos réponses sont enregistrées"))
            #expect(try await browser.post(link, ["q0": "1"]).status == 409)
        }
        let during = try await chief.get(path)
        #expect(during.contains("Réponses : 6") && !during.contains("4 sur 5") && !during.contains("plus d&#39;horaires"))
        #expect(try await chief.post(path + "/synthese", ["quoi": "publier", "change": "Rien"]).status == 409)

        town.clock.advance(days: 11)
        let after = try await town.browser(as: "basile@essai.example")
        let read = try await after.get(path)
        #expect(read.contains("4 sur 5") && read.contains("100 %") && read.contains("trop peu pour être dit"))
        #expect(read.contains("plus d&#39;horaires") && !read.contains("Durand"))
        let text = try #require(read.body.firstMatch(of: /value="([A-Za-z0-9_-]{43})"[^>]*>/)?.output.1)
        #expect(try await after.post(path + "/synthese", ["quoi": "publier", "change": ""]).status == 422)
        let fields: KeyValuePairs = ["quoi": "publier", "change": "Ouvert le jeudi soir.", "textes": String(text)]
        #expect(try await after.post(path + "/synthese", fields).status == 303)

        let page = try await town.browser().get("/panels/declarer-une-naissance")
        #expect(page.contains("Ouvert le jeudi soir.") && page.contains("plus d&#39;horaires") && page.contains("4 sur 5"))
        #expect(try await town.browser().get("/panels").contains("Déclarer une naissance"))
    }

    @Test("Under five answers nothing is shown, and an unread text is published nowhere")
    func few() async throws {
        let town = try await TestTown()
        try await Self.agree("seule@essai.example", town)
        let (_, path) = try await Self.made(town)
        let link = try #require(try await Self.links("reponse", to: "seule@essai.example", town).first)
        let browser = town.browser()
        _ = try await browser.get(link)
        #expect(try await browser.post(link, ["q2": ""]).status == 422)
        #expect(try await browser.post(link, ["q2": String(repeating: "a", count: 501)]).status == 422)
        _ = try await browser.post(link, ["q0": "5", "q2": "Trop long"])
        town.clock.advance(days: 11)

        let chief = try await town.browser(as: "chloe@essai.example")
        let read = try await chief.get(path)

        #expect(read.contains("Trop peu de réponses") && !read.contains("Trop long"))
        _ = try await chief.post(path + "/synthese", ["quoi": "publier", "change": "À suivre."])
        #expect(try await !town.browser().get("/panels/declarer-une-naissance").contains("Trop long"))
    }

    @Test("A known address and a new one get the same answer; each message carries the way out, which erases at once")
    func withdrawal() async throws {
        let town = try await TestTown()
        try await Self.agree("a@essai.example", town)
        let browser = town.browser()
        _ = try await browser.get("/panels/participer/naissance")

        let known = try await browser.post("/panels/participer/naissance", ["courriel": "a@essai.example", "accord": "oui"])
        let new = try await browser.post("/panels/participer/naissance", ["courriel": "b@essai.example", "accord": "oui"])
        let robot = try await browser.post("/panels/participer/naissance", ["courriel": "c@essai.example", "accord": "oui", "precision_libre": "x"])

        #expect(known.location == new.location && new.location == robot.location)
        #expect(try await Self.links("accord", to: "c@essai.example", town) == [])
        #expect(try await browser.post("/panels/participer/naissance", ["courriel": "b@essai.example"]).status == 422)
        let way = try #require(try await Self.links("retrait", to: "a@essai.example", town).first)
        #expect(try await browser.get(way).contains("Me retirer"))
        #expect(try await browser.follow(try await browser.post(way)).contains("Vous n&#39;êtes plus interrogé"))
        #expect(try await browser.get(String(way.dropLast()) + (way.hasSuffix("0") ? "1" : "0")).status == 410)
        let left = try await town.product.database.read {
            try $0.rows("SELECT given_on FROM panel_consent").map { try $0.optionalString("given_on") }
        }
        #expect(left == [nil])
        town.clock.advance(days: 8)
        try await town.product.clean()
        #expect(try await town.product.database.read { try $0.rows("SELECT id FROM panel_consent").count } == 0)
    }

    @Test("Who has not answered is reminded once by mail; a panel ended tonight is read tomorrow; people find the panels")
    func remindedAndEnded() async throws {
        let town = try await TestTown()
        for person in ["a@essai.example", "b@essai.example"] { try await Self.agree(person, town) }
        let (chief, path) = try await Self.made(town)
        let link = try #require(try await Self.links("reponse", to: "a@essai.example", town).first)
        let browser = town.browser()
        _ = try await browser.get(link)
        _ = try await browser.post(link, ["q0": "4"])

        let before = try await chief.get(path)
        let done = try await chief.post(path + "/rappel")
        let twice = try await chief.post(path + "/rappel")
        try await town.work()
        let after = try await chief.get(path)

        #expect(before.contains("Relancer une fois") && done.status == 303 && twice.status == 409)
        #expect(after.contains("Rappel envoyé le 2 mars 2026") && !after.contains("Relancer une fois"))
        #expect(try await Self.links("reponse", to: "a@essai.example", town).count == 1)
        let links = try await Self.links("reponse", to: "b@essai.example", town)
        #expect(links.count == 2 && Set(links).count == 2)
        _ = try await browser.get(links[1])
        #expect(try await browser.post(links[1], ["q0": "2"]).status == 303)
        #expect(try await browser.post(links[0], ["q0": "2"]).status == 409)

        #expect(try await chief.post(path + "/fin").status == 303)
        #expect(try await chief.get(path).contains("Dernier jour : aujourd"))
        #expect(try await chief.post(path + "/fin").status == 409)
        town.clock.advance(days: 1)
        #expect(try await town.browser(as: "basile@essai.example").get(path).contains("Trop peu de réponses"))
        #expect(try await town.browser(as: "alix@essai.example").post(path + "/rappel").status == 403)
    }

    @Test("Only those who lead make panels")
    func roles() async throws {
        let town = try await TestTown()

        #expect(try await town.browser(as: "alix@essai.example").get("/bureau/panels").status == 403)
        #expect(try await town.browser(as: "chloe@essai.example").get("/bureau/panels").contains("Aucun panel"))
    }
}
