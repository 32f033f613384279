import Core
import Workflows

extension WorkflowTimer.Delay {
    func inWords(_ words: Words) -> String { words.count(count, "definitions.drawing.delay.\(unit.rawValue)") }
}

extension Action {
    /// "instruction, responsable", in the order in which a file names them.
    func actorsInWords(_ words: Words) -> String {
        Actor.allCases.filter(actors.contains).map { words("definitions.drawing.actor.\($0.rawValue)") }.joined(separator: ", ")
    }

    /// Whether it begins something elsewhere.
    var reachesOut: Bool {
        effects.contains { effect in
            switch effect {
            case .create, .call: true
            case .notify, .document, .assignToActor: false
            }
        }
    }

    func effectsInWords(_ words: Words) -> [String] {
        effects.compactMap { effect in
            switch effect {
            case .notify: words("definitions.drawing.tells")
            case .document: words("definitions.drawing.makes")
            case .create(let procedure, _): words("definitions.drawing.creates", ["procedure": procedure])
            case .call(let name): words("definitions.drawing.calls", ["name": name])
            case .assignToActor: nil
            }
        }
    }
}

extension Workflow {
    /// The same to be read, never to be run: the procedures that its actions begin a request of have their titles where their slugs were.
    /// - Parameter titles: by slug; what is not there keeps its slug.
    public func naming(_ titles: [String: String]) -> Workflow {
        var told = self
        for index in told.actions.indices {
            told.actions[index].effects = told.actions[index].effects.map { effect in
                guard case .create(let slug, let carried) = effect else { return effect }
                return .create(procedure: titles[slug] ?? slug, carrying: carried)
            }
        }
        return told
    }
}

/// One status of a workflow, told in sentences: what the drawing shows, for those who do not see it.
public struct StatusInWords: Sendable, Equatable {
    public let status: String
    public let heading: String
    public let sentences: [String]
}

extension Workflow {
    /// The whole workflow in sentences, status by status, in the order of the numbers on the drawing.
    /// - Parameter conditions: when actions may be done, in words, by their keys.
    public func inWords(_ words: Words, conditions: [String: String] = [:]) -> [StatusInWords] {
        func sentence(_ action: Action, in status: Status, after delay: WorkflowTimer.Delay?) -> String {
            let said = self.sentence(action, in: status, after: delay, words)
            return conditions[action.key].map { words("definitions.drawing.said.if", ["sentence": said, "condition": $0]) } ?? said
        }
        return statuses.enumerated().map { index, status in
            let heading = words("definitions.drawing.said.status", ["number": "\(index + 1)", "label": status.label])
            let turn = words("definitions.drawing.said.nature.\(status.nature.rawValue)")
            let start = index == 0 ? [words("definitions.drawing.said.first")] : []
            let timed = timers.filter { $0.status == status.key }
            let timers = timed.compactMap { timer in action(timer.action).map { sentence($0, in: status, after: timer.after) } }
            let actions = actions.filter { $0.from.contains(status.key) && !($0.actors == [.system] && timed.map(\.action).contains($0.key)) }
            return StatusInWords(
                status: status.key, heading: heading, sentences: start + [turn] + timers + actions.map { sentence($0, in: status, after: nil) }
            )
        }
    }

    private func sentence(_ action: Action, in status: Status, after delay: WorkflowTimer.Delay?, _ words: Words) -> String {
        let index = action.to.flatMap { to in to == status.key ? nil : statuses.firstIndex { $0.key == to } }
        let end =
            index.map { words("definitions.drawing.said.leads", ["number": "\($0 + 1)", "label": statuses[$0].label]) }
            ?? words("definitions.drawing.said.stays")
        let start =
            delay.map { words("definitions.drawing.said.timer", ["delay": $0.inWords(words), "action": action.label]) }
            ?? words("definitions.drawing.said.action", ["action": action.label, "actors": action.actorsInWords(words)])
        let effects = action.effects.compactMap { effect -> String? in
            switch effect {
            case .notify: words("definitions.drawing.said.tells")
            case .document: words("definitions.drawing.said.makes")
            case .create(let procedure, _): words("definitions.drawing.said.creates", ["procedure": procedure])
            case .call(let name): words("definitions.drawing.said.calls", ["name": name])
            case .assignToActor: nil
            }
        }
        return ([start + " " + end] + effects).joined(separator: " ")
    }
}
