import Core
import Foundation

/// Plays a workflow on paper: what would happen, and when, if these people did these things. Timers ring in between by themselves.
public struct Simulation: Sendable {
    public enum Step: Sendable, Equatable {
        /// Nobody does anything for that long.
        case wait(WorkflowTimer.Delay)
        case act(String, by: Action.Actor, after: WorkflowTimer.Delay, with: MoveInput = MoveInput())
    }

    /// One line of what happened: the filing, with no move, then each action.
    public struct Line: Sendable, Equatable {
        public let at: Date
        public let actor: Action.Actor
        public let move: Move?
        /// The status from then on.
        public let status: String
    }

    /// A timeline stops there: two timers that answer each other could fill any screen.
    public static let longest = 1_000

    let workflow: Workflow
    let zone: TimeZone
    let isWorkingDay: @Sendable (LocalDate) -> Bool

    public init(_ workflow: Workflow, in zone: TimeZone, isWorkingDay: @escaping @Sendable (LocalDate) -> Bool) {
        (self.workflow, self.zone, self.isWorkingDay) = (workflow, zone, isWorkingDay)
    }

    /// The story of a dossier filed at `start`.
    /// - Throws: what the workflow answers to a step that it refuses.
    public func timeline(from start: Date, _ steps: [Step]) throws(WorkflowProblem) -> [Line] {
        guard let first = workflow.statuses.first else { return [] }
        var story = Story(simulation: self, filedAt: start, in: first.key)
        for step in steps {
            switch step {
            case .wait(let delay): try story.wait(delay)
            case .act(let action, let actor, let delay, let input):
                try story.wait(delay)
                try story.perform(action, by: actor, with: input)
            }
        }
        return story.lines
    }
}

/// A dossier's life while it is simulated.
private struct Story {
    let simulation: Simulation
    var now: Date
    var enteredAt: Date
    /// How many alarms rang since the dossier came into its status.
    var rung = 0
    var lines: [Simulation.Line]

    init(simulation: Simulation, filedAt start: Date, in status: String) {
        self.simulation = simulation
        (now, enteredAt) = (start, start)
        lines = [Simulation.Line(at: start, actor: .person, move: nil, status: status)]
    }

    var status: String { lines[lines.count - 1].status }

    mutating func wait(_ delay: WorkflowTimer.Delay) throws(WorkflowProblem) {
        let end = delay.end(from: now, in: simulation.zone, isWorkingDay: simulation.isWorkingDay)
        while let alarm = nextAlarm, alarm.at <= end, lines.count < Simulation.longest {
            now = max(now, alarm.at)
            rung += 1
            try perform(alarm.action, by: .system, with: MoveInput())
        }
        now = max(now, end)
    }

    private var nextAlarm: Alarm? {
        simulation.workflow.alarms(for: status, enteredAt: enteredAt, in: simulation.zone, isWorkingDay: simulation.isWorkingDay).dropFirst(rung)
            .first
    }

    mutating func perform(_ action: String, by actor: Action.Actor, with input: MoveInput) throws(WorkflowProblem) {
        guard lines.count < Simulation.longest else { return }
        let move = try simulation.workflow.move(action, from: status, by: [actor], with: input)
        lines.append(Simulation.Line(at: now, actor: actor, move: move, status: move.to))
        if move.changesStatus { (enteredAt, rung) = (now, 0) }
    }
}
