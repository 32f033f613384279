import Core

/// What can be wrong when one looks after personal data.
enum PrivacyProblem: Problem, Equatable {
    /// Not a row of this authority.
    case unknown
    /// Not a request of this authority.
    case unknownRequest
    /// Somebody did it first.
    case alreadyDone
    /// The package of what goes to the archive service has not been taken.
    case notExported
    /// A request that a person named was erased meanwhile.
    case gone(Reference)

    var kind: ProblemKind {
        switch self {
        case .unknown, .unknownRequest: .notFound
        case .alreadyDone, .notExported, .gone: .conflict
        }
    }

    var message: UserMessage {
        switch self {
        case .unknown: UserMessage("privacy.problem.unknown")
        case .unknownRequest: UserMessage("privacy.problem.unknownRequest")
        case .alreadyDone: UserMessage("privacy.problem.alreadyDone")
        case .notExported: UserMessage("privacy.problem.notExported")
        case .gone(let reference): UserMessage("privacy.fault.gone", ["number": reference.description])
        }
    }
}
