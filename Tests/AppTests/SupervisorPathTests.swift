import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

@testable import Storage

/// Who watches over a curator or a tutor (C. civ. 454): they read, they agree when interests conflict, and they do not act.
@Suite("The supervising representative")
struct SupervisorPathTests {
    private typealias Path = RepresentativePathTests

    /// A tutelle with its supervisor, who took their own link up.
    private static func supervising(_ town: TestTown) async throws -> (
        odile: TestBrowser, access: String, desk: TestBrowser, nadia: TestBrowser, supervision: String
    ) {
        let (odile, access, desk, measure) = try await Path.representing(town, supervisor: "Nadia Ferrand")
        _ = try await desk.get(measure)
        #expect(try await desk.post(measure + "/acces/3", ["email3": "nadia@exemple.example"]).status == 303)
        let invitation = try await Path.link(to: "nadia@exemple.example", town)
        let nadia = try await SpaceTests.signedIn(town, "nadia@exemple.example")
        #expect(try await nadia.get(invitation).contains("accès de subrogé"))
        let supervision = try #require(try await nadia.post(invitation).location?.split(separator: "?").first.map(String.init))
        return (odile, access, desk, nadia, supervision)
    }

    @Test(
        "They read what was done under the measure, and nothing else; they do not act, by the page nor by the cookie", arguments: TestEngine.allCases)
    func reads(engine: TestEngine) async throws {
        let town = try await TestTown(engine), (odile, access, _, nadia, supervision) = try await Self.supervising(town)
        #expect(try await nadia.get(supervision).contains("Rien n&#39;a été demandé en ligne"))
        _ = try await Path.act(odile, access)
        let number = try await Path.file(odile)

        let page = try await nadia.get(supervision)

        #expect(page.contains("Yvette Lambert") && page.contains("Odile Marchand") && page.contains("Renseignement, rendez-vous"))
        #expect(!page.contains(number) && !page.contains("/agir"))
        #expect(try await nadia.post(supervision + "/agir", ["demarche": "contact-mairie"]).status == 403)
        nadia.setCookie("represente", String(try #require(supervision.split(separator: "/").last)))
        #expect(try await !nadia.get("/demarches/contact-mairie").contains("Yvette Lambert"))
        #expect(try await nadia.get("/suivi/\(number)").contains("Renseignement, rendez-vous") == false)
    }

    @Test("When interests conflict an agent asks for their agreement, by a link like the others", arguments: TestEngine.allCases)
    func agrees(engine: TestEngine) async throws {
        let town = try await TestTown(engine), number = try await Path.file(town.browser()),
            desk = try await town.browser(as: "accueil@essai.example")
        _ = try await desk.get("/bureau/dossiers/\(number)/accord")
        #expect(try await desk.post("/bureau/dossiers/\(number)/accord", ["qui": "supervisor", "email": "nadia@exemple.example"]).status == 303)

        let link = try await Path.link(to: "nadia@exemple.example", town), nadia = town.browser(), page = try await nadia.get(link)
        #expect(page.contains("leurs intérêts s&#39;opposent"))
        let shown = String(try #require(page.body.firstMatch(of: /name="lu" value="([0-9a-f]+)"/)).output.1)
        #expect(try await nadia.post(link, ["lu": shown, "reponse": "oui", "nom": "Nadia Ferrand"]).location == "/accord/merci")

        #expect(try await desk.get("/bureau/dossiers/\(number)").contains("Nadia Ferrand a donné son accord"))
    }
}
