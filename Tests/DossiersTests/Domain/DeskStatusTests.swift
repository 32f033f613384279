import Core
import Foundation
import Testing
import Web
import Workflows

@testable import Dossiers

@Suite("Where a request stands, for agents")
struct DeskStatusTests {
    private let words: Words

    init() throws { words = try #require(try EmbeddedAssets.catalogues()[.french]) }

    @Test("In the procedure's words for agents, else in those of its nature; never in those that speak to the person")
    func label() {
        let own = Status(key: "a", nature: .open, label: "Nous lisons votre demande", desk: "Pré-examen", next: "")
        let plain = Status(key: "b", nature: .waiting, label: "Nous attendons votre réponse", next: "")

        #expect(DeskStatus(words: words).label(own) == "Pré-examen")
        #expect(DeskStatus(words: words).label(plain) == "En attente de la personne")
    }

    @Test("No status of the shipped workflows speaks to the person on the desk", arguments: [Workflow.standard, .report])
    func shipped(workflow: Workflow) {
        for status in workflow.statuses { #expect(status.desk?.localizedCaseInsensitiveContains("vous") == false, "\(status.key)") }
    }

    @Test("The history says what was done and where it led")
    func history() throws {
        var dossier = World.filed().dossier
        let line = try #require(try World.handling().act("take", on: &dossier, with: MoveInput()).lines.first)

        let sentence = HistorySentence(words: words, sheet: World.sheet)
        #expect(sentence.forAgent(line) == "Prendre en charge → En cours d'étude")
        #expect(sentence.forPerson(line) == "Nous étudions votre demande")
    }
}
