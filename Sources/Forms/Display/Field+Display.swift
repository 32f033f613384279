import Core

extension Field {
    /// The lines to show for an answer, to the person and to agents. None for files, which are shown apart.
    public func display(_ answer: Answer, language: Language) -> [String] {
        switch (kind, answer) {
        case (.file, _), (.photo, _): []
        case (.block(let rule), .rows(let rows)): rows.map { rule.display($0, language) }
        case (.address, .record(let address)): Self.lines(of: address)
        case (.linkedChoice(let options), .list(let keys)): Self.labels(of: keys, options)
        case (_, .list(let keys)): keys.map { label(of: $0, language) }
        case (_, .text(let text)): text.split(separator: "\n", omittingEmptySubsequences: false).map { display(String($0), language) }
        default: []
        }
    }

    private func display(_ text: String, _ language: Language) -> String {
        switch kind {
        case .phone: PhoneNumber.spaced(text)
        case .integer(let rule), .decimal(let rule): Self.number(text, rule.unit, language)
        case .computed: Self.number(text, nil, language)
        case .money: Self.money(text, language)
        case .iban: Iban.grouped(text)
        case .siren, .siret: Siret.grouped(text)
        case .date: LocalDate(text)?.inWords(language) ?? text
        case .time: language == .french ? text.replacing(":", with: "\u{A0}h\u{A0}") : text
        case .yesNo, .checkbox: YesNo(rawValue: text)?.inWords(language) ?? text
        case .civility: Civility(rawValue: text)?.inWords(language) ?? text
        case .choice: label(of: text, language)
        case .departement: Departement(code: text).map { "\($0.name) (\($0.code))" } ?? text
        case .commune: CommuneList.installed?[text]?.label ?? text
        case .country: Country(code: text)?.name(language) ?? text
        default: text
        }
    }

    private func label(of stored: String, _ language: Language) -> String {
        guard case .choice(let rule) = kind.asChoice else { return stored }
        if let option = rule.options.first(where: { $0.key == stored }) { return option.label }
        let own = stored.dropFirst(Answer.other.count + 1)
        return Answer.key(stored) == Answer.other && !own.isEmpty ? "\(language.other)\(language.colon)\(own)" : stored
    }

    private static func labels(of keys: [String], _ options: [LinkedOption]) -> [String] {
        guard let first = options.first(where: { $0.first.key == keys.first }) else { return keys }
        return [first.first.label] + keys.dropFirst().map { key in first.seconds.first { $0.key == key }?.label ?? key }
    }

    private static func lines(of address: [String: String]) -> [String] {
        let town = [address["postcode"], address["commune"]].compactMap(\.self).joined(separator: " ")
        return [address["line"], address["complement"], town].compactMap(\.self).filter { !$0.isEmpty }
    }

    private static func number(_ text: String, _ unit: String?, _ language: Language) -> String {
        guard let number = Decimal6(text) else { return text }
        return number.written(language) + (unit.map { "\u{A0}" + $0 } ?? "")
    }

    /// « 1 234,50 € », with a narrow no-break space then a no-break space, as the Imprimerie nationale has it; "€1,234.50".
    private static func money(_ text: String, _ language: Language) -> String {
        guard let amount = Decimal6(text) else { return text }
        let figures = amount.written(language, grouping: true, decimals: amount.decimals == 0 ? 0 : 2)
        if language == .french { return figures + "\u{A0}€" }
        return figures.hasPrefix("-") ? "-€" + figures.dropFirst() : "€" + figures
    }
}

extension FieldKind {
    /// Choices of one and of several are labelled alike.
    fileprivate var asChoice: FieldKind { if case .choices(let rule) = self { .choice(rule) } else { self } }
}

extension BlockRule {
    /// One row in one line: « Prénom : Léa ; Né le : 3 mars 2019 ».
    fileprivate func display(_ row: Answers, _ language: Language) -> String {
        fields.compactMap { field in
            guard let answer = row[field.id] else { return nil }
            let lines = field.display(answer, language: language)
            return lines.isEmpty ? nil : field.label + language.colon + lines.joined(separator: ", ")
        }.joined(separator: language.semicolon)
    }
}
