import Core

/// What an agent at the reception may meet.
enum ReceptionProblem: Problem, Equatable {
    case unknownMessage
    case unknownPart
    case unknownRequest
    case unknownProcedure
    case unknownUnit
    case emptyAnswer
    case tooLongAnswer
    /// No address to answer to.
    case noAddress
    /// Somebody settled it meanwhile.
    case settledMeanwhile

    var kind: ProblemKind {
        switch self {
        case .unknownMessage, .unknownPart: .notFound
        case .settledMeanwhile: .conflict
        default: .invalid
        }
    }

    var message: UserMessage {
        switch self {
        case .unknownMessage: UserMessage("reception.problem.unknownMessage")
        case .unknownPart: UserMessage("reception.problem.unknownPart")
        case .unknownRequest: UserMessage("reception.problem.unknownRequest")
        case .unknownProcedure: UserMessage("reception.problem.unknownProcedure")
        case .unknownUnit: UserMessage("reception.problem.unknownUnit")
        case .emptyAnswer: UserMessage("reception.problem.emptyAnswer")
        case .tooLongAnswer: UserMessage("reception.problem.tooLongAnswer")
        case .noAddress: UserMessage("reception.problem.noAddress")
        case .settledMeanwhile: UserMessage("reception.problem.settledMeanwhile")
        }
    }
}
