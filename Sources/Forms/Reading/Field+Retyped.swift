import Core

extension Field {
    /// What to fill the boxes with to show a stored answer, such that reading them gives it back. `nil` when the field cannot have this answer.
    ///
    /// A date fills both its only box and its three boxes. Files and blocks have no box of their own: `nil`.
    public func retyped(_ answer: Answer, name: String) -> FormInput? {
        guard case .text(let text) = answer, let input = canonicalInput(answer, name: name) else { return canonicalInput(answer, name: name) }
        switch kind {
        case .phone: return FormInput([name: [PhoneNumber.spaced(text)]])
        case .iban: return FormInput([name: [Iban.grouped(text)]])
        case .siren, .siret: return FormInput([name: [Siret.grouped(text)]])
        case .date: return FormInput(Self.boxes(text, name))
        default: return input
        }
    }

    /// The same, bare: what a program would type.
    func canonicalInput(_ answer: Answer, name: String) -> FormInput? {
        switch (kind, answer) {
        case (.file, _), (.photo, _), (.block, _), (.computed, _), (.explanation, _), (.section, _): nil
        case (.choices, .list(let items)): FormInput(Self.split(items, name))
        case (.linkedChoice, .list(let items)):
            FormInput(Dictionary(uniqueKeysWithValues: zip([name, "\(name).second"], items).map { ($0, [$1]) }))
        case (.address, .record(let members)): FormInput(Dictionary(uniqueKeysWithValues: members.map { ("\(name).\($0)", [$1]) }))
        case (.choices, _), (.linkedChoice, _), (.address, _): nil
        case (.attestation(let statement), .text(let text)): FormInput([name: text == statement ? [YesNo.yes.rawValue] : []])
        case (.choice, .text(let text)): FormInput(Self.split([text], name))
        // A point could be taken for a mark of thousands.
        case (.integer, .text(let text)), (.decimal, .text(let text)), (.money, .text(let text)):
            FormInput([name: [text.utf8.contains(0x2E) ? text.replacing(".", with: ",") : text]])
        case (_, .text(let text)): FormInput([name: [text]])
        default: nil
        }
    }

    private static func boxes(_ text: String, _ name: String) -> [String: [String]] {
        guard let day = LocalDate(text) else { return [name: [text]] }
        return [
            name: [day.slashed], "\(name).day": [String(day.day)], "\(name).month": [String(day.month)],
            "\(name).year": [String(text.prefix(4))],
        ]
    }

    private static func split(_ keys: [String], _ name: String) -> [String: [String]] {
        var values = [name: keys.map(Answer.key)]
        if let other = keys.first(where: { $0.hasPrefix("\(Answer.other):") }) {
            values["\(name).other"] = [String(other.dropFirst(Answer.other.count + 1))]
        }
        return values
    }
}
