import Core

extension Field {
    /// What to say of a field left blank, `nil` when it may be.
    func missing(_ name: String, in source: Source) -> FieldProblem? {
        guard isRequired else { return nil }
        let reason: Unreadable
        switch kind {
        case .checkbox: reason = Unreadable("forms.required.checkbox")
        case .attestation: reason = Unreadable("forms.required.attestation")
        case .choice, .linkedChoice, .civility, .yesNo: reason = Unreadable("forms.required.choice")
        case .choices: reason = Unreadable("forms.required.choices")
        case .file, .photo: reason = Unreadable("forms.required.file")
        case .date: reason = Unreadable("forms.required.date", box: isInOneBox(name, source) ? nil : "day")
        case .address: reason = Unreadable("forms.required.address", box: "line")
        case .block(let rule):
            if rule.fewest == 0 { return nil }
            reason = FieldReader.tooFew(rule)
        default: reason = Unreadable("forms.required.answer")
        }
        return problem(reason, name)
    }

    /// The field's label can be named in every message.
    func problem(_ reason: Unreadable, _ name: String) -> FieldProblem {
        let message = UserMessage(reason.message.key, reason.message.arguments.merging(["label": label]) { own, _ in own })
        return FieldProblem(field: reason.box.map { "\(name).\($0)" } ?? name, message: message)
    }

    /// Whether the page showed a date as free text: three boxes send three names.
    private func isInOneBox(_ name: String, _ source: Source) -> Bool {
        if case .typed(let input) = source { input.values[name] != nil } else { false }
    }
}
