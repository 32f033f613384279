import Foundation
import TestSupport
import Testing
import TownSupport

/// What a clerk sets on the page of an action, without writing the file.
@Suite("The page of an action in the studio")
struct LinkedRequestEditorTests {
    private static let studio = "/bureau/atelier/contact-mairie"
    private static let page = studio + "/element?chemin=workflow.actions%5B0%5D"

    private static func digest(_ page: TestBrowser.Page) -> String {
        page.body.firstMatch(of: /name="empreinte" value="([^"]*)"/).map { String($0.output.1) } ?? ""
    }

    @Test("A condition, the procedure that begins, what it takes over and the call are chosen, and written in the file")
    func chosen() async throws {
        let town = try await LinkedRequestTests.town(.sqlite)
        let designer = try await town.browser(as: "chloe@essai.example")
        let before = try await designer.get(Self.page)
        #expect(before.contains("Quand peut-on le faire ?") && before.contains("<option value=\"acte-naissance\" selected>"))
        #expect(before.contains("name=\"carry.naissance\"") == false)

        let answer = try await designer.post(
            Self.studio + "/element",
            [
                "chemin": "workflow.actions[0]", "empreinte": Self.digest(before), "key": "report", "label": "Reprendre", "from": "received",
                "by": "caseworker", "when.0.field": "objet", "when.0.test": "is", "when.0.value": "question", "create": "contact-mairie",
                "call": "Publik",
            ])
        #expect(answer.status == 303)
        let chosen = try await designer.get(Self.page)
        #expect(chosen.contains("name=\"carry.message\"") && !chosen.contains("name=\"carry.nom\""))
        #expect(!chosen.contains("name=\"carry.piece_jointe\""))

        _ = try await designer.post(
            Self.studio + "/element",
            [
                "chemin": "workflow.actions[0]", "empreinte": Self.digest(chosen), "key": "report", "label": "Reprendre", "from": "received",
                "by": "caseworker", "when.0.field": "objet", "when.0.test": "is", "when.0.value": "question", "create": "contact-mairie",
                "carry.message": "sujet", "call": "Publik",
            ])
        let source = try await designer.get(Self.studio + "/source").body
        #expect(
            source.contains("create: contact-mairie") && source.contains("carry:\n") && source.contains("message: sujet")
                && source.contains("field: objet"))
    }

    @Test("Answers chosen for one procedure are not kept for another")
    func another() async throws {
        let town = try await LinkedRequestTests.town(.sqlite)
        let designer = try await town.browser(as: "chloe@essai.example")
        let path = Self.studio + "/element?chemin=workflow.actions%5B1%5D"
        let before = try await designer.get(path)
        #expect(before.contains("<option value=\"message\" selected>"))

        _ = try await designer.post(
            Self.studio + "/element",
            [
                "chemin": "workflow.actions[1]", "empreinte": Self.digest(before), "key": "again", "label": "Reposer", "from": "received",
                "by": "caseworker", "create": "acte-naissance", "carry.message": "message",
            ])

        let source = try await designer.get(Self.studio + "/source").body
        #expect(!source.contains("carry:"))
    }
}
