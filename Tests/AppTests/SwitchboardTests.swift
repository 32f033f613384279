import App
import Appointments
import Core
import Foundation
import Organisations
import Scheduling
import TestSupport
import Testing
import TownSupport

@testable import Storage

/// One service answers the phone for several authorities: it finds and books everywhere that they let it, and sees who comes nowhere.
@Suite("The switchboard of several authorities")
struct SwitchboardTests {
    private static let settings = "/bureau/reglages/rendez-vous/standard"
    private static let path = "/bureau/rendez-vous/standard"

    /// The town's service « accueil » answers for the neighbour too, which let it.
    private static func answering(_ engine: TestEngine = .sqlite, unit: String = "accueil") async throws -> (
        town: TestTown, neighbour: OrganisationID
    ) {
        let town = try await AroundPathTests.two(engine)
        let neighbour = try #require(try await town.product.organisations.known().first { $0.id != town.organisation }).id
        try await town.product.database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO switchboard (organisation_id, answering_id, granted_at)
                VALUES (\(neighbour), \(town.organisation), \(town.clock.now))
                """)
        }
        let chief = try await town.browser(as: "chloe@essai.example")
        _ = try await chief.get(settings)
        for organisation in [neighbour, town.organisation] {
            let chosen = try await chief.post(
                settings + "/service", pairs: [("pour", "\(organisation)"), ("service_\(organisation)", "\(town.units[unit]!)")])
            #expect(chosen.status == 303)
        }
        return (town, neighbour)
    }

    /// The address of the first result of that name.
    private static func taking(_ name: String, in page: TestBrowser.Page) throws -> String {
        let item = try #require(page.body.components(separatedBy: "<li>").first { $0.contains(name) })
        return String(try #require(item.firstMatch(of: /href="([^"]+)"/)).output.1).replacing("&amp;", with: "&")
    }

    private static func search(_ agent: TestBrowser) async throws -> TestBrowser.Page {
        _ = try await agent.get(path)
        return try await agent.post(path, ["motif": "=titres", "nombre": "1", "pres": "Voisine", "tri": "pres"])
    }

    private static func fields(_ page: TestBrowser.Page, _ more: [(String, String)]) throws -> [(String, String)] {
        func value(_ pattern: Regex<(Substring, Substring)>) throws -> String { String(try #require(page.body.firstMatch(of: pattern)).output.1) }
        return [
            ("lieu", try value(/name="lieu"[^>]*>\s*<option value="(\d+)"/)), ("type", try value(/name="type"[^>]*>\s*<option value="(\d+)"/)),
            ("debut", String(try #require(page.body.matches(of: /name="debut" value="(\d+)"/).last).output.1)),
        ] + more
    }

    @Test("An agent finds the nearest place of all, books there for who calls, and tells them the number", arguments: TestEngine.allCases)
    func books(engine: TestEngine) async throws {
        let (town, neighbour) = try await Self.answering(engine), agent = try await town.browser(as: "accueil@essai.example")
        #expect(try await agent.get("/bureau/rendez-vous").contains("Standard : tous les lieux"))
        let found = try await Self.search(agent)
        #expect(found.contains("Mairie de Voisine") && found.contains("Hôtel de ville") && found.contains("Ville voisine"))
        let page = try await agent.get(try Self.taking("Mairie de Voisine", in: found))
        #expect(page.status == 200 && !page.contains("surnombre_jour"))

        let done = try await agent.post(
            "/bureau/rendez-vous/nouveau", pairs: try Self.fields(page, [("nom", "Paul Durand"), ("email", "paul@exemple.fr")]))
        let told = try await agent.follow(done)

        #expect(done.location?.hasPrefix(Self.path + "/pris/") == true && told.contains("Paul Durand") && told.contains("Mairie de Voisine"))
        #expect(told.contains("https://voisine.example/rendez-vous/suivi"))
        let booked = try await town.product.database.read { try $0.row("SELECT organisation_id, side FROM appointment WHERE name = 'Paul Durand'") }
        #expect(try booked?.id("organisation_id") == neighbour && booked?.string("side") == "offline")
        try await town.work()
        #expect(try await town.outbox("to_address") == ["paul@exemple.fr"])
        // Who comes is not theirs to see, nor is what a colleague booked.
        let number = try #require(done.location?.split(separator: "/").last)
        #expect(try await agent.get("/bureau/rendez-vous/\(number)").status == 404)
        #expect(try await town.browser(as: "accueil2@essai.example").get(Self.path + "/pris/\(number)").status == 404)
        town.clock.advance(days: 2)
        #expect(try await town.browser(as: "accueil@essai.example").get(Self.path + "/pris/\(number)").status == 404)
    }

    @Test("Times kept for the phone are there; times beside the hours, hidden places and other reasons are not", arguments: TestEngine.allCases)
    func limits(engine: TestEngine) async throws {
        let (town, neighbour) = try await Self.answering(engine), agent = try await town.browser(as: "accueil@essai.example")
        let page = try await agent.get(try Self.taking("Mairie de Voisine", in: try await Self.search(agent)))
        let hidden = try await town.product.appointments.add(
            OfferDetails(slug: "interne", title: "Interne", isPublic: false), AppointmentType(AppointmentTypeID(0), lasting: .fixed(15)),
            to: neighbour)
        let book = "/bureau/rendez-vous/nouveau"

        let beside = try await agent.post(
            book, pairs: try Self.fields(page, [("nom", "Paul"), ("surnombre_jour", "2026-03-15"), ("surnombre_heure", "20:00")]))
        let fields = try Self.fields(page, [("nom", "Paul")])
        let other = try await agent.post(book, pairs: fields.map { $0.0 == "type" ? ("type", "\(hidden)") : $0 })

        #expect(beside.status == 422 && other.status == 404)
        try await town.product.database.write { _ = try $0.run("UPDATE place SET is_shown = \(false) WHERE organisation_id = \(neighbour)") }
        #expect(try await agent.post(book, pairs: fields).status == 404)
    }

    @Test("Another service of the town books nothing there, nor anybody once it is withdrawn", arguments: TestEngine.allCases)
    func withdrawn(engine: TestEngine) async throws {
        let (town, neighbour) = try await Self.answering(engine), agent = try await town.browser(as: "accueil@essai.example")
        let page = try await agent.get(try Self.taking("Mairie de Voisine", in: try await Self.search(agent)))
        let fields = try Self.fields(page, [("nom", "Paul")]), book = "/bureau/rendez-vous/nouveau"
        let other = try await town.browser(as: "alix@essai.example")
        _ = try await other.get("/bureau")

        #expect(try await other.post(book, pairs: fields).status == 404)
        #expect(try await other.get(Self.path).contains("ne répond au téléphone pour aucune mairie"))
        try await town.product.database.write { _ = try $0.run("DELETE FROM switchboard WHERE organisation_id = \(neighbour)") }
        #expect(try await agent.post(book, pairs: fields).status == 404)
        #expect(try await !Self.search(agent).contains("Mairie de Voisine"))
    }

    @Test("An authority lets others answer for it, and takes it back; nobody takes what was not given", arguments: TestEngine.allCases)
    func admitting(engine: TestEngine) async throws {
        let town = try await AroundPathTests.two(engine), chief = try await town.browser(as: "chloe@essai.example")
        let neighbour = try #require(try await town.product.organisations.known().first { $0.id != town.organisation }).id
        func rows() async throws -> Int {
            try await town.product.database.read { try $0.row("SELECT COUNT(*) AS number FROM switchboard")?.int("number") ?? 0 }
        }
        _ = try await chief.get(Self.settings)

        #expect(try await chief.post(Self.settings, ["mairie": "\(neighbour)"]).status == 303)
        #expect(try await chief.get(Self.settings).body.firstMatch(of: /value="\d+"[^>]* checked/) != nil)
        #expect(try await rows() == 1)
        let taken = try await chief.post(
            Self.settings + "/service", pairs: [("pour", "\(neighbour)"), ("service_\(neighbour)", "\(town.units["accueil"]!)")])
        #expect(taken.status == 404, "the neighbour did not let this town answer")
        let foreign = try await chief.post(
            Self.settings + "/service", pairs: [("pour", "\(town.organisation)"), ("service_\(town.organisation)", "9999")])
        #expect(foreign.status == 404, "nor is it a service of theirs")
        #expect(try await chief.post(Self.settings).status == 303)
        #expect(try await rows() == 0)
    }
}
