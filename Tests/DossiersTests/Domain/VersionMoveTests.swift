import Core
import Definitions
import Forms
import Foundation
import Testing
import Workflows

@testable import Dossiers

@Suite("A request that follows another version")
struct VersionMoveTests {
    /// The second version of the procedure.
    private func newer(_ change: (inout ProcedureSheet) -> Void = { _ in }) -> ProcedureSheet {
        var sheet = World.sheet
        sheet.version = ProcedureVersionID(2)
        change(&sheet)
        return sheet
    }

    private func moved(to sheet: ProcedureSheet, _ order: MoveOrder = MoveOrder()) -> (dossier: Dossier, changes: Changes) {
        var dossier = World.filed().dossier
        let move = VersionMove(from: World.sheet, to: sheet, zone: World.paris)
        let changes = move.apply(order, to: &dossier, by: .agent(AgentID(3), name: "Dana"), at: World.morning + 3600)
        return (dossier, changes)
    }

    @Test("One that loses nothing moves, with a line of history; its legal clock is the same")
    func whole() {
        let (dossier, changes) = moved(to: newer())

        #expect(dossier.procedureVersion == ProcedureVersionID(2) && dossier.answers == World.answers)
        #expect(dossier.silenceOn == World.filed().dossier.silenceOn)
        #expect(changes.lines.map(\.event) == [.versionMoved] && changes.lines[0].actor.name == "Dana" && changes.events == [])
    }

    @Test("One that would lose an answer stays, until somebody agrees to that very loss; then the history keeps what it was")
    func loss() throws {
        let shorter = newer { $0.form.pages[0].fields.removeAll { $0.id == "quartier" } }

        #expect(moved(to: shorter).changes.lines == [])
        #expect(moved(to: shorter, MoveOrder(agreed: ["gone nom"])).dossier.procedureVersion == ProcedureVersionID(1))
        let (dossier, changes) = moved(to: shorter, MoveOrder(agreed: ["gone quartier"]))

        #expect(dossier.answers["quartier"] == nil && dossier.answers["nom"] == .text("Benali"))
        #expect(!dossier.searchText.contains("oeillets"))
        #expect(changes.lines.first?.detail["before"]?["quartier"]?.string == "Les Œillets")
    }

    @Test("A status that is gone needs another, chosen among those that may stand for it")
    func status() throws {
        let sheet = newer { sheet in
            let first = sheet.workflow.statuses[0]
            sheet.workflow.statuses[0] = Status(key: "arrived", nature: first.nature, label: "Arrivée", next: "")
        }

        #expect(moved(to: sheet).changes.lines == [])
        #expect(moved(to: sheet, MoveOrder(statuses: ["received": "accepted"])).changes.lines == [])
        let dossier = moved(to: sheet, MoveOrder(statuses: [World.sheet.workflow.statuses[0].key: "arrived"])).dossier

        #expect(dossier.status == "arrived" && dossier.statusSince == World.morning + 3600)
    }

    @Test("A request that is over, or on another version already, stays as it is")
    func over() {
        var dossier = moved(to: newer()).dossier
        let move = VersionMove(from: World.sheet, to: newer(), zone: World.paris)
        #expect(move.apply(MoveOrder(), to: &dossier, by: .system, at: World.morning).lines == [])
    }

    @Test("An alarm whose hour is past under the new version does not ring at once")
    func alarms() {
        let sheet = newer { sheet in
            let status = sheet.workflow.statuses[0].key
            sheet.workflow.timers = [1, 120].map { WorkflowTimer(status: status, after: .init($0, .minutes), action: "close") }
        }
        #expect(moved(to: sheet).dossier.timerAt == World.morning + 7200)
    }
}

@Suite("An order to move requests")
struct VersionMoveBatchTests {
    @Test("Is the same once written and read back")
    func payload() throws {
        let order = MoveOrder(agreed: ["gone a", "option b Le X"], statuses: ["received": "arrived"])
        let batch = VersionMoveBatch(
            organisation: OrganisationID(1), from: ProcedureVersionID(1), to: ProcedureVersionID(2), order: order, agent: AgentID(3),
            agentName: "Dana")

        #expect(VersionMoveBatch(try JSON(batch.payload.text)) == batch)
        #expect(VersionMoveBatch(["from": 1]) == nil)
    }
}
