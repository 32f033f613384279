extension Workflow {
    /// Everything that is wrong, in the order of the file: names first, then texts, then paths, then timers. Empty for a sound workflow.
    public func faults() -> [WorkflowFault] {
        guard !statuses.isEmpty else { return [.noStatus] }
        return nameFaults + textFaults + pathFaults + endFaults + timerFaults
    }

    private var nameFaults: [WorkflowFault] {
        let named = Set(statuses.map(\.key))
        let unknown = actions.flatMap { action in
            (action.from + [action.to].compactMap(\.self)).filter { !named.contains($0) }.map { WorkflowFault.unknownStatus($0, of: action.key) }
        }
        let unknownToTimers = timers.flatMap { timer -> [WorkflowFault] in
            (named.contains(timer.status) ? [] : [.unknownStatus(timer.status, of: timer.action)])
                + (action(timer.action) == nil ? [.unknownAction(timer.action, timerOf: timer.status)] : [])
        }
        return Self.repeated(statuses.map(\.key)).map(WorkflowFault.duplicateStatus)
            + Self.repeated(actions.map(\.key)).map(WorkflowFault.duplicateAction)
            + unknown + unknownToTimers
            + actions.filter(\.actors.isEmpty).map { .noActor(action: $0.key) }
    }

    private var textFaults: [WorkflowFault] {
        let blank =
            statuses.filter { Self.isBlank($0.label) || Self.isBlank($0.next) || $0.desk.map(Self.isBlank) == true }.map(\.key)
            + actions.filter { Self.isBlank($0.label) }.map(\.key)
        let known = Set(Status.Placeholder.allCases.map(\.rawValue))
        let inStatuses = statuses.flatMap { status in
            (WorkflowText.placeholders(in: status.label + (status.desk ?? ""))
                + WorkflowText.placeholders(in: status.next).filter { !known.contains($0) })
                .map { WorkflowFault.unknownPlaceholder($0, of: status.key) }
        }
        let inActions = actions.flatMap { action in
            WorkflowText.placeholders(in: action.label + (action.confirmation ?? "")).map { WorkflowFault.unknownPlaceholder($0, of: action.key) }
        }
        return blank.map(WorkflowFault.blankText) + inStatuses + inActions
    }

    private var pathFaults: [WorkflowFault] {
        let reached = steps.reached(from: [statuses[0].key])
        let unreachable = statuses.filter { !reached.contains($0.key) }.map { WorkflowFault.unreachable($0.key) }
        let stuck = statuses.filter { $0.nature == .waiting && !personCanLeave($0) }.map { WorkflowFault.personStuck($0.key) }
        return unreachable + stuck
    }

    /// Withdrawing ends the request: it is no answer.
    private func personCanLeave(_ status: Status) -> Bool {
        available(to: [.person], in: status.key).contains { action in
            guard let to = action.to, to != status.key else { return false }
            return self.status(to)?.nature != .closed
        }
    }

    private var endFaults: [WorkflowFault] {
        let final = statuses.filter(\.nature.isFinal).map(\.key)
        guard !final.isEmpty else { return [.noFinalStatus] }
        let ending = steps.reversed.reached(from: final)
        return statuses.filter { !ending.contains($0.key) }.map { .deadEnd($0.key) }
            + final.flatMap { status in actions.filter { $0.from.contains(status) && !reopens($0) }.map { .finalStatusLeft(status, by: $0.key) } }
    }

    private func reopens(_ action: Action) -> Bool {
        action.key == Self.reopen && action.to.flatMap(status).map { !$0.nature.isFinal } ?? false
    }

    private var timerFaults: [WorkflowFault] {
        let onFinal = timers.filter { status($0.status)?.nature.isFinal ?? false }.map { WorkflowFault.timerOnFinal($0.status) }
        let powerless = timers.filter { timer in action(timer.action).map { !systemCan($0, in: timer.status) } ?? false }
            .map { WorkflowFault.timerCannotAct($0.action, in: $0.status) }
        let unusable = timers.filter { !(0...100_000).contains($0.after.count) }.map { WorkflowFault.unusableDelay($0.status) }
        let instant = StatusGraph(timers.filter { $0.after.count <= 0 }.compactMap { timer in action(timer.action)?.to.map { (timer.status, $0) } })
        let looping = statuses.map(\.key).filter { instant.reached(from: instant.next[$0, default: []]).contains($0) }
        return onFinal + powerless + unusable + (looping.isEmpty ? [] : [.timerLoop(looping)])
    }

    private func systemCan(_ action: Action, in status: String) -> Bool {
        action.from.contains(status) && action.actors.contains(.system) && action.needs.isEmpty
    }

    /// Which status leads to which, by an action that someone can do.
    private var steps: StatusGraph {
        StatusGraph(actions.filter { !$0.actors.isEmpty }.flatMap { action in action.from.compactMap { from in action.to.map { (from, $0) } } })
    }

    private static func repeated(_ keys: [String]) -> [String] {
        var seen: Set<String> = [], repeated: [String] = []
        for key in keys where !seen.insert(key).inserted && !repeated.contains(key) { repeated.append(key) }
        return repeated
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}

/// Statuses, and the arrows between two different ones.
private struct StatusGraph {
    var next: [String: Set<String>] = [:]

    init(_ arrows: [(String, String)]) {
        for (from, to) in arrows where from != to { next[from, default: []].insert(to) }
    }

    var reversed: StatusGraph { StatusGraph(next.flatMap { from, targets in targets.map { ($0, from) } }) }

    /// The starting points, and all that can be reached from them.
    func reached(from start: some Sequence<String>) -> Set<String> {
        var reached = Set(start), waiting = Array(reached)
        while let status = waiting.popLast() {
            for target in next[status, default: []] where reached.insert(target).inserted { waiting.append(target) }
        }
        return reached
    }
}
