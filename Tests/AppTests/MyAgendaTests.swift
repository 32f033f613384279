import App
import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing
import TownSupport
import Web

@Suite("The calendar that an agent gives for themselves")
struct MyAgendaTests {
    @Test("What cannot be called, or lacks a password, is refused with what to do; the password is never shown again")
    func refused() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        let page = try await agent.get("/bureau/mon-calendrier")
        let desk = String(try #require(page.body.firstMatch(of: /<option value="(\d+-\d+)"/)).output.1)

        let inside = try await agent.post(
            "/bureau/mon-calendrier",
            ["guichet": desk, "adresse": "https://127.0.0.1:1/dav/", "identifiant": "bruno", "mot_de_passe": "Tres-secret-9"])
        let half = try await agent.post(
            "/bureau/mon-calendrier", ["guichet": desk, "adresse": "https://agenda.example/dav/", "identifiant": "bruno"])
        let plain = try await agent.post("/bureau/mon-calendrier", ["guichet": desk, "adresse": "http://agenda.example/a.ics"])
        let elsewhere = try await agent.post("/bureau/mon-calendrier", ["guichet": "\(place)-9999", "adresse": "https://agenda.example/a.ics"])

        let nowhere = try await agent.post("/bureau/mon-calendrier", ["guichet": "", "adresse": "https://agenda.example/a.ics"])

        #expect(nowhere.status == 422 && nowhere.contains("href=\"#guichet\"") && nowhere.contains("value=\"https://agenda.example/a.ics\""))
        #expect(desk.hasPrefix("\(place)-") && page.contains("Mon calendrier"))
        #expect(inside.status == 422 && inside.contains("réseau interne") && inside.contains("value=\"bruno\"") && !inside.contains("Tres-secret-9"))
        #expect(half.status == 422 && half.contains("href=\"#mot_de_passe\"") && half.contains("ni l&#39;un ni l&#39;autre"))
        #expect(plain.status == 422 && elsewhere.status == 404)
    }

    @Test("An agent sees and ends their own alone; one that is not read any more says since when, and a refused password is asked again")
    func own() async throws {
        let (town, place, _) = try await TestTown.receiving()
        let agent = try await town.browser(as: "accueil@essai.example")
        try await town.product.database.write { connection in
            for (email, fault) in [("accueil@essai.example", "unauthorised"), ("chloe@essai.example", "unreachable")] {
                let desk = try connection.row("SELECT id FROM desk")!.int("id")
                let closure = try connection.row(
                    """
                    INSERT INTO closure (organisation_id, place_id, desk_id, rules, reason)
                    VALUES (\(town.organisation), \(place), \(desk), \("{\"kind\":\"times\",\"minutes\":[]}"), 'agenda') RETURNING id
                    """)!.int("id")
                try connection.run(
                    """
                    INSERT INTO agenda (organisation_id, place_id, desk_id, closure_id, name, address, source, read_at, fault, due_at, dav_user, dav_password,
                        agent_id)
                    VALUES (\(town.organisation), \(place), \(desk), \(closure), 'A', \("https://\(fault).example/dav/"), 'x', \(town.clock.now), \(fault),
                        \(town.clock.now + 86_400), 'utilisateur', 'scelle', (SELECT id FROM agent WHERE email = \(email)))
                    """)
            }
        }

        let page = try await agent.get("/bureau/mon-calendrier")
        let ids = try await town.product.database.read { try $0.rows("SELECT id FROM agenda ORDER BY id").map { try $0.int("id") } }
        let (mine, theirs) = (ids[0], ids[1])

        #expect(page.contains("unauthorised.example (utilisateur)") && !page.contains("unreachable.example") && !page.contains("scelle"))
        #expect(page.contains("Plus relu depuis le") && page.contains("mot_de_passe_\(mine)"))
        for act in ["fin", "actualiser", "mot-de-passe"] {
            #expect(try await agent.post("/bureau/mon-calendrier/\(theirs)/\(act)", ["mot_de_passe_\(theirs)": "x"]).status == 404)
        }
        let empty = try await agent.post("/bureau/mon-calendrier/\(mine)/mot-de-passe", ["mot_de_passe_\(mine)": ""])
        #expect(empty.status == 422 && empty.contains("href=\"#mot_de_passe_\(mine)\""))
        #expect(try await agent.get("/bureau/rendez-vous").contains("ne peut plus être lu"))
        #expect(try await agent.post("/bureau/mon-calendrier/\(mine)/fin").status == 303)
        #expect(try await !agent.get("/bureau/mon-calendrier").contains("unauthorised.example"))
        let left = try await town.product.database.read { try $0.rows("SELECT id FROM agenda").map { try $0.int("id") } }
        #expect(left == [theirs])
    }

    @Test("An agent who receives nowhere has no desk to close")
    func nowhere() async throws {
        let (town, _, _) = try await TestTown.receiving()
        let other = try await town.browser(as: "alix@essai.example")

        let page = try await other.get("/bureau/mon-calendrier")

        #expect(page.status == 200 && !page.contains("name=\"adresse\""))
        #expect(try await town.browser().get("/bureau/mon-calendrier").status == 303)
    }
}
