import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport
import Web

@Suite("Pages in English")
struct EnglishPagesTests {
    @Test("Every page for people says that it is in English, and has all its words")
    func pages() async throws {
        let town = try await TestTown()
        let person = try await Self.english(town.browser(), "/suivi")
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        let draft = ["verification", "plus-tard"].map { "/brouillons/\(number)/\($0)" }
        try await Self.look(person, ["/", "/recherche?q=acte", "/themes/etat-civil", "/demarches/acte-naissance", "/reprendre", "/aide"] + draft)
        try await Self.look(person, ["/accessibilite", "/mentions-legales", "/donnees-personnelles", "/engagements", "/plan-du-site"])

        _ = try await person.get("/brouillons/\(number)/verification")
        _ = try await person.post("/brouillons/\(number)/depot")

        try await Self.look(person, ["/suivi/\(number)?depot=1", "/suivi/\(number)", "/oublier"])
    }

    @Test("So does the desk")
    func desk() async throws {
        let town = try await TestTown()
        let number = try await FilingPathTests.filed(town)
        let agent = try await Self.english(try await town.browser(as: "accueil@essai.example"), "/bureau")
        let admin = try await Self.english(try await town.browser(as: "chloe@essai.example"), "/bureau")

        try await Self.look(
            agent, ["/bureau", "/bureau/dossiers/\(number)", "/bureau/dossiers/\(number)/actions/close", "/bureau/demandes/nouvelle"])
        try await Self.look(admin, ["/bureau/reglages", "/bureau/reglages/voies-de-recours", "/bureau/reglages/agents/1", "/bureau/mon-compte"])
    }

    private static func english(_ browser: TestBrowser, _ path: String) async throws -> TestBrowser {
        _ = try await browser.get(path)
        _ = try await browser.post("/langue", ["langue": "en"])
        return browser
    }

    private static func look(_ browser: TestBrowser, _ paths: [String]) async throws {
        for path in paths {
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.contains("<html lang=\"en\">"), "\(path)")
            #expect(page.body.firstMatch(of: /\[[a-z]+(\.[A-Za-z0-9-]+)+\]/)?.output.0 == nil, "\(path)")
        }
    }
}
