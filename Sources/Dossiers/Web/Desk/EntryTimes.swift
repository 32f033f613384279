import Core
import Forms
import Web

/// The times that an agent chose for somebody. They are kept beside the draft, whose own answer to such a question is what to say where none suits: a time
/// that is lost is never taken for a wish.
extension OpenDraft {
    /// By question, in words.
    var chosenTimes: [String: String] { times.compactMapValues(\.chosen) }

    func withTimes(_ input: FormInput) -> FormInput {
        var input = input
        for (field, text) in chosenTimes { input.values[field] = [text] }
        return input
    }

    func withTimes(_ answers: Answers) -> Answers {
        var answers = answers
        for (field, text) in chosenTimes { answers[field] = .text(text) }
        return answers
    }

    func withoutTimes(_ answers: Answers) -> Answers {
        var answers = answers
        for field in chosenTimes.keys { answers[field] = nil }
        return answers
    }
}

/// What an agent is asked beside the form: kept while they choose a time or add a row on the way. Filing settles the form, which leaves it out.
extension Draft {
    private static var aside: [String] { [ForWhom.field, "_pour.nom", DayOfReception.field] }

    mutating func keepAside(_ sent: SentForm) {
        for name in Self.aside { answers[name] = sent.text(name).map { .text(String($0.prefix(300))) } }
    }

    var saidAside: SentForm {
        var values: [String: [String]] = [:]
        for name in Self.aside { if case .text(let text)? = answers[name] { values[name] = [text] } }
        return SentForm(values)
    }
}
