import Core
import Workflows

/// What each box says, before any of them has a place.
struct BoxesOfStatuses {
    let workflow: Workflow
    let conditions: [String: String]
    let words: Words

    var boxes: [WorkflowDrawing.Box] {
        let ranks = workflow.ranks
        return workflow.statuses.enumerated().map { index, status in
            var frame = Rect(width: Metrics.boxWidth)
            let title = Wrapped.lines("\(index + 1). \(status.label)", at: Metrics.titleLetters, most: 4)
            var rows = rows(of: status)
            var top = Metrics.header(title.count)
            for row in rows.indices {
                rows[row].top = top
                top += rows[row].height
            }
            frame.height = top
            return WorkflowDrawing.Box(
                status: status.key, number: index + 1, rank: ranks[status.key] ?? 0, nature: status.nature, title: title,
                note: note(of: status, isFirst: index == 0), rows: rows, frame: frame)
        }
    }

    private func note(of status: Status, isFirst: Bool) -> String {
        let turn = words("definitions.drawing.nature.\(status.nature.rawValue)")
        return isFirst ? words("definitions.drawing.start", ["turn": turn]) : turn
    }

    /// Timers first: nobody sees them coming.
    private func rows(of status: Status) -> [WorkflowDrawing.Row] {
        let timers = workflow.timers.filter { $0.status == status.key }
        let timed = Set(timers.map(\.action))
        let actions = workflow.actions.filter { action in
            action.from.contains(status.key) && !(action.actors == [.system] && timed.contains(action.key))
        }
        return timers.compactMap { row(of: $0, in: status) } + actions.map { row(of: $0, in: status, saying: $0.label) }
    }

    private func row(of timer: WorkflowTimer, in status: Status) -> WorkflowDrawing.Row? {
        guard let action = workflow.action(timer.action) else { return nil }
        let text = words("definitions.drawing.after", ["delay": timer.after.inWords(words), "action": action.label])
        return row(of: action, in: status, saying: text, isTimer: true)
    }

    private func row(of action: Action, in status: Status, saying text: String, isTimer: Bool = false) -> WorkflowDrawing.Row {
        let target = action.to.flatMap { to in to == status.key ? nil : workflow.statuses.firstIndex { $0.key == to } }
        let text = target.map { "\(text) → \($0 + 1)" } ?? text
        let condition = conditions[action.key].map { words("definitions.drawing.if", ["condition": $0]) }
        var details = [condition].compactMap(\.self) + (isTimer ? [] : [action.actorsInWords(words)])
        if target == nil { details.append(words("definitions.drawing.stays")) }
        details += action.effectsInWords(words)
        return WorkflowDrawing.Row(
            text: Wrapped.lines(text, at: Metrics.rowLetters - (isTimer ? 3 : 0), most: 4),
            detail: Wrapped.lines(
                details.joined(separator: " · "), at: Metrics.detailLetters, most: 3 + (condition == nil ? 0 : 3) + (action.reachesOut ? 2 : 0)),
            isTimer: isTimer,
            target: target.map { workflow.statuses[$0].key })
    }
}

/// Lengths on the drawing, and how many letters fit in them: an SVG does not wrap text by itself. Letters are counted wide.
enum Metrics {
    static let boxWidth = 240
    static let titleLetters = 26
    static let rowLetters = 32
    static let detailLetters = 36
    static func header(_ titleLines: Int) -> Int { Grid.up(12 + 18 * titleLines + 20) }
    /// Where arrows arrive, from the top of a box.
    static let entry = 20
}

extension Workflow {
    /// How far each status is from the filing, in moves. Ends, and what nothing leads to, stand after all the others.
    var ranks: [String: Int] {
        guard let first = statuses.first else { return [:] }
        var ranks = [first.key: 0], waiting = [first.key]
        while !waiting.isEmpty {
            let status = waiting.removeFirst()
            for action in actions where action.from.contains(status) {
                guard let to = action.to, ranks[to] == nil, self.status(to) != nil else { continue }
                ranks[to] = (ranks[status] ?? 0) + 1
                waiting.append(to)
            }
        }
        let last = statuses.filter { !$0.nature.isFinal }.compactMap { ranks[$0.key] }.max() ?? 0
        for status in statuses where status.nature.isFinal && status.key != first.key || ranks[status.key] == nil { ranks[status.key] = last + 1 }
        return ranks
    }
}
