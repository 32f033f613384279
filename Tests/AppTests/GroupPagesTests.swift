import TestSupport
import Testing
import TownSupport

@Suite("The pages of a group of questions")
struct GroupPagesTests {
    private static let groups = "/bureau/groupes-de-questions"

    @Test("A change is listed with who made it, and taken back", arguments: TestEngine.allCases)
    func takenBack(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let designer = try await town.browser(as: "chloe@essai.example")
        _ = try await designer.get(Self.groups)
        let path = try #require(try await designer.post(Self.groups, ["titre": "Un enfant"]).location?.split(separator: "?").first).description
        let fresh = try await designer.get(path)
        #expect(!fresh.contains("Modifications du groupe"))
        _ = try await designer.post(path + "/titre", ["titre": "Votre enfant"])

        let page = try await designer.get(path)
        #expect(page.contains("Modifications du groupe") && page.contains("Chloé Renard") && page.contains("<h1>Votre enfant</h1>"))
        let undone = try await designer.post(path + "/annulation", ["revision": "2"])

        #expect(undone.status == 303)
        let after = try await designer.get(path)
        #expect(after.contains("<h1>Un enfant</h1>") && after.contains("Retour avant la modification 2"))
        #expect(try await designer.post(path + "/annulation", ["revision": "99"]).status == 409)
    }
}
