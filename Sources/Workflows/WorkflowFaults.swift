extension Workflow {
    /// How many statuses a workflow may have, how many actions, and how many timers. The longest that was ever drawn had thirty.
    public static let most = 200

    /// Everything that is wrong, in the order of the file: names first, then texts, then paths, then timers. Empty for a sound workflow.
    public func faults() -> [WorkflowFault] {
        guard !statuses.isEmpty else { return [.noStatus] }
        // Nor is it looked at further: some of what follows compares each with each.
        let count = max(statuses.count, actions.count, timers.count)
        guard count <= Self.most else { return [.tooMany(count)] }
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
        return onFinal + powerless + unusable + loopFaults
    }

    /// What the system does by itself must end, or wait for somebody.
    private var loopFaults: [WorkflowFault] {
        let instant = looping { $0.count <= 0 }
        let hurried = looping(\.isUnderADay)
        return (instant.isEmpty ? [] : [.timerLoop(instant)])
            + (hurried.isEmpty || !instant.isEmpty ? [] : [.hurriedLoop(hurried)])
    }

    /// The statuses that timers with such delays lead back to.
    private func looping(_ isQuick: (WorkflowTimer.Delay) -> Bool) -> [String] {
        StatusGraph(timers.filter { isQuick($0.after) }.compactMap { timer in action(timer.action)?.to.map { (timer.status, $0) } })
            .circling(among: statuses.map(\.key))
    }

    private func systemCan(_ action: Action, in status: String) -> Bool {
        action.from.contains(status) && action.actors.contains(.system) && action.needs.isEmpty
    }

    /// Which status leads to which, by an action that someone does; the system acts only when a timer rings there.
    private var steps: StatusGraph {
        let rung = Set(timers.map { Ringing(status: $0.status, action: $0.action) })
        return StatusGraph(
            actions.flatMap { action in
                action.from.compactMap { from in
                    let isDone =
                        action.actors.contains { $0 != .system }
                        || (action.actors == [.system] && rung.contains(Ringing(status: from, action: action.key)))
                    return isDone ? action.to.map { (from, $0) } : nil
                }
            })
    }

    private struct Ringing: Hashable {
        let status: String
        let action: String
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

    /// The statuses that one comes back to: what is left once those that lead nowhere, or that nothing leads to, are taken off one after the other.
    func circling(among statuses: [String]) -> [String] {
        let there = inner(next), back = inner(reversed.next)
        return statuses.filter { there.contains($0) && back.contains($0) }
    }

    private func inner(_ arrows: [String: Set<String>]) -> Set<String> {
        var before: [String: [String]] = [:], left: [String: Int] = [:]
        for (status, targets) in arrows {
            left[status, default: 0] += targets.count
            for target in targets {
                before[target, default: []].append(status)
                left[target, default: 0] += 0
            }
        }
        var ends = left.filter { $0.value == 0 }.map(\.key)
        while let end = ends.popLast() {
            left[end] = nil
            for status in before[end, default: []] {
                left[status]? -= 1
                if left[status] == 0 { ends.append(status) }
            }
        }
        return Set(left.keys)
    }

    /// The starting points, and all that can be reached from them.
    func reached(from start: some Sequence<String>) -> Set<String> {
        var reached = Set(start), waiting = Array(reached)
        while let status = waiting.popLast() {
            for target in next[status, default: []] where reached.insert(target).inserted { waiting.append(target) }
        }
        return reached
    }
}

extension WorkflowTimer.Delay {
    fileprivate var isUnderADay: Bool {
        switch unit {
        case .minutes: count < 24 * 60
        case .hours: count < 24
        case .days, .workingDays, .months: count <= 0
        }
    }
}
