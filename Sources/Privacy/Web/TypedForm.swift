import Core
import Web

/// A form of the desk that may have been refused: what was typed, and what is wrong, field by field.
struct TypedForm: Sendable {
    let form: SentForm
    let words: Words
    private(set) var problems: [(field: String, text: String)] = []

    init(_ form: SentForm = SentForm(), words: Words) { (self.form, self.words) = (form, words) }

    var isRight: Bool { problems.isEmpty }
    var summary: ErrorSummary? {
        isRight ? nil : ErrorSummary(problems.map { .init(href: "#\($0.field)", text: $0.text) }, words: words)
    }

    mutating func refuse(_ field: String, _ key: String, _ arguments: KeyValuePairs<String, String> = [:]) {
        problems.append((field, words(key, arguments)))
    }

    /// A text that must be there, no longer than `most` characters.
    mutating func text(_ field: String, most: Int = 4000, missing key: String) -> String {
        guard let text = form.text(field), text.count <= most else {
            refuse(field, key)
            return ""
        }
        return text
    }

    mutating func word<T: RawRepresentable>(_ field: String, missing key: String) -> T? where T.RawValue == String {
        let word = form.text(field).flatMap { T(rawValue: $0) }
        if word == nil { refuse(field, key) }
        return word
    }

    /// The numbers of requests typed in a box, in any order, each once; a wrong one is refused.
    mutating func references(_ field: String) -> [Reference] {
        let typed = (form.text(field) ?? "").split(whereSeparator: { $0.isWhitespace || ",;".contains($0) }).map(String.init)
        let read = typed.compactMap { Reference($0) }
        if read.count < typed.count || typed.count > 500 { refuse(field, "privacy.fault.references") }
        return Array(Set(read)).sorted { $0.description < $1.description }
    }

    /// A day that is not to come.
    mutating func day(_ field: String, notAfter today: LocalDate) -> LocalDate {
        let parts = ["year", "month", "day"].map { form.text("\(field).\($0)").flatMap { Int($0) } ?? 0 }
        guard let day = LocalDate(year: parts[0], month: parts[1], day: parts[2]), day <= today else {
            refuse(field, "privacy.fault.day")
            return today
        }
        return day
    }

    /// The question of a field, its error with it.
    func question(_ field: String, _ key: String, hint: String? = nil, isOptional: Bool = false) -> Question {
        Question(
            field, words(key), words, hint: hint.map { words($0) }, error: problems.first { $0.field == field }?.text, isOptional: isOptional)
    }

    func line(_ field: String, _ key: String, hint: String? = nil, isOptional: Bool = false) -> TextInput {
        TextInput(question(field, key, hint: hint, isOptional: isOptional), value: form.first(field) ?? "")
    }

    func area(
        _ field: String, _ key: String, hint: String? = nil, isOptional: Bool = false, rows: Int = 4, value: String = ""
    ) -> TextArea {
        TextArea(question(field, key, hint: hint, isOptional: isOptional), value: form.first(field) ?? value, rows: rows)
    }

    func radios(_ field: String, _ key: String, hint: String? = nil, _ options: [String]) -> Radios {
        Radios(question(field, key, hint: hint), options: options.map { ChoiceOption($0, words("\(key).\($0)")) }, selected: form.first(field))
    }

    func date(_ field: String, _ key: String, or day: LocalDate?) -> DateInput {
        guard form.first("\(field).day") != nil else { return DateInput(question(field, key), date: day) }
        let typed = ["day", "month", "year"].map { form.text("\(field).\($0)") ?? "" }
        return DateInput(question(field, key), day: typed[0], month: typed[1], year: typed[2])
    }
}
