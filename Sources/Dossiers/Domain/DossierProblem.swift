import Core
import Foundation

/// What can be wrong with an act on a draft or a dossier, and what we say of it.
public enum DossierProblem: Problem, Equatable {
    case unknownDraft
    /// Who represents the person does not any more: their measure ended, or their access was closed.
    case representationOver
    case unknownDossier
    /// For an agent: the number may be right, and the request another service's.
    case notOfYourServices
    case unknownProcedure
    /// The procedure wants to know who files it, and nothing tells.
    case identityNeeded
    /// Number and e-mail (or name) do not go together. Says nothing of which is wrong.
    case notRecognised
    /// Someone else acted first.
    case changedMeanwhile(by: String)
    case emptyMessage
    case tooLongMessage
    case noReason
    case noPieceChosen
    case notCorrectable
    case unknownUnit
    case unknownAgent
    case incomplete
    /// No piece was chosen among those that are awaited.
    case noPiece
    /// Silence did not refuse, or its reasons were asked for already.
    case noReasonsToAsk
    /// It is over: nothing can be handed over any more.
    case alreadyEnded
    /// Somebody else keeps it in their space.
    case heldAlready
    /// An original is asked for by registered letter, and nobody knows where the person lives.
    case noAddress
    /// No original is awaited.
    case noOriginal
    /// For how long was not chosen among what the law allows.
    case noDuration
    /// It was suspended twice already, or is not suspended.
    case notSuspendable

    public var kind: ProblemKind {
        switch self {
        case .unknownDraft, .unknownDossier, .notOfYourServices, .unknownProcedure: .notFound
        case .changedMeanwhile, .notCorrectable, .noReasonsToAsk, .alreadyEnded, .heldAlready, .notSuspendable: .conflict
        case .representationOver, .identityNeeded: .forbidden
        default: .invalid
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknownDraft: UserMessage("dossiers.problem.unknownDraft")
        case .representationOver: UserMessage("dossiers.problem.representationOver")
        case .unknownDossier: UserMessage("dossiers.problem.unknownDossier")
        case .notOfYourServices: UserMessage("dossiers.problem.notOfYourServices")
        case .unknownProcedure: UserMessage("dossiers.problem.unknownProcedure")
        case .identityNeeded: UserMessage("dossiers.problem.identityNeeded")
        case .notRecognised: UserMessage("dossiers.problem.notRecognised")
        case .changedMeanwhile(let name): UserMessage("dossiers.problem.changedMeanwhile", ["name": name])
        case .emptyMessage: UserMessage("dossiers.problem.emptyMessage")
        case .tooLongMessage: UserMessage("dossiers.problem.tooLongMessage")
        case .noReason: UserMessage("dossiers.problem.noReason")
        case .noPieceChosen: UserMessage("dossiers.problem.noPieceChosen")
        case .notCorrectable: UserMessage("dossiers.problem.notCorrectable")
        case .unknownUnit: UserMessage("dossiers.problem.unknownUnit")
        case .unknownAgent: UserMessage("dossiers.problem.unknownAgent")
        case .incomplete: UserMessage("dossiers.problem.incomplete")
        case .noPiece: UserMessage("dossiers.problem.noPiece")
        case .noReasonsToAsk: UserMessage("dossiers.problem.noReasonsToAsk")
        case .alreadyEnded: UserMessage("dossiers.problem.alreadyEnded")
        case .heldAlready: UserMessage("dossiers.problem.heldAlready")
        case .noAddress: UserMessage("dossiers.problem.noAddress")
        case .noOriginal: UserMessage("dossiers.problem.noOriginal")
        case .noDuration: UserMessage("dossiers.problem.noDuration")
        case .notSuspendable: UserMessage("dossiers.problem.notSuspendable")
        }
    }
}
