import Core

/// What can be wrong when somebody agrees, answers, or makes a panel.
enum PanelProblem: Problem, Equatable {
    case unknown
    /// Used after its week, or withdrawn since.
    case linkOver
    case alreadyAnswered
    /// Before its first day or after its last.
    case notOpen
    /// The place of the question.
    case tooLong(Int)
    /// People were invited, or it was published, meanwhile.
    case changedMeanwhile
    /// More sheets than are printed at once, or in all; or nobody may answer any more.
    case tooManySheets
    /// Its last day has not passed.
    case notOver

    var kind: ProblemKind {
        switch self {
        case .unknown: .notFound
        case .linkOver, .notOpen: .gone
        case .alreadyAnswered, .changedMeanwhile, .notOver: .conflict
        case .tooLong, .tooManySheets: .invalid
        }
    }

    var message: UserMessage {
        switch self {
        case .unknown: UserMessage("panels.problem.unknown")
        case .linkOver: UserMessage("panels.problem.linkOver")
        case .alreadyAnswered: UserMessage("panels.problem.alreadyAnswered")
        case .notOpen: UserMessage("panels.problem.notOpen")
        case .tooLong: UserMessage("panels.problem.tooLong")
        case .changedMeanwhile: UserMessage("panels.problem.changedMeanwhile")
        case .tooManySheets:
            UserMessage("panels.problem.tooManySheets", ["most": "\(SQLInvitations.mostSheets)", "all": "\(SQLInvitations.mostSheetsInAll)"])
        case .notOver: UserMessage("panels.problem.notOver")
        }
    }
}
