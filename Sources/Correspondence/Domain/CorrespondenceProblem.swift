import Core

/// What can be wrong when one asks for a letter or looks at the mails.
public enum CorrespondenceProblem: Problem, Equatable {
    /// Not a mail of this authority.
    case unknownMail
    /// Erased, as is done some time after sending: there is nothing left to send.
    case contentErased
    /// A workflow asks for a letter or a mail that nobody wrote.
    case unknownTemplate(String)
    /// Not a letter, a batch or a call of this agent's units.
    case unknownLetter
    /// Erased, as is done some time after sending: there is nothing left to print.
    case letterErased
    /// None of the letters that were ticked is still to be sent.
    case nothingToPrint
    /// Somebody did it first.
    case alreadyDone
    /// Too many documents are being made at once.
    case papersBusy

    public var kind: ProblemKind {
        switch self {
        case .unknownMail, .unknownLetter: .notFound
        case .unknownTemplate: .notFound
        case .contentErased, .letterErased: .gone
        case .nothingToPrint, .alreadyDone: .conflict
        case .papersBusy: .unavailable
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknownMail: UserMessage("correspondence.problem.unknownMail")
        case .unknownLetter: UserMessage("correspondence.problem.unknownLetter")
        case .letterErased: UserMessage("correspondence.problem.letterErased")
        case .nothingToPrint: UserMessage("correspondence.problem.nothingToPrint")
        case .alreadyDone: UserMessage("correspondence.problem.alreadyDone")
        case .contentErased: UserMessage("correspondence.problem.contentErased")
        case .unknownTemplate(let name): UserMessage("correspondence.problem.unknownTemplate", ["template": name])
        case .papersBusy: UserMessage("correspondence.problem.papersBusy")
        }
    }
}
