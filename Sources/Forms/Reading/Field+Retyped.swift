import Core

extension Field {
    /// What to fill the boxes with to show a stored answer, such that reading them gives it back. `nil` when the field cannot have this answer.
    ///
    /// A date fills both its only box and its three boxes. Files and blocks have no box of their own: `nil`.
    public func retyped(_ answer: Answer, name: String) -> FormInput? {
        switch (kind, answer) {
        case (.file, _), (.photo, _), (.block, _), (.computed, _), (.explanation, _), (.section, _): nil
        case (.choices, .list(let items)): FormInput(Self.split(items, name))
        case (.linkedChoice, .list(let items)):
            FormInput(Dictionary(uniqueKeysWithValues: zip([name, "\(name).second"], items).map { ($0, [$1]) }))
        case (.address, .record(let members)): FormInput(Dictionary(uniqueKeysWithValues: members.map { ("\(name).\($0)", [$1]) }))
        case (.choices, _), (.linkedChoice, _), (.address, _): nil
        case (_, .text(let text)): FormInput(retyped(text, name))
        default: nil
        }
    }

    private func retyped(_ text: String, _ name: String) -> [String: [String]] {
        switch kind {
        case .attestation(let statement): [name: text == statement ? [YesNo.yes.rawValue] : []]
        case .choice: Self.split([text], name)
        case .integer, .decimal, .money: [name: [text.replacing(".", with: ",")]]
        case .phone: [name: [PhoneNumber.spaced(text)]]
        case .iban: [name: [Iban.grouped(text)]]
        case .siren, .siret: [name: [Siret.grouped(text)]]
        case .date: Self.boxes(text, name)
        default: [name: [text]]
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
