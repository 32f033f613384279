import Core
import Foundation

/// What can be wrong when somebody signs in, or when agents are administered.
public enum IdentityProblem: Problem, Equatable {
    /// The address or the password: which of the two is not told.
    case wrongCredentials
    case mustWait(TimeInterval)
    /// More people are signing in than passwords can be checked.
    case tooBusy
    case weakPassword(UserMessage)
    case unknownAgent
    case emailTaken
    /// Used already, replaced by another, or more than a day old.
    case invitationOver
    /// Nobody would be left to administer the authority.
    case lastAdministrator
    /// Somebody saved it while it was being edited.
    case changedMeanwhile

    public var kind: ProblemKind {
        switch self {
        case .wrongCredentials, .weakPassword: .invalid
        case .mustWait, .tooBusy: .tooMany
        case .unknownAgent: .notFound
        case .emailTaken, .lastAdministrator, .changedMeanwhile: .conflict
        case .invitationOver: .gone
        }
    }

    public var message: UserMessage {
        switch self {
        case .wrongCredentials: UserMessage("identity.problem.wrongCredentials")
        case .mustWait(let seconds): Self.wait(seconds)
        case .tooBusy: UserMessage("identity.problem.tooBusy")
        case .weakPassword(let message): message
        case .unknownAgent: UserMessage("identity.problem.unknownAgent")
        case .emailTaken: UserMessage("identity.problem.emailTaken")
        case .invitationOver: UserMessage("identity.problem.invitationOver")
        case .lastAdministrator: UserMessage("identity.problem.lastAdministrator")
        case .changedMeanwhile: UserMessage("identity.problem.changedMeanwhile")
        }
    }

    /// Rounded up, so that who waits what is written is never told to wait again.
    private static func wait(_ seconds: TimeInterval) -> UserMessage {
        let isShort = seconds <= 60
        let count = max(1, Int((isShort ? seconds : seconds / 60).rounded(.up)))
        return UserMessage("identity.problem.wait.\(isShort ? "seconds" : "minutes").\(count == 1 ? "one" : "many")", ["count": String(count)])
    }
}
