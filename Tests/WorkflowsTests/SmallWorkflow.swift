import Workflows

extension Workflow {
    /// The smallest sound workflow that has one of everything: an open status, a wait, an end, a reopening and a timer.
    static let small = Workflow(
        statuses: [
            Status(key: "received", nature: .open, label: "Reçue", next: "Réponse le %{silence_date}."),
            Status(key: "waiting", nature: .waiting, label: "À vous", next: "Répondez."),
            Status(key: "done", nature: .closed, label: "Finie", next: "Rien."),
        ],
        actions: [
            Action(key: "ask", label: "Demander", from: ["received"], to: "waiting", actors: [.caseworker]),
            Action(key: "finish", label: "Finir", from: ["received", "waiting"], to: "done", actors: [.caseworker]),
            Action(key: "answer", label: "Répondre", from: ["waiting"], to: "received", actors: [.person]),
            Action(key: "remind", label: "Rappeler", from: ["waiting"], to: nil, actors: [.system]),
            Action(key: "note", label: "Noter", from: ["received"], to: nil, actors: [.manager]),
            Action(key: "reopen", label: "Rouvrir", from: ["done"], to: "received", actors: [.manager]),
        ],
        timers: [WorkflowTimer(status: "waiting", after: .init(30, .days), action: "remind")]
    )

    /// Any workflow over two or three statuses; most are faulty.
    static func random(using generator: inout SeededGenerator) -> Workflow {
        let keys = Array(["a", "b", "c"].prefix(.random(in: 2...3, using: &generator)))
        let natures: [Status.Nature] = [.open, .open, .waiting, .accepted]
        let from = Int.random(in: 0..<3, using: &generator) > 0 ? keys.dropLast() : keys[...]
        var workflow = Workflow(statuses: [], actions: [])
        workflow.statuses = keys.map { Status(key: $0, nature: natures.randomElement(using: &generator)!, label: "Étape", next: "Suite.") }
        workflow.statuses[keys.count - 1].nature = .closed
        workflow.actions = (0..<Int.random(in: 1...6, using: &generator)).map { number in
            let to = Int.random(in: 0..<4, using: &generator) > 0 ? keys.randomElement(using: &generator) : nil
            let actors: Set<Action.Actor> = Bool.random(using: &generator) ? [.person] : [.system]
            return Action(key: "x\(number)", label: "Agir", from: [from.randomElement(using: &generator)!], to: to, actors: actors)
        }
        workflow.timers = (0..<Int.random(in: 0...1, using: &generator)).map { _ in
            let delay = WorkflowTimer.Delay(.random(in: 0...1, using: &generator), .days)
            return WorkflowTimer(
                status: keys.randomElement(using: &generator)!, after: delay, action: workflow.actions.randomElement(using: &generator)!.key)
        }
        return workflow
    }

    /// Whether some path from filing reaches a final status, found by walking at random rather than by the graph.
    var endsSomehow: Bool {
        var generator = SeededGenerator(seed: 14)
        var status = statuses[0].key
        for _ in 0..<2_000 {
            if self.status(status)?.nature.isFinal == true { return true }
            guard let action = available(to: Set(Action.Actor.allCases), in: status).randomElement(using: &generator) else { return false }
            status = action.to ?? status
        }
        return false
    }
}
