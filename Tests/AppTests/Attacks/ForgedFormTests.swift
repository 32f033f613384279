import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Forms that no page of ours showed (CSRF), and fields that no page of ours asked for (mass assignment).
@Suite("Forged forms")
struct ForgedFormTests {
    @Test("Without its token, with another's, or sent from another site, no form does anything", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func tokens() async throws {
        let world = try await MatrixTown()
        let theirs = try await world.browser(.stranger).token ?? ""
        for browser in [world.owner, try await world.everything()] {
            for route in world.routes([.post, .put, .patch, .delete]) {
                let path = world.path(of: route.path)
                let none = try await browser.send(route.method, path, body: Array("a=1".utf8), type: "application/x-www-form-urlencoded")
                let foreign = try await browser.send(
                    route.method, path, body: Array("_jeton=\(theirs)".utf8), type: "application/x-www-form-urlencoded")
                let elsewhere = try await browser.send(
                    route.method, path, body: Array("_jeton=\(browser.token ?? "")".utf8), type: "application/x-www-form-urlencoded",
                    headers: [HTTPField.Name("Sec-Fetch-Site")!: "cross-site", .origin: "https://elsewhere.example"])
                for page in [none, foreign, elsewhere] {
                    #expect((400..<500).contains(page.status), "\(route.method) \(route.path) answered \(page.status)")
                }
            }
        }
    }

    @Test("What a person may not decide is not read from their forms")
    func filing() async throws {
        let town = try await TestTown()
        let person = town.browser()
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        let extra: KeyValuePairs<String, String> = [
            "status": "closed", "nature": "accepted", "unit_id": "1", "unit": "etat-civil", "organisation_id": "2", "assignee": "1", "version": "9",
            "received_at": "0", "silence_on": "2020-01-01", "applicant": "Autre Personne",
        ]
        _ = try await person.post("/brouillons/\(number)/depot", extra)

        let agent = try await town.browser(as: "accueil@essai.example")
        let desk = try await agent.get("/bureau/dossiers/\(number)")
        #expect(desk.status == 200 && desk.contains("Benali") && !desk.contains("Autre Personne"))
        #expect(desk.contains("/actions/take"))
    }

    @Test("An agent gives themselves nothing by adding fields to the forms they may send")
    func roles() async throws {
        let town = try await TestTown()
        let agent = try await town.browser(as: "alix@essai.example")
        _ = try await agent.get("/bureau/mon-compte")
        let unit = try #require(town.units["etat-civil"])
        let extra: KeyValuePairs<String, String> = [
            "mot_de_passe": TestTown.password, "mot_de_passe_nouveau": "Neuf-corbeaux-au-moulin-9",
            "mot_de_passe_encore": "Neuf-corbeaux-au-moulin-9",
            "roles.\(unit)": "administrator", "roles": "administrator", "state": "active", "organisation_id": "2", "agent_id": "1",
        ]
        let changed = try await agent.post("/bureau/mon-compte/mot-de-passe", extra)

        #expect(changed.status == 303)
        #expect(try await agent.get("/bureau/reglages/agents").status == 403)
        #expect(try await town.browser(as: "chloe@essai.example").get("/bureau/reglages/agents").status == 200)
    }

    @Test("A key of session planted before signing in opens nothing after")
    func fixation() async throws {
        let town = try await TestTown()
        let planted = "bureau=" + String(repeating: "A", count: 43)
        let victim = town.browser()
        let form = try await victim.send(.get, "/bureau/connexion", body: nil, type: nil, headers: [.cookie: planted])
        let fields = "_jeton=\(victim.token ?? "")&email=alix%40essai.example&mot_de_passe=\(TestTown.password)"
        let opened = try await victim.send(.post, "/bureau/connexion", body: Array(fields.utf8), type: "application/x-www-form-urlencoded")

        let thief = try await town.browser().send(.get, "/bureau", body: nil, type: nil, headers: [.cookie: planted])
        #expect(form.status == 200 && opened.status == 303 && opened.headers[values: .setCookie].contains { $0.hasPrefix("bureau=") })
        #expect(thief.status == 303 && thief.location?.hasPrefix("/bureau/connexion") == true)
    }

    @Test("Nobody has us write again and again to somebody who asked for nothing")
    func mailBomb() async throws {
        let town = try await TestTown()
        let person = town.browser()
        var answers: [Int] = []
        for _ in 0..<6 {
            _ = try await person.get("/demarches/contact-mairie")
            let draft = try #require(try await person.post("/demarches/contact-mairie/brouillons").location).split(separator: "/")[1]
            _ = try await person.get("/brouillons/\(draft)/plus-tard")
            answers.append(try await person.post("/brouillons/\(draft)/plus-tard", ["email": "victime@exemple.example"]).status)
        }
        try await town.work()

        #expect(answers.last == 429)
        #expect(try await town.outbox("to_address").count <= 3)
    }
}
