import App
import Core
import Foundation
import Identity
import TestSupport
import Testing
import TownSupport

@testable import Dossiers

@Suite("Giving many requests at once")
struct HandoutTests {
    @Test("Says how many were given, how many were left, and why", arguments: TestEngine.allCases)
    func told(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        let town = desk.town, unit = try #require(town.units["etat-civil"])
        let open = try await desk.stored("unit_id = \(unit) AND is_open = (1 = 1)")
        let ended = try await desk.stored("unit_id = \(unit) AND is_open = (1 = 0)")
        let elsewhere = try await desk.stored("unit_id <> \(unit) AND is_open = (1 = 1)")
        try #require(open.count >= 2 && !ended.isEmpty && elsewhere.count >= 2)
        let alix = try await town.browser(as: "alix@essai.example")
        let list = try await alix.get("/bureau?etape=all&lignes=100")
        let versions = list.body.matches(of: /name="(version-[^"]+)" value="(\d+)"/).map { (String($0.output.1), String($0.output.2)) }
        _ = try await desk.browser.post("/bureau/affectations", ["confier": "moi", "numero": open[1]])

        let chosen = [open[0], open[1], ended[0], elsewhere[0], elsewhere[1]].map { ("numero", $0) }
        let answer = try await alix.post("/bureau/affectations", pairs: [("confier", "moi"), ("requete", "etape=all")] + versions + chosen)
        let page = try await alix.follow(answer)

        #expect(page.contains("1 demande confiée.") && page.contains("1 est déjà terminée.") && page.contains("2 ne sont pas dans vos services."))
        #expect(page.contains("1 a changé depuis que la liste"))
        #expect(try await alix.get("/bureau?agent=moi&etape=all").body.contains(open[0]))
        #expect(try await !alix.get("/bureau?agent=moi&etape=all").body.contains(open[1]), "What a colleague took meanwhile stays theirs")
    }

    @Test("Leaves what is of no service of the agent who would get it; ticking nothing says so", arguments: TestEngine.allCases)
    func notTheirs(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        let unit = try #require(desk.town.units["etat-civil"])
        let elsewhere = try await desk.stored("unit_id <> \(unit) AND is_open = (1 = 1) AND assignee_id IS NULL")
        let alix = try await desk.value("SELECT id AS value FROM agent WHERE email = 'alix@essai.example'")

        let left = try await desk.browser.follow(
            desk.browser.post("/bureau/affectations", ["confier": "\(alix)", "numero": try #require(elsewhere.first)]))
        let nothing = try await desk.browser.follow(desk.browser.post("/bureau/affectations", ["confier": "moi"]))

        #expect(left.contains("0 demande confiée.") && left.contains("pas dans les services de cet agent."))
        #expect(try await desk.stored("unit_id <> \(unit) AND is_open = (1 = 1) AND assignee_id IS NULL") == elsewhere)
        #expect(nothing.contains("cochez celles que vous voulez confier"))
    }

    @Test("An agent whose role opens no request is given none: neither by the list nor by the request")
    func roleless() async throws {
        let desk = try await DemoDesk(.sqlite)
        let unit = try #require(desk.town.units["etat-civil"])
        let newcomer = NewAgent(
            organisation: desk.town.organisation, email: try #require(EmailAddress("designer@essai.example")), name: "Nour Concepteur",
            quality: "", roles: [unit: [.designer]])
        try await desk.town.product.identity.addAgents([newcomer], sharing: TestTown.password, now: desk.town.clock.now)
        let nour = try await desk.value("SELECT id AS value FROM agent WHERE email = 'designer@essai.example'")
        let number = try #require(try await desk.stored("unit_id = \(unit) AND is_open = (1 = 1) AND assignee_id IS NULL").first)
        let alix = try await desk.town.browser(as: "alix@essai.example")

        let page = try await alix.get("/bureau/dossiers/\(number)"), list = try await alix.get("/bureau")
        let refused = try await alix.post("/bureau/dossiers/\(number)/affectation", ["agent": "\(nour)"])
        _ = try await alix.post("/bureau/affectations", ["confier": "\(nour)", "numero": number])

        #expect(!page.contains("Nour Concepteur") && !list.contains("Nour Concepteur") && refused.status == 422)
        #expect(try await desk.stored("unit_id = \(unit) AND is_open = (1 = 1) AND assignee_id IS NULL").contains(number))
    }

    @Test("Goes through the address as numbers, and what is no such numbers is nothing")
    func address() {
        var handout = Handout()
        handout.count(.given)
        handout.count(.changed)

        #expect(handout.description == "1.0.1.0.0" && Handout("1.0.1.0.0") == handout)
        for text in ["", "1", "1.2.3.4", "a.b.c.d.e", "-1.0.0.0.0", "1000.0.0.0.0", "0.0.0.0.0.0"] { #expect(Handout(text) == nil, "\(text)") }
    }
}
