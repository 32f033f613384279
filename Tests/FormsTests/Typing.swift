import Core
import Testing

@testable import Forms

/// One fixed day, on which everything is read.
let monday = LocalDate(year: 2026, month: 11, day: 23)!
let today = FormContext(today: monday)

extension Field {
    /// A field that only its kind matters of.
    static func of(_ kind: FieldKind, id: String = "it", required: Bool = true, when condition: Condition? = nil) -> Field {
        Field(id: id, kind: kind, label: "La question", isRequired: required, condition: condition, piece: "piece")
    }
}

/// What a field of this kind makes of one text: the answer's text, or the key of what it says, between brackets.
func read(_ typed: String, _ kind: FieldKind) -> String {
    switch Field.of(kind).read(FormInput(["it": [typed]]), name: "it", context: today) {
    case .success(.text(let text)): text
    case .success(nil): "blank"
    case .success(let answer): "\(answer!)"
    case .failure(let message): "[\(message.key)]"
    }
}

/// What several boxes make: the answer, and the problems as `box: key`.
func read(_ boxes: [String: String], _ kind: FieldKind, attachments: [String: [String]] = [:]) -> (answer: Answer?, problems: [String]) {
    let input = FormInput(boxes.mapValues { [$0] })
    let known = Known(FormContext(today: monday, attachments: attachments))
    let reading = FieldReader(field: .of(kind), name: "it", input: input, known: known).reading()
    return (reading.answer, reading.problems.map { "\($0.field): \($0.message.key)" })
}
