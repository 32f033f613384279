import Testing
import Workflows

@Suite("Any life of a dossier")
struct RandomWalkTests {
    @Test("It never leaves the known statuses, and what is final is only reopened", arguments: [Workflow.standard, .report])
    func walks(workflow: Workflow) throws {
        var generator = SeededGenerator(seed: 11)
        let known = Set(workflow.statuses.map(\.key))
        let full = MoveInput(message: "Bonjour", pieces: ["identity"], reason: "Motif")
        for _ in 0..<300 {
            var status = workflow.statuses[0].key
            for _ in 0..<40 {
                let wasFinal = try #require(workflow.status(status)).nature.isFinal
                guard let action = workflow.actions.randomElement(using: &generator),
                    let actor = Action.Actor.allCases.randomElement(using: &generator),
                    let move = try? workflow.move(action.key, from: status, by: [actor], with: full)
                else { continue }
                #expect(known.contains(move.to))
                #expect(!wasFinal || move.action.key == Workflow.reopen)
                #expect(move.isFinal == workflow.status(move.to)?.nature.isFinal)
                status = move.to
            }
        }
    }

    @Test("What is offered is allowed, and what is not offered is refused", arguments: [Workflow.standard, .report])
    func offered(workflow: Workflow) {
        let full = MoveInput(message: "Bonjour", pieces: ["identity"], reason: "Motif")
        for status in workflow.statuses.map(\.key) {
            for actor in Action.Actor.allCases {
                let offered = workflow.available(to: [actor], in: status)
                let allowed = workflow.actions.filter { (try? workflow.move($0.key, from: status, by: [actor], with: full)) != nil }
                #expect(offered == allowed)
            }
        }
    }
}
