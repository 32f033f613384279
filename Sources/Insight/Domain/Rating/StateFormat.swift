import Core

/// One answer as the State's tool ("Je donne mon avis") writes it: a line by answer given.
struct StateAnswer: Sendable, Equatable {
    let fieldCode: String
    /// 0 for a free text.
    let answerItem: Int
    let text: String
    let intention: String
    let kind: String

    static let columns = [
        "review_id", "created_at", "product", "form_id", "button", "has_verbatim", "field_code", "field_label", "answer_item_id", "answer_text",
        "intention", "kind",
    ]
}

extension Rating {
    /// - Parameter words: the French ones: the State's format has French labels.
    func stateAnswers(_ words: Words) -> [StateAnswer] {
        var lines = [satisfaction(words)]
        if let grade = answers.comprehension {
            lines.append(
                StateAnswer(
                    fieldCode: "comprehension", answerItem: 3 + grade.rawValue, text: words("insight.rating.comprehension.\(grade.rawValue)"),
                    intention: grade.intention, kind: "radio"))
        }
        lines += answers.contactTried.map { way in
            StateAnswer(
                fieldCode: "contact_tried", answerItem: way.answerItem, text: words("insight.rating.contact_tried.\(way.rawValue)"),
                intention: way == .noNeed ? "good" : "neutral", kind: "checkbox")
        }
        if let reached = answers.contactReached {
            lines.append(
                StateAnswer(
                    fieldCode: "contact_reached", answerItem: reached ? 17 : 18, text: words(reached ? "insight.rating.yes" : "insight.rating.no"),
                    intention: reached ? "good" : "bad", kind: "radio"))
        }
        // What an agent has not read yet, or has hidden, stays here.
        if moderation == .shown, let comment = answers.comment {
            lines.append(StateAnswer(fieldCode: "verbatim", answerItem: 0, text: comment, intention: "neutral", kind: "text"))
        }
        return lines
    }

    private func satisfaction(_ words: Words) -> StateAnswer {
        let item = [Satisfaction.bad: 1, .medium: 2, .good: 3][answers.satisfaction] ?? 0
        return StateAnswer(
            fieldCode: "satisfaction", answerItem: item, text: words("insight.rating.satisfaction.\(answers.satisfaction.rawValue)"),
            intention: answers.satisfaction.rawValue, kind: "radio")
    }

    func stateLines(product: String, _ words: Words) -> [[String]] {
        let lines = stateAnswers(words)
        let hasVerbatim = lines.contains { $0.fieldCode == "verbatim" }
        return lines.map { line in
            [
                id.description, day.description, product, "1", isFromPaper ? "papier" : channel.rawValue, String(hasVerbatim), line.fieldCode,
                words("insight.rating.\(line.fieldCode)"), String(line.answerItem), line.text, line.intention, line.kind,
            ]
        }
    }
}
