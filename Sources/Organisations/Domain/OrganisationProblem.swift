import Core
import Forms

/// What can be wrong with a request about an authority or its services.
public enum OrganisationProblem: Problem, Equatable {
    /// Several authorities share the installation, and none has this name.
    case unknownHost
    /// Nothing is installed yet.
    case noOrganisation
    case unknownUnit
    case invalid([FieldProblem])
    case slugTaken(String)
    case hostTaken(String)
    case unitKeyTaken(String)
    /// Somebody saved it while it was being edited.
    case changedMeanwhile

    public var kind: ProblemKind {
        switch self {
        case .unknownHost, .unknownUnit: .notFound
        case .noOrganisation: .unavailable
        case .invalid: .invalid
        case .slugTaken, .hostTaken, .unitKeyTaken, .changedMeanwhile: .conflict
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknownHost: UserMessage("organisations.problem.unknownHost")
        case .noOrganisation: UserMessage("organisations.problem.none")
        case .unknownUnit: UserMessage("organisations.problem.unknownUnit")
        case .invalid(let faults): faults.first?.message ?? UserMessage("organisations.problem.invalid")
        case .slugTaken(let slug): UserMessage("organisations.problem.slugTaken", ["slug": slug])
        case .hostTaken(let host): UserMessage("organisations.problem.hostTaken", ["host": host])
        case .unitKeyTaken(let key): UserMessage("organisations.problem.unitKeyTaken", ["key": key])
        case .changedMeanwhile: UserMessage("organisations.problem.changedMeanwhile")
        }
    }
}
