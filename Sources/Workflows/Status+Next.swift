extension Status {
    /// What `next` may name, as `%{silence_date}`.
    public enum Placeholder: String, Sendable, CaseIterable {
        /// The day on which our silence becomes a decision.
        case silenceDate = "silence_date"
    }

    /// `next` with its placeholders filled. A sentence that names something unknown is left out: no date is promised where there is none.
    public func next(_ values: [Placeholder: String]) -> String {
        let sentences = Self.sentences(of: next).compactMap { sentence -> String? in
            var text = sentence
            for name in WorkflowText.placeholders(in: sentence) {
                guard let placeholder = Placeholder(rawValue: name), let value = values[placeholder] else { return nil }
                text = text.replacing("%{\(name)}", with: value)
            }
            return text
        }
        return sentences.joined(separator: " ")
    }

    /// Cut after each full stop, exclamation or question mark that a space follows.
    private static func sentences(of text: String) -> [String] {
        var sentences = [""]
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            sentences[sentences.count - 1] += (sentences.last == "" ? "" : " ") + word
            if word.hasSuffix(".") || word.hasSuffix("!") || word.hasSuffix("?") { sentences.append("") }
        }
        return sentences.filter { !$0.isEmpty }
    }
}

enum WorkflowText {
    /// The names between `%{` and `}`.
    static func placeholders(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return [] }  // nearly always: a regular expression costs more than the page around it
        return text.matches(of: /%\{([^}]*)\}/).map { String($0.output.1) }
    }
}
