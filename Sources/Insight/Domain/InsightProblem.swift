import Core

/// What may go wrong for someone who rates, counts or reads figures.
enum InsightProblem: Problem {
    /// The link is not one of ours.
    case unknownLink
    case unknownRating
    case unknownStatistic
    case unknownProcedure
    case emptyText
    case tooLong
    /// Its name is needed to save a question.
    case noName
    /// Showing figures to everyone is for those who lead a unit.
    case notYoursToPublish
    /// Few figures of it, whatever their size, may be of one person.
    case tellsOfOne

    var kind: ProblemKind {
        switch self {
        case .unknownLink, .unknownRating, .unknownStatistic, .unknownProcedure: .notFound
        case .emptyText, .tooLong, .noName, .tellsOfOne: .invalid
        case .notYoursToPublish: .forbidden
        }
    }

    var message: UserMessage {
        switch self {
        case .unknownLink: UserMessage("insight.problem.unknownLink")
        case .unknownRating: UserMessage("insight.problem.unknownRating")
        case .unknownStatistic: UserMessage("insight.problem.unknownStatistic")
        case .unknownProcedure: UserMessage("insight.problem.unknownProcedure")
        case .emptyText: UserMessage("insight.problem.emptyText")
        case .tooLong: UserMessage("insight.problem.tooLong")
        case .noName: UserMessage("insight.problem.noName")
        case .tellsOfOne: UserMessage("insight.problem.tellsOfOne")
        case .notYoursToPublish: UserMessage("insight.problem.notYoursToPublish")
        }
    }
}
