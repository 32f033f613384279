import Core
import Definitions
import Web

/// Which answers a linked request begins with, among the questions that both procedures ask under one name.
struct CarriedQuestions {
    let studio: StudioVisit
    let question: Question
    let boxes: SheetBoxes

    private var words: Words { studio.words }
    private var procedure: StudioProcedure? { studio.procedures.first { $0.slug == boxes.first("create") } }
    /// What is written now, which saving the page must not change.
    private var kept: [String] { boxes.all("carry") }

    /// `nil` until a procedure is chosen.
    var html: HTML? {
        guard !boxes.first("create").isEmpty || !kept.isEmpty else { return nil }
        let options = options
        guard options.isEmpty else { return Checkboxes(question, options: options, selected: Set(kept)).html }
        return "<div class=\"question\"><p class=\"hint\" id=\"carry\">\(words("studio.carried.none"))</p></div>"
    }

    private var options: [ChoiceOption] {
        let offered = studio.questions.filter { isShared($0) || kept.contains($0.string("id")) }
        let gone = kept.filter { id in !offered.contains { $0.string("id") == id } }
        return offered.map { ChoiceOption($0.string("id"), $0.string("label")) } + gone.map { ChoiceOption($0, $0) }
    }

    /// Who the person is goes without saying, and a file stays where it was sent.
    private func isShared(_ question: FileTree) -> Bool {
        let kind = FieldKindName(rawValue: question.string("kind"))
        return question.string("role").isEmpty && kind?.canBeCarried == true && procedure?.questions[question.string("id")] == kind
    }
}
