import Core

/// Something wrong in a workflow, found before it is published. Each names the status or the action to correct, by its key.
public enum WorkflowFault: Sendable, Hashable {
    /// No status at all, so nowhere to file.
    case noStatus
    /// So many statuses, actions or timers that nobody could follow.
    case tooMany(Int)
    case duplicateStatus(String)
    case duplicateAction(String)
    /// `of`: the action or the timer that names it.
    case unknownStatus(String, of: String)
    /// A timer names an action that does not exist.
    case unknownAction(String, timerOf: String)
    /// A label, or a `next`, without a word.
    case blankText(of: String)
    /// A text names something that nobody fills. Only `next` may name anything.
    case unknownPlaceholder(String, of: String)
    /// An action that nobody can do.
    case noActor(action: String)
    case noFinalStatus
    /// No action leads there.
    case unreachable(String)
    /// From there, no path leads to an end.
    case deadEnd(String)
    /// The person must act, and nothing lets them.
    case personStuck(String)
    /// What is final allows nothing but to be reopened.
    case finalStatusLeft(String, by: String)
    case timerOnFinal(String)
    /// The system may not do this action there, or could not answer what it asks for.
    case timerCannotAct(String, in: String)
    /// A delay that ends before it starts, or after the calendar.
    case unusableDelay(String)
    /// Timers that ring at once, in a circle, for ever.
    case timerLoop([String])
    /// Timers that follow one another in a circle without a day of rest: a message each time, and no end.
    case hurriedLoop([String])

    public var message: UserMessage {
        switch self {
        case .noStatus: UserMessage("workflow.fault.noStatus")
        case .tooMany(let count): UserMessage("workflow.fault.tooMany", ["count": "\(count)", "most": "\(Workflow.most)"])
        case .duplicateStatus(let status): UserMessage("workflow.fault.duplicateStatus", ["status": status])
        case .duplicateAction(let action): UserMessage("workflow.fault.duplicateAction", ["action": action])
        case .unknownStatus(let status, let place): UserMessage("workflow.fault.unknownStatus", ["status": status, "place": place])
        case .unknownAction(let action, let status): UserMessage("workflow.fault.unknownAction", ["action": action, "status": status])
        case .blankText(let place): UserMessage("workflow.fault.blankText", ["place": place])
        case .unknownPlaceholder(let name, let place): UserMessage("workflow.fault.unknownPlaceholder", ["name": name, "place": place])
        case .noActor(let action): UserMessage("workflow.fault.noActor", ["action": action])
        case .noFinalStatus: UserMessage("workflow.fault.noFinalStatus")
        case .unreachable(let status): UserMessage("workflow.fault.unreachable", ["status": status])
        case .deadEnd(let status): UserMessage("workflow.fault.deadEnd", ["status": status])
        case .personStuck(let status): UserMessage("workflow.fault.personStuck", ["status": status])
        case .finalStatusLeft(let status, let action): UserMessage("workflow.fault.finalStatusLeft", ["status": status, "action": action])
        case .timerOnFinal(let status): UserMessage("workflow.fault.timerOnFinal", ["status": status])
        case .timerCannotAct(let action, let status): UserMessage("workflow.fault.timerCannotAct", ["action": action, "status": status])
        case .unusableDelay(let status): UserMessage("workflow.fault.unusableDelay", ["status": status])
        case .timerLoop(let statuses): UserMessage("workflow.fault.timerLoop", ["statuses": statuses.joined(separator: ", ")])
        case .hurriedLoop(let statuses): UserMessage("workflow.fault.hurriedLoop", ["statuses": statuses.joined(separator: ", ")])
        }
    }
}
