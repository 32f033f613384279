/// What somebody answered, by the place of the question. No question is compulsory; an answer without any is none.
struct PanelAnswers: Sendable, Equatable {
    private(set) var counted: [Int: String] = [:]
    private(set) var texts: [Int: String] = [:]

    var isEmpty: Bool { counted.isEmpty && texts.isEmpty }

    /// What was sent, as far as the questions allow it.
    /// - Parameter mask: takes out of a text what could tell who wrote it: nothing keeps the original.
    /// - Throws: the first text that is too long.
    init(to questions: [PanelQuestion], sent: (Int) -> String?, mask: (String) -> String) throws(PanelProblem) {
        for (place, question) in questions.enumerated() {
            guard let value = sent(place) else { continue }
            switch question.kind {
            case .scale, .choice: if question.values.contains(value) { counted[place] = value }
            case .text:
                guard value.count <= PanelQuestion.longestText else { throw .tooLong(place) }
                texts[place] = mask(value)
            }
        }
    }
}
