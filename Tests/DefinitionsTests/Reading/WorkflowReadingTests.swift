import Core
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("Reading a workflow")
struct WorkflowReadingTests {
    private static let own = """
        procedure: a
        workflow:
          statuses:
            - {key: received, nature: open, label: Reçue, desk: Nouvelle, next: Nous la lisons., correctable: true}
            - {key: accepted, nature: accepted, label: Acceptée, next: C'est fini.}
          actions:
            - {key: accept, label: Accepter, from: [received], to: accepted, by: [caseworker, system], needs: [reason], notify: decision, document: decision, assign: true, confirm: Vraiment ?}
            - {key: write, label: Écrire, from: [received], by: manager, needs: [message]}
          timers:
            - {status: received, after: 5 workingDays, action: accept}
        """

    @Test("The two that are known by name", arguments: [("standard", Workflow.standard), ("report", Workflow.report)])
    func named(name: String, workflow: Workflow) {
        #expect(ProcedureReader("{procedure: a, workflow: \(name)}").definition?.workflow == workflow)
    }

    @Test("One of the procedure's own")
    func ownWorkflow() throws {
        let reader = ProcedureReader(Self.own)

        let workflow = try #require(reader.definition?.workflow)
        #expect(reader.log.faults == [])
        #expect(
            workflow.statuses.first
                == Status(key: "received", nature: .open, label: "Reçue", desk: "Nouvelle", next: "Nous la lisons.", isCorrectable: true))
        #expect(workflow.timers == [WorkflowTimer(status: "received", after: .init(5, .workingDays), action: "accept")])
        #expect(
            workflow.action("accept")
                == Action(
                    key: "accept", label: "Accepter", from: ["received"], to: "accepted", actors: [.caseworker, .system], needs: [.reason],
                    effects: [.notify(template: "decision"), .document(template: "decision"), .assignToActor], confirmation: "Vraiment ?"))
        #expect(workflow.action("write")?.to == nil)
    }

    @Test("Its faults are told where they stand")
    func faults() {
        let file = ProcedureFile(
            ProcedureSamples.small(
                "workflow: standard", String(Self.own.dropFirst("procedure: a\n".count)).replacing("to: accepted", with: "to: done")))

        let fault = file.faults.first { $0.message.key == "workflow.fault.unknownStatus" }
        #expect(fault?.field == "workflow.actions[0]")
        #expect(fault?.line == ProcedureSamples.small.split(separator: "\n").count + 5)
    }
}
