import Core
import Forms
import Web

/// A form of the settings: what stands in its boxes, what is wrong with it, and the version of what is being edited.
struct SettingsForm {
    let words: Words
    let values: [String: String]
    let faults: [FieldProblem]
    /// Said above the form when it was refused as a whole: somebody saved it first.
    let refusal: UserMessage?

    init(_ words: Words, _ values: [String: String], faults: [FieldProblem] = [], refusal: UserMessage? = nil) {
        (self.words, self.values, self.faults, self.refusal) = (words, values, faults, refusal)
    }

    var summary: HTML {
        let lines = faults.map { ErrorSummary.Line(href: "#\($0.field)", text: words($0.message)) }
        return "\(refusal.map { Notice(.warning, words($0)) })\(lines.isEmpty ? nil : ErrorSummary(lines, words: words))"
    }

    func question(_ field: String, hint: Bool = false, isOptional: Bool = false) -> Question {
        let key = "organisations.field.\(field)"
        let error = faults.first { $0.field == field }.map { words($0.message) }
        return Question(field, words(key), words, hint: hint ? words("\(key).hint") : nil, error: error, isOptional: isOptional)
    }

    /// A question whose words are not its field's own: one of several alike.
    func question(_ field: String, label: String) -> Question {
        Question(field, label, words, error: faults.first { $0.field == field }.map { words($0.message) }, isOptional: true)
    }

    func value(_ field: String) -> String { values[field] ?? "" }

    func line(_ field: String, _ traits: InputTraits = .text, hint: Bool = false, isOptional: Bool = false) -> TextInput {
        TextInput(question(field, hint: hint, isOptional: isOptional), traits, value: value(field))
    }

    func lines(_ field: String, rows: Int = 3, hint: Bool = false, isOptional: Bool = false) -> TextArea {
        TextArea(question(field, hint: hint, isOptional: isOptional), value: value(field), rows: rows)
    }

    /// Travels with the form, so that a save over somebody else's is noticed.
    static let versionField = "version"

    var version: HTML { "<input type=\"hidden\" name=\"\(Self.versionField)\" value=\"\(value(Self.versionField))\">" }
}

extension InputTraits {
    /// Not `type="url"`, which refuses a path of our own site.
    static let webAddress = InputTraits(keyboard: "url", isSpelled: false)
}

extension SentForm {
    /// What was written in these boxes, to be shown again.
    func written(_ fields: [String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (fields + [SettingsForm.versionField]).map { ($0, first($0) ?? "") })
    }

    var version: Int? { first(SettingsForm.versionField).flatMap { Int($0) } }
}
