import Core

/// Why an action is refused.
public enum WorkflowProblem: Problem, Equatable {
    case unknownAction(String)
    /// The dossier stands where its procedure has no status: a fault in its data, that an administrator must see.
    case unknownStatus(String)
    /// Another role does this.
    case notYours(action: String)
    /// The dossier has moved meanwhile, or never allowed it.
    case notNow(action: String, status: String)
    /// The dossier's answers do not allow it: its condition does not hold.
    case notMet(action: String)
    /// Something has to be written or chosen first.
    case missing(Action.Need)

    public var kind: ProblemKind {
        switch self {
        case .unknownAction: .notFound
        case .unknownStatus, .notNow, .notMet: .conflict
        case .notYours: .forbidden
        case .missing: .invalid
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknownAction: UserMessage("workflow.unknownAction")
        case .unknownStatus(let status): UserMessage("workflow.unknownStatus", ["status": status])
        case .notYours(let action): UserMessage("workflow.notYours", ["action": action])
        case .notNow(let action, let status): UserMessage("workflow.notNow", ["action": action, "status": status])
        case .notMet(let action): UserMessage("workflow.notMet", ["action": action])
        case .missing(let need): UserMessage("workflow.missing.\(need.rawValue)")
        }
    }
}
