import Core
import HTTPTypes

/// What can be wrong with a request, whatever page it is for.
public enum WebProblem: Problem, Equatable {
    case notFound
    /// The form's token is missing or not this visitor's: cookies refused, or a page of someone else's.
    case foreignForm
    /// Not a form that a browser sends.
    case malformed
    case tooLarge(megabytes: Int)
    case tooMany
    case signInRequired
    /// A page of a person's space that came after their session had ended.
    case spaceClosed
    case notYourRole
    case methodNotAllowed

    public var kind: ProblemKind {
        switch self {
        case .notFound, .methodNotAllowed: .notFound
        case .foreignForm, .notYourRole: .forbidden
        case .malformed: .invalid
        case .tooLarge: .tooLarge
        case .tooMany: .tooMany
        case .signInRequired, .spaceClosed: .signInRequired
        }
    }

    public var message: UserMessage {
        switch self {
        case .notFound, .methodNotAllowed: UserMessage("web.problem.notFound")
        case .foreignForm: UserMessage("web.problem.foreignForm")
        case .malformed: UserMessage("web.problem.malformed")
        case .tooLarge(let megabytes): UserMessage("web.problem.tooLarge", ["megabytes": "\(megabytes)"])
        case .tooMany: UserMessage("web.problem.tooMany")
        case .signInRequired: UserMessage("web.problem.signInRequired")
        case .spaceClosed: UserMessage("web.givenBack.why")
        case .notYourRole: UserMessage("web.problem.notYourRole")
        }
    }
}

extension ProblemKind {
    var status: HTTPResponse.Status {
        switch self {
        case .invalid: .unprocessableContent
        case .notFound: .notFound
        case .forbidden: .forbidden
        case .signInRequired: .unauthorized
        case .conflict: .conflict
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}
