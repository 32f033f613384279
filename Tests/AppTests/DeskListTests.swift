import Foundation
import TestSupport
import Testing
import TownSupport

@Suite("The list that agents work from")
struct DeskListTests {
    @Test("However a list is cut in pages, each request of it comes once, in order", arguments: TestEngine.allCases)
    func pages(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        for query in Self.queries {
            let whole = try await desk.numbers(query + "&lignes=100")
            let cut = try await walk(desk, query + "&lignes=7")

            #expect(cut == whole, "\(query)")
            #expect(Set(cut).count == cut.count, "\(query)")
            #expect(!cut.isEmpty, "\(query)")
        }
    }

    @Test("A search finds every request that has its words, and no other", arguments: TestEngine.allCases)
    func search(engine: TestEngine) async throws {
        let desk = try await DemoDesk(engine)
        let all = try await desk.rows("etape=all&lignes=100")
        let theirs = all.filter { $0.contains("<td>Amina Benali</td>") }.compactMap(DemoDesk.number)
        let found = try await desk.numbers("etape=all&q=Am%C3%AFna+bena&lignes=100")

        #expect(!theirs.isEmpty && Set(found).isSuperset(of: theirs))
        #expect(try await desk.numbers("etape=all&q=\(theirs[0].prefix(8))").contains(theirs[0]))
        #expect(try await desk.numbers("etape=all&q=\(theirs[0].prefix(11))") == [theirs[0]])
        #expect(try await desk.numbers("etape=all&q=\(theirs[0].prefix(6).replacing("-", with: "+").lowercased())").contains(theirs[0]))
        #expect(try await desk.numbers("etape=all&q=benali+introuvable&lignes=100").isEmpty)
    }

    private static let queries = [
        "etape=open", "etape=all", "etape=all&tri=oldest", "etape=all&tri=due", "canal=web&etape=all", "agent=personne",
        "agent=personne&tri=oldest", "agent=moi", "agent=moi&etape=all&tri=due", "etape=all&q=benali", "etape=all&q=benali&tri=oldest",
        "etape=all&q=benali&tri=due", "etape=all&du=2026-03-02",
    ]

    private func walk(_ desk: DemoDesk, _ query: String) async throws -> [String] {
        var found: [String] = []
        var next: String? = "/bureau?" + query
        while let path = next {
            let page = try await desk.browser.get(path)
            found += DemoDesk.rows(of: page).compactMap(DemoDesk.number)
            next = page.body.firstMatch(of: /href="(\/bureau\?[^"]*suite=[^"]*)"/).map { String($0.output.1).replacing("&amp;", with: "&") }
        }
        return found
    }
}
