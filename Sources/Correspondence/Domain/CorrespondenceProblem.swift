import Core

/// What can be wrong when one asks for a letter or looks at the mails.
public enum CorrespondenceProblem: Problem, Equatable {
    /// Not a mail of this authority.
    case unknownMail
    /// Erased, as is done some time after sending: there is nothing left to send.
    case contentErased
    /// A workflow asks for a letter or a mail that nobody wrote.
    case unknownTemplate(String)
    /// Too many documents are being made at once.
    case papersBusy

    public var kind: ProblemKind {
        switch self {
        case .unknownMail: .notFound
        case .unknownTemplate: .notFound
        case .contentErased: .gone
        case .papersBusy: .unavailable
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknownMail: UserMessage("correspondence.problem.unknownMail")
        case .contentErased: UserMessage("correspondence.problem.contentErased")
        case .unknownTemplate(let name): UserMessage("correspondence.problem.unknownTemplate", ["template": name])
        case .papersBusy: UserMessage("correspondence.problem.papersBusy")
        }
    }
}
