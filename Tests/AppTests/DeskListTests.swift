import App
import Core
import Dossiers
import Foundation
import Identity
import TestSupport
import Testing
import TownSupport

@Suite("The list that agents work from")
struct DeskListTests {
    @Test("However a list is cut in pages, each request of it comes once, in order", arguments: TestEngine.allCases)
    func pages(engine: TestEngine) async throws {
        let browser = try await desk(engine)
        for query in Self.queries {
            let whole = try await numbers(browser, query + "&lignes=100")
            let cut = try await walk(browser, query + "&lignes=7")

            #expect(cut == whole, "\(query)")
            #expect(Set(cut).count == cut.count, "\(query)")
            #expect(!cut.isEmpty, "\(query)")
        }
    }

    @Test("A search finds every request that has its words, and no other", arguments: TestEngine.allCases)
    func search(engine: TestEngine) async throws {
        let browser = try await desk(engine)
        let all = try await rows(browser, "etape=all&lignes=100")
        let theirs = all.filter { $0.contains("<td>Amina Benali</td>") }.compactMap(number)
        let found = try await numbers(browser, "etape=all&q=Am%C3%AFna+bena&lignes=100")

        #expect(!theirs.isEmpty && Set(found).isSuperset(of: theirs))
        #expect(try await numbers(browser, "etape=all&q=\(theirs[0].prefix(8))").contains(theirs[0]))
        #expect(try await numbers(browser, "etape=all&q=\(theirs[0].prefix(11))") == [theirs[0]])
        #expect(try await numbers(browser, "etape=all&q=\(theirs[0].prefix(6).replacing("-", with: "+").lowercased())").contains(theirs[0]))
        #expect(try await numbers(browser, "etape=all&q=benali+introuvable&lignes=100").isEmpty)
    }

    private static let queries = [
        "etape=open", "etape=all", "etape=all&tri=oldest", "etape=all&tri=due", "canal=web&etape=all", "agent=personne",
        "agent=personne&tri=oldest", "agent=moi", "agent=moi&etape=all&tri=due", "etape=all&q=benali", "etape=all&q=benali&tri=oldest",
        "etape=all&q=benali&tri=due", "etape=all&du=2026-03-02",
    ]

    /// An agent of every unit, and ninety requests of an invented town.
    private func desk(_ engine: TestEngine) async throws -> TestBrowser {
        let town = try await TestTown(engine)
        let roles = Dictionary(uniqueKeysWithValues: town.units.values.map { ($0, [AgentRole.caseworker, .manager] as Set) })
        let email = try #require(EmailAddress("toutes@essai.example"))
        _ = try await town.product.identity.addAgent(
            email: email, name: "Dominique Roux", roles: roles, password: TestTown.password, of: town.organisation, now: TestTown.morning
        )
        let names = DemoNames(firstNames: ["Amina", "Léo"], lastNames: ["Benali", "Le Goff", "Diop"], streets: ["rue du Lavoir"])
        try await town.product.dossiers.makeDemo(
            count: 90, seed: 7, organisation: town.organisation, names: names, zone: try #require(TimeZone(identifier: "Europe/Paris")),
            now: TestTown.morning
        )
        let browser = try await town.browser(as: "toutes@essai.example")
        for number in try await numbers(browser, "lignes=10") {
            _ = try await browser.post("/bureau/affectations", ["confier": "moi", "numero": number])
        }
        return browser
    }

    private func walk(_ browser: TestBrowser, _ query: String) async throws -> [String] {
        var found: [String] = []
        var next: String? = "/bureau?" + query
        while let path = next {
            let page = try await browser.get(path)
            found += page.body.matches(of: Self.row).compactMap { number(String($0.output)) }
            next = page.body.firstMatch(of: /href="(\/bureau\?[^"]*suite=[^"]*)"/).map { String($0.output.1).replacing("&amp;", with: "&") }
        }
        return found
    }

    private func numbers(_ browser: TestBrowser, _ query: String) async throws -> [String] { try await rows(browser, query).compactMap(number) }

    private func rows(_ browser: TestBrowser, _ query: String) async throws -> [String] {
        try await browser.get("/bureau?" + query).body.matches(of: Self.row).map { String($0.output) }
    }

    private static var row: Regex<Substring> { /(?s)<tr><td><input type="checkbox" name="numero".*?<\/tr>/ }

    private func number(_ row: String) -> String? { row.firstMatch(of: /name="numero" value="([^"]+)"/).map { String($0.output.1) } }
}
