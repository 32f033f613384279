import Core
import Definitions

/// What a designer may meet.
public enum StudioProblem: Problem, Equatable {
    case unknownProcedure
    case slugTaken(String)
    case groupTaken(String)
    case unknownGroup
    /// A page has one copy of a group at most.
    case groupAlreadyThere
    case notASlug
    /// The place was changed, moved or taken away by somebody else since the page was shown.
    case changedMeanwhile
    /// The procedure belongs to a unit where the agent makes no procedure.
    case notYourUnit
    case unreadable(FileFault)
    /// The file that was typed is another procedure's.
    case otherProcedure(String)
    /// Nothing was sent, or not a text file.
    case notAFile
    case notAProcedure

    public var kind: ProblemKind {
        switch self {
        case .unknownProcedure, .unknownGroup: .notFound
        case .slugTaken, .groupTaken, .groupAlreadyThere, .changedMeanwhile: .conflict
        case .notASlug, .unreadable, .otherProcedure, .notAFile, .notAProcedure: .invalid
        case .notYourUnit: .forbidden
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknownProcedure: UserMessage("studio.problem.unknownProcedure")
        case .slugTaken(let slug): UserMessage("studio.problem.slugTaken", ["slug": slug])
        case .groupTaken(let key): UserMessage("studio.problem.groupTaken", ["group": key])
        case .unknownGroup: UserMessage("studio.problem.unknownGroup")
        case .groupAlreadyThere: UserMessage("studio.problem.groupAlreadyThere")
        case .notASlug: UserMessage("studio.problem.notASlug")
        case .changedMeanwhile: UserMessage("studio.problem.changedMeanwhile")
        case .notYourUnit: UserMessage("studio.problem.notYourUnit")
        case .unreadable(let fault): fault.message
        case .notAFile: UserMessage("studio.problem.notAFile")
        case .notAProcedure: UserMessage("studio.problem.notAProcedure")
        case .otherProcedure(let slug): UserMessage("studio.problem.otherProcedure", ["slug": slug])
        }
    }

    /// What the person who typed the file can mend in it.
    var isAboutTheFile: Bool {
        switch self {
        case .unreadable, .otherProcedure: true
        default: false
        }
    }
}
