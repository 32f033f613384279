import Core
import Definitions
import Forms
import Workflows

extension TypedAnswer {
    /// An answer that was read, as a script writes it: reading it again gives the same answer.
    /// - Returns: `nil` for what nobody types.
    init?(_ answer: Answer, to field: Field) {
        switch (field.kind, answer) {
        case (.computed, _), (.explanation, _), (.section, _): return nil
        case (.attestation, _): self = .text("oui")
        case (.date, .text(let day)): self = .text(LocalDate(day)?.typed ?? day)
        case (.block(let rule), .rows(let rows)): self = .list(rows.map { .boxes(Self.typed($0, to: rule.fields)) })
        case (_, .text(let text)): self = .text(text)
        case (_, .list(let texts)): self = .list(texts.map(TypedAnswer.text))
        case (_, .record(let boxes)): self = .boxes(boxes.mapValues(TypedAnswer.text))
        case (_, .rows): return nil
        }
    }

    static func typed(_ answers: Answers, to fields: [Field]) -> [String: TypedAnswer] {
        fields.reduce(into: [:]) { typed, field in typed[field.id] = answers[field.id].flatMap { TypedAnswer($0, to: field) } }
    }
}

extension LocalDate {
    /// « 27/03/2027 »
    fileprivate var typed: String {
        let parts = description.split(separator: "-")
        return parts.reversed().joined(separator: "/")
    }
}

extension RecordedTrial {
    /// The trial with what came of it as what must come of it.
    func expecting(_ outcome: TrialOutcome) -> RecordedTrial {
        var trial = self
        trial.script.expectations = outcome.expectations(in: script.zone)
        return trial
    }
}
