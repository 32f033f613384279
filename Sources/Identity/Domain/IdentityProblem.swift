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
    /// The code of a telephone, or of recovery: wrong, or used already.
    case wrongCode
    /// Ten minutes went by between the password and the code.
    case signInOver
    /// The authority wants a second factor: one's own is not taken away.
    case secondFactorRequired
    /// Too much came from this source: it is told so before anything else happens (CRPA L112-11).
    case sourceWarned
    case sourceBlocked(code: String, wait: TimeInterval)
    /// What came back from ProConnect could not be believed, or came too late.
    case providerFailed
    /// The agent went back before the end.
    case providerCancelled
    /// Somebody saved it while it was being edited.
    case changedMeanwhile

    public var kind: ProblemKind {
        switch self {
        case .wrongCredentials, .weakPassword, .wrongCode, .providerCancelled: .invalid
        case .mustWait, .tooBusy, .sourceWarned, .sourceBlocked: .tooMany
        case .unknownAgent: .notFound
        case .emailTaken, .lastAdministrator, .changedMeanwhile, .secondFactorRequired: .conflict
        case .invitationOver, .signInOver: .gone
        case .providerFailed: .unavailable
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
        case .wrongCode: UserMessage("identity.problem.wrongCode")
        case .signInOver: UserMessage("identity.problem.signInOver")
        case .secondFactorRequired: UserMessage("identity.problem.secondFactorRequired")
        case .providerFailed: UserMessage("identity.problem.providerFailed")
        case .providerCancelled: UserMessage("identity.problem.providerCancelled")
        case .sourceWarned: UserMessage("identity.problem.sourceWarned")
        case .sourceBlocked(let code, let wait):
            UserMessage("identity.problem.sourceBlocked", ["code": code, "hours": String(max(1, Int((wait / 3600).rounded(.up))))])
        }
    }

    /// Rounded up, so that who waits what is written is never told to wait again.
    private static func wait(_ seconds: TimeInterval) -> UserMessage {
        let isShort = seconds <= 60
        let count = max(1, Int((isShort ? seconds : seconds / 60).rounded(.up)))
        return UserMessage("identity.problem.wait.\(isShort ? "seconds" : "minutes").\(count == 1 ? "one" : "many")", ["count": String(count)])
    }
}
