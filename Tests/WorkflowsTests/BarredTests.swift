import Core
import Foundation
import Testing
import Workflows

@Suite("Actions that the answers bar")
struct BarredTests {
    private let start = Date(timeIntervalSince1970: 1_772_438_400)

    @Test("A barred action is not offered, and is refused to whoever asks for it")
    func barred() {
        #expect(Workflow.small.available(to: [.caseworker], in: "received", barring: ["ask"]).map(\.key) == ["finish"])
        #expect(throws: WorkflowProblem.notMet(action: "Demander")) {
            try Workflow.small.move("ask", from: "received", by: [.caseworker], barring: ["ask"])
        }
        #expect(throws: Never.self) { try Workflow.small.move("ask", from: "received", by: [.caseworker], barring: ["finish"]) }
    }

    /// Two jumps, and a later closing.
    private func jumping() -> Workflow {
        var workflow = Workflow.small
        workflow.actions += [
            Action(key: "left", label: "À gauche", from: ["received"], to: "done", actors: [.system]),
            Action(key: "right", label: "À droite", from: ["received"], to: "waiting", actors: [.system]),
        ]
        workflow.timers += [
            WorkflowTimer(status: "received", after: .init(0, .minutes), action: "left"),
            WorkflowTimer(status: "received", after: .init(0, .minutes), action: "right"),
        ]
        return workflow
    }

    private func played(barring barred: @escaping @Sendable (Date) -> Set<String>, _ steps: [Simulation.Step] = []) throws -> [String] {
        let simulation = Simulation(jumping(), in: .gmt, isWorkingDay: { _ in true }, barring: barred)
        return try simulation.timeline(from: start, steps).map { "\($0.move?.action.key ?? "filed") -> \($0.status)" }
    }

    @Test("Of two jumps at the same minute, the one that is not barred is done, at once")
    func jump() throws {
        #expect(try played { _ in ["left"] } == ["filed -> received", "right -> waiting"])
        #expect(try played { _ in ["right"] } == ["filed -> received", "left -> done"])
        #expect(try played { _ in ["left", "right"] } == ["filed -> received"])
    }

    @Test("A timer that is passed by leaves the next ones as they are")
    func passedBy() throws {
        let told = try played(barring: { _ in ["left", "remind"] }, [.wait(.init(40, .days)), .act("answer", by: .person, after: .init(1, .days))])

        #expect(told == ["filed -> received", "right -> waiting", "answer -> received", "right -> waiting"])
    }

    @Test("What is barred is asked again at each moment")
    func later() throws {
        let limit = start + 86_400
        let told = try played(
            barring: { $0 < limit ? ["left", "right", "finish"] : ["left", "right"] },
            [.wait(.init(2, .days)), .act("finish", by: .caseworker, after: .init(0, .days))])

        #expect(told == ["filed -> received", "finish -> done"])
    }
}
