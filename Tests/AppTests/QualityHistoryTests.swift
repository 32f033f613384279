import App
import Core
import Foundation
import TestSupport
import Testing
import TownSupport

/// What the observatory said stays, so that anybody sees whether it gets better.
@Suite("The history of the observatory")
struct QualityHistoryTests {
    @Test("A month that is over stays as its last night left it; the one that runs is not told", arguments: TestEngine.allCases)
    func kept(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let reader = town.browser()
        try await town.product.clean()
        #expect(try await reader.get("/qualite/historique.csv").body == "\u{FEFF}month;procedure;title;indicator;value;level\r\n")
        #expect(try await !reader.get("/qualite/acte-naissance").contains("Est-ce que ça s&#39;améliore"))

        let month = String(LocalDate(town.clock.now, in: .gmt).description.prefix(7))
        town.clock.advance(days: 32)
        try await town.product.clean()

        let past = try await reader.get("/qualite/historique.csv").body.split(separator: "\r\n")
        #expect(past.contains("\(month);acte-naissance;Demander un acte de naissance;dlnuf;0;green"), "\(past)")
        #expect(past.dropFirst().allSatisfy { $0.hasPrefix(month) })
        #expect(try await reader.get("/qualite/historique.json").body.contains("\"month\":\"\(month)\""))
        let page = try await reader.get("/qualite/acte-naissance")
        #expect(page.contains("Est-ce que ça s&#39;améliore") && page.contains("Pièces redemandées"))
    }
}
