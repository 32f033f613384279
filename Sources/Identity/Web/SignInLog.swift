import Core
import Logging

/// What the log keeps of sign-ins (CNIL, délibération 2021-122): who came in, and that somebody was refused. Neither the name that was typed, which
/// may be a password typed in the wrong box, nor the address it came from.
enum SignInLog {
    private static let logger = Logger(label: "identity")

    static func opened(_ agent: AgentID) { logger.info("An agent signed in", metadata: ["agent.id": "\(agent)"]) }

    static func refused(_ problem: IdentityProblem) {
        switch problem {
        case .mustWait: logger.warning("A sign-in was refused: too many failures")
        case .tooBusy: logger.warning("A sign-in was refused: too many at once")
        default: logger.notice("A sign-in was refused: wrong address or password")
        }
    }
}
