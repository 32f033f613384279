import Core
import Foundation
import Testing
import Workflows

@Suite("Simulation")
struct SimulationTests {
    let paris = TimeZone(identifier: "Europe/Paris")!
    let start = Date(timeIntervalSince1970: 1_772_438_400)  // Monday 2 March 2026, 9:00 in Paris

    @Test("A request is played from filing to decision, with the reminder that rings in between")
    func story() throws {
        let lines = try simulation(of: .standard).timeline(
            from: start,
            [
                .act("take", by: .caseworker, after: .init(1, .workingDays)),
                .act("ask_pieces", by: .caseworker, after: .init(2, .hours), with: MoveInput(message: "Il manque", pieces: ["identity"])),
                .act("answer", by: .person, after: .init(2, .months)),
                .act("accept", by: .manager, after: .init(5, .minutes)),
                .wait(.init(1, .months)),
            ]
        )

        #expect(
            lines.map(told) == [
                "2 March 2026 at 9:00 person files -> received", "3 March 2026 at 9:00 caseworker take -> in_review",
                "3 March 2026 at 11:00 caseworker ask_pieces -> waiting_person", "2 April 2026 at 11:00 system remind -> waiting_person",
                "3 May 2026 at 11:00 person answer -> in_review", "3 May 2026 at 11:05 manager accept -> accepted",
            ]
        )
        #expect(lines.last?.move?.isFinal == true)
    }

    @Test("The timers run again when the dossier comes back")
    func timersAgain() throws {
        let asking = MoveInput(message: "Il manque", pieces: ["identity"])
        let lines = try simulation(of: .standard).timeline(
            from: start,
            [
                .act("take", by: .manager, after: .init(0, .days)), .act("ask_pieces", by: .manager, after: .init(0, .days), with: asking),
                .act("message", by: .reception, after: .init(20, .days), with: MoveInput(message: "Pensez-y")), .wait(.init(11, .days)),
                .act("answer", by: .person, after: .init(0, .days)), .act("ask_pieces", by: .manager, after: .init(1, .days), with: asking),
                .wait(.init(90, .days)),
            ]
        )
        #expect(lines.compactMap { $0.move?.action.key }.filter { $0 == "remind" }.count == 2)
        #expect(told(lines[4]) == "1 April 2026 at 9:00 system remind -> waiting_person")
    }

    @Test("A step that the workflow refuses stops the simulation")
    func refused() {
        #expect(throws: WorkflowProblem.missing(.reason)) {
            try simulation(of: .standard).timeline(
                from: start, [.act("take", by: .caseworker, after: .init(0, .days)), .act("reject", by: .caseworker, after: .init(1, .days))]
            )
        }
    }

    @Test("Timers without a pause fill the page, and no more")
    func endless() throws {
        var workflow = Workflow.small
        workflow.actions[0].actors.insert(.system)
        workflow.actions[2].actors.insert(.system)
        workflow.timers = [("received", "ask"), ("waiting", "answer")].map { WorkflowTimer(status: $0, after: .init(0, .days), action: $1) }

        let lines = try simulation(of: workflow).timeline(
            from: start, [.wait(.init(1, .days)), .act("ask", by: .caseworker, after: .init(1, .days))])

        #expect(lines.count == Simulation.longest)
        #expect(lines.allSatisfy { $0.at == start })
    }

    @Test("A workflow without a status has no story")
    func empty() throws {
        #expect(try simulation(of: Workflow(statuses: [], actions: [])).timeline(from: start, [.wait(.init(1, .days))]) == [])
    }

    private func simulation(of workflow: Workflow) -> Simulation {
        Simulation(workflow, in: paris, isWorkingDay: { $0.weekday <= 5 })
    }

    private func told(_ line: Simulation.Line) -> String {
        "\(line.at.inWords(.english, in: paris)) \(line.actor) \(line.move?.action.key ?? "files") -> \(line.status)"
    }
}
