import Core
import Forms
import Foundation

/// What was typed on the pages of a draft and could not be read, « 32 mars » for a day: shown again as it is, until it is mended or erased.
///
/// It stays with the answers, sealed and erased with them, under a name that no question can have. Settling the answers leaves it out: it is never filed.
struct Unread: Sendable, Equatable {
    static let name = "_illisible"
    /// Several answers to one question are one text: no keyboard types this.
    private static let separator = "\u{1F}"

    private(set) var input: FormInput

    init(_ answers: Answers) {
        guard case .record(let typed)? = answers[Self.name] else {
            input = FormInput()
            return
        }
        input = FormInput(typed.mapValues { $0.components(separatedBy: Self.separator) })
    }

    /// Notes anew what of a page is to be mended; what was noted of the other pages stays.
    mutating func note(_ page: Page, _ typed: FormInput, refusedBy problems: [FieldProblem]) {
        for field in page.fields { forget(field.id) }
        for name in Set(problems.compactMap { Self.question(of: $0.field, on: page) }) {
            for (box, values) in typed.values where Self.isBox(box, of: name) && values.contains(where: { !$0.isEmpty }) {
                input.values[box] = values
            }
        }
    }

    mutating func forget(_ field: String) { input.values = input.values.filter { !Self.isBox($0.key, of: field) } }

    /// A row of a block goes, with what was typed in it; the next ones take its place.
    mutating func rename(_ newName: (String) -> String?) {
        var values: [String: [String]] = [:]
        for (name, typed) in input.values { if let moved = newName(name) { values[moved] = typed } }
        input.values = values
    }

    func stored(in answers: Answers) -> Answers {
        var answers = answers
        let texts = input.values.mapValues { $0.joined(separator: Self.separator) }
        answers[Self.name] = texts.isEmpty ? nil : .record(texts)
        return answers
    }

    /// What is wrong with what was noted, on the pages and at the questions that are still asked.
    func problems(in form: Form, _ answers: Answers, context: FormContext) -> [FieldProblem] {
        if input.values.isEmpty { return [] }
        return form.visiblePages(answers, context: context).flatMap { problems(on: $0, in: form, answers, context: context) }
    }

    func problems(on page: Page, in form: Form, _ answers: Answers, context: FormContext) -> [FieldProblem] {
        let asked = form.visibleFields(of: page, answers, context: context)
        return asked.flatMap { field -> [FieldProblem] in
            guard case .block(let rule) = field.kind, case .rows(let rows)? = answers[field.id] else { return problem(field, field.id, context) }
            return rows.indices.flatMap { row in rule.fields.flatMap { problem($0, "\(field.id).\(row).\($0.id)", context) } }
        }
    }

    private func problem(_ field: Field, _ name: String, _ context: FormContext) -> [FieldProblem] {
        guard input.values.keys.contains(where: { Self.isBox($0, of: name) }) else { return [] }
        guard case .failure(let message) = field.read(input, name: name, context: context) else { return [] }
        return [FieldProblem(field: name, message: message)]
    }

    /// All that the boxes of a page hold, when it is shown again: what was read, and over it what was not.
    func typed(on page: Page, _ answers: Answers, _ language: Language) -> FormInput {
        var typed: [String: [String]] = [:]
        for field in page.fields {
            if case .block = field.kind, case .rows(let rows)? = answers[field.id] {
                typed["\(field.id).count"] = [String(rows.count)]
            }
        }
        for (name, field, answer) in Self.questions(of: page, answers) {
            if input.values.keys.contains(where: { Self.isBox($0, of: name) }) { continue }
            typed.merge(answer.flatMap { Self.shown($0, field, name, language) }?.values ?? [:]) { $1 }
        }
        return FormInput(typed.merging(input.values) { $1 })
    }

    /// Stored as codes, typed as names: people are shown the name.
    private static func shown(_ answer: Answer, _ field: Field, _ name: String, _ language: Language) -> FormInput? {
        switch field.kind {
        case .commune, .country, .departement: FormInput([name: field.display(answer, language: language)])
        default: field.retyped(answer, name: name)
        }
    }

    private static func questions(of page: Page, _ answers: Answers) -> [(String, Field, Answer?)] {
        page.fields.flatMap { field -> [(String, Field, Answer?)] in
            guard case .block(let rule) = field.kind, case .rows(let rows)? = answers[field.id] else { return [(field.id, field, answers[field.id])] }
            return rows.enumerated().flatMap { row, cells in rule.fields.map { ("\(field.id).\(row).\($0.id)", $0, cells[$0.id]) } }
        }
    }

    /// `naissance.month` is a box of `naissance`, `enfants.0.naissance.month` one of `enfants.0.naissance`; a block as a whole is no question.
    private static func question(of box: String, on page: Page) -> String? {
        let parts = box.split(separator: ".").map(String.init)
        guard let field = page.fields.first(where: { $0.id == parts.first }) else { return nil }
        guard case .block = field.kind else { return field.id }
        return parts.count > 2 ? parts.prefix(3).joined(separator: ".") : nil
    }

    private static func isBox(_ box: String, of name: String) -> Bool { box == name || box.hasPrefix(name + ".") }
}

extension Form {
    /// What a draft keeps of a page that is not judged yet: what is understood, and beside it what is not.
    func kept(_ page: Page, _ input: FormInput, keeping answers: Answers, context: FormContext) -> Answers {
        let checked = check(page: page, input: input, keeping: answers, context: context)
        return draftAnswers(page: page, input: input, keeping: answers, context: context).noting(page, input, refusedBy: checked.problems)
    }
}

extension Answers {
    func noting(_ page: Page, _ input: FormInput, refusedBy problems: [FieldProblem]) -> Answers {
        var unread = Unread(self)
        unread.note(page, input, refusedBy: problems)
        return unread.stored(in: self)
    }
}
