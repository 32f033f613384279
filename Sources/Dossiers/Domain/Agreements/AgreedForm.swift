import Core
import Forms

extension Form {
    /// What somebody reads before they agree. **Not where who filed lives, how to reach them, nor their bank account**: parents who are apart may have good
    /// reasons not to tell each other, and rows of a block hold such answers as well as pages do.
    func linesToAgree(_ answers: Answers, _ language: Language) -> [(label: String, text: [String])] {
        fields.compactMap(\.withoutContacts).compactMap { field in
            answers[field.id].map { (label: field.label, text: field.display($0, language: language)) }
        }.filter { !$0.text.isEmpty }
    }
}

extension Field {
    private static let contacts: Set<FieldRole> = [.address, .email, .phone]

    /// `nil` for a question that tells where somebody is: by its role, or by what it asks where the form gives it none.
    fileprivate var withoutContacts: Field? {
        if let role, Self.contacts.contains(role) { return nil }
        switch kind {
        case .address, .email, .phone, .iban: return nil
        case .block(var rule):
            var field = self
            rule.fields = rule.fields.compactMap(\.withoutContacts)
            field.kind = .block(rule)
            return field
        default: return self
        }
    }
}
