import Core
import Foundation

/// What can be wrong with a helper, or with what they do for somebody.
public enum MandateProblem: Problem, Equatable {
    /// Another organisation's, or nobody's.
    case unknown
    /// The address, the passphrase or the code: which of them is not told.
    case wrongCredentials
    case tooBusy
    /// Used already, or more than a week old.
    case linkOver
    /// A year passed since the last review.
    case reviewDue
    /// The mandate covers other families of procedures.
    case notCovered
    /// Ended, or past its day.
    case over
    /// Given, refused or ended meanwhile, or written more than a day ago.
    case notAwaiting
    /// The number of the card or its secret.
    case wrongCard
    /// Somebody has this address already.
    case knownHelper
    /// A representative has this access: it must be closed before another is invited.
    case representedAlready
    /// The measure of protection ended, or the access was closed by an agent.
    case measureOver
    /// The measure leaves this to the person alone.
    case personAlone
    /// The judgment gives it to the representative who looks after the property, or after the person (C. civ. 447 al. 3).
    case ofProperty
    case ofPerson
    /// Who supervises reads what is done, and does not act (C. civ. 454).
    case supervisesOnly
    /// What is strictly personal is never done by another (C. civ. 458).
    case strictlyPersonal
    /// Nobody may do this under the measure.
    case nobodyMay
    /// The other answered already, or nothing is asked any more.
    case agreementAnswered
    /// Used, replaced, or more than thirty days old.
    case agreementLinkOver

    public var kind: ProblemKind {
        switch self {
        case .unknown: .notFound
        case .wrongCredentials, .wrongCard: .invalid
        case .tooBusy: .tooMany
        case .linkOver, .over, .agreementLinkOver: .gone
        case .reviewDue, .notCovered, .measureOver, .personAlone, .ofProperty, .ofPerson, .supervisesOnly, .strictlyPersonal, .nobodyMay: .forbidden
        case .notAwaiting, .knownHelper, .agreementAnswered, .representedAlready: .conflict
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknown: UserMessage("mandates.problem.unknown")
        case .wrongCredentials: UserMessage("mandates.problem.wrongCredentials")
        case .tooBusy: UserMessage("mandates.problem.tooBusy")
        case .linkOver: UserMessage("mandates.problem.linkOver")
        case .reviewDue: UserMessage("mandates.problem.reviewDue")
        case .notCovered: UserMessage("mandates.problem.notCovered")
        case .over: UserMessage("mandates.problem.over")
        case .notAwaiting: UserMessage("mandates.problem.notAwaiting")
        case .wrongCard: UserMessage("mandates.problem.wrongCard")
        case .knownHelper: UserMessage("mandates.problem.knownHelper")
        case .representedAlready: UserMessage("mandates.problem.representedAlready")
        case .measureOver: UserMessage("mandates.problem.measureOver")
        case .personAlone: UserMessage("mandates.problem.personAlone")
        case .ofProperty: UserMessage("mandates.problem.ofProperty")
        case .ofPerson: UserMessage("mandates.problem.ofPerson")
        case .supervisesOnly: UserMessage("mandates.problem.supervisesOnly")
        case .strictlyPersonal: UserMessage("mandates.problem.strictlyPersonal")
        case .nobodyMay: UserMessage("mandates.problem.nobodyMay")
        case .agreementAnswered: UserMessage("mandates.problem.agreementAnswered")
        case .agreementLinkOver: UserMessage("mandates.problem.agreementLinkOver")
        }
    }
}
