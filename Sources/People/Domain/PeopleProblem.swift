import Core
import Foundation

/// What can be wrong when somebody comes into their space, or changes it.
public enum PeopleProblem: Problem, Equatable {
    /// The address or the passphrase: which of the two is not told, nor whether the address is known.
    case wrongCredentials
    /// The number of the card or its secret; a card that is blocked or revoked answers so too.
    case wrongCard
    /// There is no such card here.
    case unknownCard
    /// The card was revoked or replaced meanwhile, or its space was closed.
    case cardOver
    /// The code of a telephone, or of recovery: wrong, or used already.
    case wrongCode
    /// Ten minutes went by between the two steps, or the first was used already.
    case entryOver
    case mustWait(TimeInterval)
    /// More people are signing in than passphrases can be checked.
    case tooBusy
    /// Used already, or more than an hour old.
    case linkOver
    /// They showed that the address is theirs, and it opens another space.
    case addressTaken
    /// The identity that FranceConnect gave opens another space.
    case identityTaken
    /// What came back from FranceConnect could not be believed, or came too late.
    case providerFailed
    /// The person went back before the end.
    case providerCancelled
    /// The session ended meanwhile, or the account was closed.
    case unknownPerson
    /// The page was written in the space of somebody who left it since.
    case writtenByAnother
    /// No such document in this space.
    case unknownDocument
    case tooManyDocuments
    case noRoomForDocument

    public var kind: ProblemKind {
        switch self {
        case .wrongCredentials, .wrongCard, .wrongCode, .tooManyDocuments, .noRoomForDocument: .invalid
        case .mustWait, .tooBusy: .tooMany
        case .linkOver, .entryOver: .gone
        case .addressTaken, .identityTaken, .cardOver, .writtenByAnother: .conflict
        case .providerFailed: .unavailable
        case .providerCancelled: .invalid
        case .unknownPerson, .unknownCard, .unknownDocument: .notFound
        }
    }

    public var message: UserMessage {
        switch self {
        case .wrongCredentials: UserMessage("people.problem.wrongCredentials")
        case .wrongCard: UserMessage("people.problem.wrongCard")
        case .unknownCard: UserMessage("people.problem.unknownCard")
        case .cardOver: UserMessage("people.problem.cardOver")
        case .wrongCode: UserMessage("people.problem.wrongCode")
        case .entryOver: UserMessage("people.problem.entryOver")
        case .mustWait(let seconds): Self.wait(seconds)
        case .tooBusy: UserMessage("people.problem.tooBusy")
        case .linkOver: UserMessage("people.problem.linkOver")
        case .addressTaken: UserMessage("people.problem.addressTaken")
        case .identityTaken: UserMessage("people.problem.identityTaken")
        case .providerFailed: UserMessage("people.problem.providerFailed")
        case .providerCancelled: UserMessage("people.problem.providerCancelled")
        case .unknownPerson: UserMessage("people.problem.unknownPerson")
        case .writtenByAnother: UserMessage("people.problem.writtenByAnother")
        case .unknownDocument: UserMessage("people.problem.unknownDocument")
        case .tooManyDocuments: UserMessage("people.problem.tooManyDocuments", ["most": String(PersonDocument.most)])
        case .noRoomForDocument: UserMessage("people.problem.noRoomForDocument", ["megabytes": String(PersonDocument.mostBytes >> 20)])
        }
    }

    /// Rounded up, so that who waits what is written is never told to wait again.
    private static func wait(_ seconds: TimeInterval) -> UserMessage {
        let isShort = seconds <= 60
        let count = max(1, Int((isShort ? seconds : seconds / 60).rounded(.up)))
        return UserMessage("people.problem.wait.\(isShort ? "seconds" : "minutes").\(count == 1 ? "one" : "many")", ["count": String(count)])
    }
}
