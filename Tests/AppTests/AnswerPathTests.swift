import App
import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport

/// From the box that a clerk ticks in a form, « Compter dans les statistiques », to the figures of an agent and of everyone.
@Suite("What people answer, counted")
struct AnswerPathTests {
    private static let page = "/bureau/statistiques"

    private func question(_ asked: String, _ agent: TestBrowser) async throws -> (page: TestBrowser.Page, address: String) {
        let body = try await agent.get(Self.page).body
        let procedure = try #require(body.firstMatch(of: /value="(\d+)"[^>]*>[^<]*acte de naissance/.ignoresCase())).output.1
        let address = "demarche=\(procedure)&question=\(asked)"
        return (try await agent.get("\(Self.page)?\(address)"), address)
    }

    @Test("An agent chooses a procedure, then a question, then an answer, without a script; files say the same", arguments: TestEngine.allCases)
    func counted(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let agent = try await town.browser(as: "alix@essai.example")
        for number in 1...2 { _ = try await town.filed(at: "1 place de la Mairie", number: number) }
        try await town.work()

        let (page, address) = try await question("forme", agent)
        let csv = try await agent.get("\(Self.page)/export.csv?\(address)").body
        let json = try await agent.get("\(Self.page)/export.json?\(address)").body

        #expect(page.contains("Quel document vous a-t-on demandé ?") && page.contains("L&#39;extrait sans filiation"))
        #expect(page.body.contains("name=\"reponse\"") && page.contains("Sans réponse"))
        #expect(csv.contains("L'extrait sans filiation;2;"), "\(csv)")
        #expect(json.contains("\"key\":\"extrait_sans_filiation\"") && json.contains("\"question\":\"forme\""))
        let narrowed = try await agent.get("\(Self.page)/export.csv?\(address)&reponse=extrait_sans_filiation&par=canal").body
        #expect(narrowed.contains(";2;") && narrowed.split(separator: "\r\n").count == 2, "\(narrowed)")
        _ = try await town.product.countAll()
        #expect(try await agent.get("\(Self.page)/export.csv?\(address)").body == csv)
    }

    @Test("What everyone reads by answer says nothing of fewer than five")
    func published() async throws {
        let town = try await TestTown()
        let agent = try await town.browser(as: "alix@essai.example"), manager = try await town.browser(as: "basile@essai.example")
        for number in 1...2 { _ = try await town.filed(at: "1 place de la Mairie", number: number) }
        try await town.work()
        let (_, address) = try await question("forme", agent)
        _ = try await manager.get("\(Self.page)?\(address)")
        let fields = address.split(separator: "&").map { $0.split(separator: "=").map(String.init) }
        _ = try await manager.post(
            Self.page + "/gardees", ["nom": "Documents", "pour": "everyone", "mesure": "ouvertes", "demarche": fields[0][1], "question": "forme"])

        let told = try await town.browser().get("/statistiques")

        #expect(told.contains("Demandes ouvertes") && !told.contains("L&#39;extrait sans filiation"), "\(told.body)")
    }

    @Test("The studio says under the box what is counted, and why a free answer is not")
    func saidBack() async throws {
        let town = try await TestTown()
        let designer = try await town.browser(as: "chloe@essai.example")
        func element(_ page: Int, _ field: Int) async throws -> TestBrowser.Page {
            try await designer.get("/bureau/atelier/acte-naissance/element?chemin=form.pages%5B\(page)%5D.fields%5B\(field)%5D")
        }

        #expect(try await element(0, 0).contains("Chaque réponse de la liste est comptée"))
        let pages = try await [element(1, 0), element(1, 1), element(1, 2)]
        #expect(pages.contains { $0.contains("Les statistiques ne comptent pas cette question") })
    }
}
