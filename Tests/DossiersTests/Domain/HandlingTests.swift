import Core
import Foundation
import Testing
import Workflows

@testable import Dossiers

@Suite("Handling a request")
struct HandlingTests {
    @Test("Taking a request moves it and gives it to the one who takes")
    func take() throws {
        var dossier = World.filed().dossier

        let changes = try World.handling().act("take", on: &dossier, with: MoveInput())

        #expect(dossier.status == "in_review" && dossier.assignee == World.alix.agent)
        #expect(changes.lines.map(\.event) == [.moved, .assigned])
        #expect(changes.events.map(\.name) == [.dossierMoved])
    }

    @Test("Asking for a piece waits for the person, and remembers which")
    func askForPieces() throws {
        var dossier = World.filed().dossier
        _ = try World.handling().act("take", on: &dossier, with: MoveInput())

        let changes = try World.handling().act("ask_pieces", on: &dossier, with: MoveInput(message: "Merci", pieces: ["identite"]))

        #expect(dossier.nature == .waiting && dossier.awaitedPieces == ["identite"] && dossier.timerAt != nil)
        #expect(changes.messages.map(\.body) == ["Merci"])
    }

    @Test("The delay to send what is missing is kept in the history, for the letter and for the page (CRPA L114-5)")
    func answerBy() throws {
        var dossier = World.filed().dossier
        _ = try World.handling().act("take", on: &dossier, with: MoveInput())
        let day = LocalDate("2026-04-01")

        let input = MoveInput(message: "Merci", pieces: ["identite"], answerBy: day)
        let line = try World.handling().act("ask_pieces", on: &dossier, with: input).lines.first { $0.event == .piecesAsked }

        #expect(line?.answerBy == day && line?.hash == line?.expectedHash)
    }

    @Test("A rejection without its reasons is refused, and changes nothing")
    func rejectWithoutReason() throws {
        var dossier = World.filed().dossier
        _ = try World.handling().act("take", on: &dossier, with: MoveInput())
        let before = dossier

        #expect(throws: WorkflowProblem.self) { try World.handling().act("reject", on: &dossier, with: MoveInput()) }
        #expect(dossier == before)
    }

    @Test("An agent has no power in a unit that is not theirs")
    func stranger() {
        let dossier = World.filed().dossier
        let stranger = AgentViewer(agent: AgentID(9), organisation: OrganisationID(1), name: "X", roles: [UnitID(7): [.manager]])
        #expect(World.handling(stranger).actions(on: dossier).isEmpty)
    }

    @Test("A transfer leaves the assignee behind, and moves the search text")
    func transfer() throws {
        var dossier = World.filed().dossier
        dossier.assignee = World.alix.agent
        let unit = UnitSheet(id: UnitID(4), name: "Urbanisme", phone: "", email: "", address: "")

        _ = try World.handling(World.basile).transfer(&dossier, to: unit, because: "Ce n'est pas pour nous")

        #expect(dossier.unit == UnitID(4) && dossier.assignee == nil && dossier.searchText.hasPrefix("unite4 "))
    }

    @Test("A blank note is refused", arguments: ["", "   ", "\n"])
    func blankNote(text: String) {
        var dossier = World.filed().dossier
        #expect(throws: DossierProblem.emptyMessage) { try World.handling().note(text, on: &dossier) }
    }
}
