import Core

/// What agents and people meet in a queue.
enum QueueProblem: Problem, Equatable {
    case unknownPlace, unknownTicket, unknownCounter
    /// The queue gives no tickets any more.
    case closed
    /// Somebody acted on this ticket, or called from this counter, since the page was shown.
    case changedMeanwhile
    case unknownAppointment
    /// A ticket was asked for by appointment, and no number typed.
    case noNumber
    /// The appointment has a ticket already.
    case hasTicket(String)

    var kind: ProblemKind {
        switch self {
        case .unknownPlace, .unknownTicket, .unknownCounter: .notFound
        case .changedMeanwhile, .hasTicket: .conflict
        case .closed, .unknownAppointment, .noNumber: .invalid
        }
    }

    var message: UserMessage {
        switch self {
        case .unknownPlace: UserMessage("queues.problem.unknownPlace")
        case .unknownTicket: UserMessage("queues.problem.unknownTicket")
        case .unknownCounter: UserMessage("queues.problem.unknownCounter")
        case .closed: UserMessage("queues.problem.closed")
        case .changedMeanwhile: UserMessage("queues.problem.changedMeanwhile")
        case .unknownAppointment: UserMessage("queues.problem.unknownAppointment")
        case .noNumber: UserMessage("queues.problem.noNumber")
        case .hasTicket(let number): UserMessage("queues.problem.hasTicket", ["number": number])
        }
    }
}
