import Core
import Foundation
import Web

/// What is wrong with a form, in the order of its questions.
struct FormFaults {
    private(set) var lines: [(field: String, message: UserMessage)] = []

    var isEmpty: Bool { lines.isEmpty }

    mutating func add(_ field: String, _ message: UserMessage) { lines.append((field, message)) }

    func error(_ field: String, _ words: Words) -> String? { lines.first { $0.field == field }.map { words($0.message) } }

    func summary(_ words: Words) -> ErrorSummary? {
        lines.isEmpty ? nil : ErrorSummary(lines.map { .init(href: "#\($0.field)", text: words($0.message)) }, words: words)
    }

    /// A line of text that must be there.
    mutating func text(_ field: String, in form: SentForm, atMost longest: Int = 200, missing: UserMessage) -> String {
        let text = form.text(field) ?? ""
        if text.isEmpty { add(field, missing) }
        return String(text.prefix(longest))
    }

    /// A day, typed in three boxes.
    mutating func day(_ field: String, in form: SentForm, notAfter today: LocalDate, wrong: UserMessage) -> LocalDate? {
        let parts = ["year", "month", "day"].map { form.text("\(field).\($0)").flatMap { Int($0) } ?? 0 }
        guard let day = LocalDate(year: parts[0], month: parts[1], day: parts[2]), day <= today, day.year >= 1900 else {
            add(field, wrong)
            return nil
        }
        return day
    }
}

extension DateInput {
    /// The day as it was typed.
    init(_ question: Question, typedIn form: SentForm, isBirthDate: Bool = false) {
        func part(_ name: String) -> String { form.first("\(question.name).\(name)") ?? "" }
        self.init(question, day: part("day"), month: part("month"), year: part("year"), isBirthDate: isBirthDate)
    }
}
