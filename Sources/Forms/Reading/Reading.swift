import Core

/// What came of reading one field: its answer, what is wrong with it, or both: a day out of bounds is understood, yet refused.
struct Reading: Equatable {
    var answer: Answer?
    var problems: [FieldProblem] = []
    /// What else to say of a blank field that may not be: where to start.
    var startingPoints: [FieldProblem] = []

    static let blank = Reading()

    static func text(_ text: String) -> Reading { Reading(answer: text.isEmpty ? nil : .text(text)) }

    var isBlank: Bool { answer == nil && problems.isEmpty }
}

/// What is kept of what was read.
enum Acceptance {
    /// Only what is right, when a page is sent.
    case valid
    /// Also what is understood and yet refused, when a draft is saved: it is judged later.
    case understood

    /// The rows of a block were sorted out one by one.
    func accepted(_ reading: Reading, of field: Field) -> Answer? {
        if case .block = field.kind { return reading.answer }
        return self == .understood || reading.problems.isEmpty ? reading.answer : nil
    }
}
