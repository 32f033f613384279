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
        /// The rank of the step that did it; `nil` for the filing and for what timers do.
        public let step: Int?
    }

    /// What happened, as far as the workflow allowed.
    public struct Telling: Sendable {
        public let lines: [Line]
        /// When the last wait was over.
        public let endsAt: Date
        /// The rank of the step that the workflow refused, and why: nothing follows it.
        public let refusal: (step: Int, problem: WorkflowProblem)?
    }

    /// A timeline stops there: two timers that answer each other could fill any screen.
    public static let longest = 1_000

    let workflow: Workflow
    let zone: TimeZone
    let isWorkingDay: @Sendable (LocalDate) -> Bool
    let barred: @Sendable (Date) -> Set<String>

    /// - Parameter barred: the actions whose condition does not hold at that moment; a timer that would do one of them passes it by.
    public init(
        _ workflow: Workflow, in zone: TimeZone, isWorkingDay: @escaping @Sendable (LocalDate) -> Bool,
        barring barred: @escaping @Sendable (Date) -> Set<String> = { _ in [] }
    ) {
        (self.workflow, self.zone, self.isWorkingDay, self.barred) = (workflow, zone, isWorkingDay, barred)
    }

    /// The story of a dossier filed at `start`.
    /// - Throws: what the workflow answers to a step that it refuses.
    public func timeline(from start: Date, _ steps: [Step]) throws(WorkflowProblem) -> [Line] {
        let telling = tell(from: start, steps)
        if let refusal = telling.refusal { throw refusal.problem }
        return telling.lines
    }

    /// The same story, up to the step that the workflow refuses.
    public func tell(from start: Date, _ steps: [Step]) -> Telling {
        guard let first = workflow.statuses.first else { return Telling(lines: [], endsAt: start, refusal: nil) }
        var story = Story(simulation: self, filedAt: start, in: first.key)
        do throws(WorkflowProblem) { try story.ring(until: start) } catch {
            return Telling(lines: story.lines, endsAt: start, refusal: (0, error))
        }
        for (rank, step) in steps.enumerated() {
            do throws(WorkflowProblem) { try story.take(step, rank) } catch {
                return Telling(lines: story.lines, endsAt: story.now, refusal: (rank, error))
            }
        }
        return Telling(lines: story.lines, endsAt: story.now, refusal: nil)
    }
}

/// A dossier's life while it is simulated.
private struct Story {
    let simulation: Simulation
    var now: Date
    /// The alarms of this stay in the status that have not rung yet.
    var alarms: ArraySlice<Alarm> = []
    var lines: [Simulation.Line] = []

    init(simulation: Simulation, filedAt start: Date, in status: String) {
        (self.simulation, now) = (simulation, start)
        lines.append(Simulation.Line(at: start, actor: .person, move: nil, status: status, step: nil))
        setAlarms()
    }

    var status: String { lines[lines.count - 1].status }

    private mutating func setAlarms() {
        alarms = simulation.workflow.alarms(for: status, enteredAt: now, in: simulation.zone, isWorkingDay: simulation.isWorkingDay)[...]
    }

    mutating func take(_ step: Simulation.Step, _ rank: Int) throws(WorkflowProblem) {
        switch step {
        case .wait(let delay): try wait(delay)
        case .act(let action, let actor, let delay, let input):
            try wait(delay)
            try perform(action, by: actor, with: input, step: rank)
            try ring(until: now)
        }
    }

    private mutating func wait(_ delay: WorkflowTimer.Delay) throws(WorkflowProblem) {
        let end = delay.end(from: now, in: simulation.zone, isWorkingDay: simulation.isWorkingDay)
        try ring(until: end)
        now = max(now, end)
    }

    mutating func ring(until end: Date) throws(WorkflowProblem) {
        while let alarm = alarms.first, alarm.at <= end, lines.count < Simulation.longest {
            now = max(now, alarm.at)
            alarms.removeFirst()
            guard !simulation.barred(now).contains(alarm.action) else { continue }
            try perform(alarm.action, by: .system, with: MoveInput(), step: nil)
        }
    }

    private mutating func perform(_ action: String, by actor: Action.Actor, with input: MoveInput, step: Int?) throws(WorkflowProblem) {
        guard lines.count < Simulation.longest else { return }
        let move = try simulation.workflow.move(action, from: status, by: [actor], with: input, barring: simulation.barred(now))
        lines.append(Simulation.Line(at: now, actor: actor, move: move, status: move.to, step: step))
        if move.changesStatus { setAlarms() }
    }
}
