import Core
import Forms
import Law

extension ProcedureDefinition {
    /// What the law on personal data asks of the questions themselves.
    func personalFaults(_ fields: [PlacedField]) -> [PublicationFault] {
        let asked = fields.filter(\.field.kind.isAsked)
        return withoutNotice(asked.filter(\.field.isPersonal)) + asked.compactMap(numberFault) + asked.compactMap(sensitiveFault)
    }

    /// Told at the first of them: without a purpose or an end, none of them may be asked (GDPR art. 5.1.b and e).
    private func withoutNotice(_ personal: [PlacedField]) -> [PublicationFault] {
        guard let first = personal.first, data?.purpose.isEmpty ?? true || retention == nil else { return [] }
        let labels = personal.prefix(5).map { "« \($0.field.label) »" }.joined(separator: ", ")
        return [.error(first.path, "personalWithoutNotice", ["fields": personal.count > 5 ? labels + "…" : labels])]
    }

    /// The social security number may be asked only for the uses that decree n° 2019-341 of 19 April 2019 lists (loi n° 78-17, art. 30).
    private func numberFault(_ placed: PlacedField) -> PublicationFault? {
        guard placed.field.isSocialSecurityNumber, !isCited("2019-341") else { return nil }
        return .warning(placed.path, "socialSecurityNumber", ["field": placed.field.label])
    }

    /// Health, religion, opinions, origin: forbidden but for the exceptions of GDPR art. 9.2.
    private func sensitiveFault(_ placed: PlacedField) -> PublicationFault? {
        guard placed.field.isSensitive, !["9.2", "article 9", "art. 9"].contains(where: isCited) else { return nil }
        return .warning(placed.path, "sensitiveQuestion", ["field": placed.field.label])
    }

    private func isCited(_ text: String) -> Bool { (legal + [data?.basis ?? ""]).contains { $0.lowercased().contains(text) } }
}

extension Field {
    fileprivate var isPersonal: Bool {
        if role != nil || isSocialSecurityNumber || isSensitive { return true }
        switch kind {
        case .email, .phone, .iban, .civility, .address, .vehiclePlate, .photo: return true
        default: return false
        }
    }

    fileprivate var isSocialSecurityNumber: Bool {
        let words = Text.words(label)
        return words.contains("nir")
            || ["numero de securite sociale", "numero insee", "numero d assure"].contains(where: words.joined(separator: " ").contains)
    }

    fileprivate var isSensitive: Bool { !Self.sensitiveWords.isDisjoint(with: Text.words(label)) }

    private static let sensitiveWords: Set<String> = [
        "handicap", "handicape", "handicapee", "maladie", "maladies", "sante", "allergie", "allergies", "medical", "medicale", "medicaux", "enceinte",
        "grossesse", "religion", "religieux", "religieuse", "confession", "syndicat", "syndicale", "ethnique", "vaccination",
        "vaccinations",
    ]
}
