import Core

/// What a person may meet on the pages of incidents.
public enum IncidentProblem: Problem, Equatable {
    case unknown
    case unknownCertificate
    /// A maintenance ends before it begins, or lasts more than a week.
    case badPeriod
    /// The day or the hour cannot be read.
    case badMoment(field: String)

    public var kind: ProblemKind {
        switch self {
        case .unknown, .unknownCertificate: .notFound
        case .badPeriod, .badMoment: .invalid
        }
    }

    public var message: UserMessage {
        switch self {
        case .unknown: UserMessage("incidents.problem.unknown")
        case .unknownCertificate: UserMessage("incidents.problem.unknownCertificate")
        case .badPeriod: UserMessage("incidents.problem.badPeriod")
        case .badMoment: UserMessage("incidents.problem.badMoment")
        }
    }
}
