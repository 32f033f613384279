import Core
import Forms
import Secrets
import Web

/// The two boxes in which a new password is typed, and what it must be.
struct PasswordBoxes {
    let words: Words
    var faults: [FieldProblem] = []

    var html: HTML {
        let hint = words("identity.password.rule")
        return """
            \(TextInput(question(PasswordField.new, hint: hint), .newPassword))
            \(TextInput(question(PasswordField.again), .newPassword))
            """
    }

    /// The agent's address, first in the form and out of sight: password managers keep the new password under it.
    static func username(_ email: EmailAddress) -> HTML {
        "<div hidden><input type=\"email\" name=\"email\" autocomplete=\"username\" value=\"\(email.description)\"></div>"
    }

    private func question(_ field: String, hint: String? = nil) -> Question {
        let error = faults.first { $0.field == field }.map { words($0.message) }
        return Question(field, words("identity.field.\(field)"), words, hint: hint, error: error)
    }
}

extension [FieldProblem] {
    /// Each line leads to its box.
    func summary(_ words: Words) -> ErrorSummary? {
        isEmpty ? nil : ErrorSummary(map { .init(href: "#\($0.field)", text: words($0.message)) }, words: words)
    }
}

extension SentForm {
    /// The new password that was typed twice.
    /// - Throws: ``NewPasswordFaults``.
    func newPassword(personal: [String]) throws(NewPasswordFaults) -> String {
        let password = first(PasswordField.new) ?? ""
        if let fault = PasswordRule(personal: personal).fault(in: password) {
            throw NewPasswordFaults(problems: [FieldProblem(field: PasswordField.new, message: fault)])
        }
        guard first(PasswordField.again) == password else {
            throw NewPasswordFaults(problems: [FieldProblem(field: PasswordField.again, message: UserMessage("identity.password.different"))])
        }
        return password
    }
}

struct NewPasswordFaults: Error { let problems: [FieldProblem] }
