import Core

extension Answers {
    /// The folded words by which agents look for a dossier: names, addresses, numbers, free texts. Not the options, which are filters,
    /// nor bank accounts, which nobody should find people by.
    public func searchable(in form: Form) -> String { words(of: form.fields).joined(separator: " ") }

    private func words(of fields: [Field]) -> [String] { fields.flatMap { field in self[field.id].map(field.words) ?? [] } }

    fileprivate static func words(_ rows: [Answers], _ rule: BlockRule) -> [String] { rows.flatMap { $0.words(of: rule.fields) } }
}

extension Field {
    fileprivate func words(_ answer: Answer) -> [String] {
        switch (kind, answer) {
        case (.block(let rule), .rows(let rows)): Answers.words(rows, rule)
        case (.address, .record(let address)): ["line", "complement", "postcode", "commune"].flatMap { Text.words(address[$0] ?? "") }
        case (.phone, .text(let number)): Text.words(number) + Text.words(PhoneNumber.spaced(number).filter(\.isNumber))
        case (.date, .text(let day)): LocalDate(day).map { [day] + Text.words($0.inWords(.french)) } ?? []
        case (.vehiclePlate, .text(let plate)): [Text.folded(plate.replacing("-", with: "")), Text.folded(plate)]
        case (.choice, .text(let key)): Self.ownWords(key)
        case (.choices, .list(let keys)): keys.flatMap(Self.ownWords)
        case (.text, .text(let text)), (.longText, .text(let text)), (.email, .text(let text)), (.appointment, .text(let text)),
            (.siren, .text(let text)), (.siret, .text(let text)), (.rna, .text(let text)):
            Text.words(text)
        case (.commune, .text(let code)): Text.words(code) + (CommuneList.installed?[code].map { Text.words($0.name) } ?? [])
        case (.departement, _), (.country, _): display(answer, language: .french).flatMap(Text.words)
        default: []
        }
    }

    /// What was written after "Autre".
    private static func ownWords(_ key: String) -> [String] {
        Answer.key(key) == Answer.other ? Text.words(String(key.dropFirst(Answer.other.count + 1))) : []
    }
}
