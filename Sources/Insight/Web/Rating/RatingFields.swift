import Core
import Web

/// The questions of a rating, for the person and for the agent who copies a paper form.
struct RatingFields {
    let visit: Visit
    /// What is wrong with the first question.
    var problem: String?

    private var words: Words { visit.words }

    /// What was sent; `nil` without the one answer that is needed.
    static func read(_ form: SentForm) -> RatingAnswers? {
        guard let satisfaction = form.first("satisfaction").flatMap(Satisfaction.init) else { return nil }
        let reached = form.first("contact_reached")
        return RatingAnswers(
            satisfaction: satisfaction, comprehension: form.first("comprehension").flatMap(Int.init).flatMap(Comprehension.init),
            contactTried: form.all("contact_tried").compactMap(ContactTried.init), contactReached: reached.map { $0 == "oui" },
            comment: form.text("verbatim"))
    }

    var html: HTML {
        let form = visit.form
        return """
            \(Radios(question("satisfaction", error: problem), options: Satisfaction.allCases.map { option("satisfaction", $0.rawValue) }, selected: form.first("satisfaction")))
            \(Radios(question("comprehension", isOptional: true), options: clarity, selected: form.first("comprehension")))
            \(Checkboxes(question("contact_tried", isOptional: true), options: ContactTried.allCases.map { option("contact_tried", $0.rawValue) }, selected: Set(form.all("contact_tried"))))
            \(Radios(question("contact_reached", isOptional: true), options: [ChoiceOption("oui", words("insight.rating.yes")), ChoiceOption("non", words("insight.rating.no"))], selected: form.first("contact_reached"), isInline: true))
            \(TextArea(question("verbatim", isOptional: true), value: form.first("verbatim") ?? "", rows: 5, longest: RatingAnswers.longestComment))
            """
    }

    /// From the clearest, as faces go; each number is written, since a scale alone says nothing to who does not see it.
    private var clarity: [ChoiceOption] {
        Comprehension.allCases.reversed().map { ChoiceOption(String($0.rawValue), words("insight.rating.comprehension.\($0.rawValue)")) }
    }

    private func option(_ question: String, _ key: String) -> ChoiceOption { ChoiceOption(key, words("insight.rating.\(question).\(key)")) }

    private func question(_ name: String, error: String? = nil, isOptional: Bool = false) -> Question {
        let hint = "insight.rating.\(name).hint"
        return Question(
            name, words("insight.rating.\(name)"), words, hint: words.has(hint) ? words(hint) : nil, error: error, isOptional: isOptional)
    }
}
