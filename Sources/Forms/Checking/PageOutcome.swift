import Core

/// What became of a page that was sent.
public struct PageOutcome: Sendable, Equatable {
    /// What to store: this page's visible fields as just typed, its hidden ones gone, those of the other pages untouched.
    /// A field with a problem has no answer here; the others are kept.
    public let answers: Answers
    /// In the order of the page.
    public let problems: [FieldProblem]

    public var isValid: Bool { problems.isEmpty }

    public init(answers: Answers, problems: [FieldProblem]) {
        self.answers = answers
        self.problems = problems
    }
}
