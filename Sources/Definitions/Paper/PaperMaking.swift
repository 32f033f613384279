import Core
import Forms

/// Turns the pages of a form into the sections of a sheet of paper.
struct PaperMaking {
    let form: Form
    let pieces: [Piece]
    let words: Words
    private let numbers: QuestionNumbers
    private let spoken: SpokenConditions

    /// How many rows of a block a sheet has; the person adds others on a sheet of their own.
    private static let mostCopies = 3

    init(form: Form, pieces: [Piece], words: Words) {
        (self.form, self.pieces, self.words) = (form, pieces, words)
        numbers = QuestionNumbers(form)
        spoken = SpokenConditions(fields: form.fields, numbers: numbers.byField, words: words)
    }

    var sections: [PaperSection] {
        form.pages.enumerated().map { index, page in
            PaperSection(
                number: index + 1, title: page.title, introduction: page.introduction, condition: page.condition.flatMap(spoken.sentence),
                items: page.fields.compactMap { item($0) })
        }
    }

    /// Each piece once, with the condition of the question that asks for it; what no question asks is asked of nobody.
    var paperPieces: [PaperPiece] {
        pieces.compactMap { piece in
            let asking = form.pages.flatMap { page in page.fields.filter { $0.asks(for: piece.key) }.map { (page, $0) } }
            guard !asking.isEmpty else { return nil }
            let conditions = asking.map { page, field in [page.condition, field.condition].compactMap(\.self) }
            let condition = conditions.contains(where: \.isEmpty) ? nil : Condition.any(conditions.map { $0.count == 1 ? $0[0] : .all($0) })
            return PaperPiece(
                label: piece.label, hint: piece.hint, legalBasis: piece.legalBasis, isIndispensable: piece.isIndispensable,
                condition: condition.flatMap(spoken.sentence))
        }
    }

    private func item(_ field: Field) -> PaperItem? {
        let condition = field.condition.flatMap(spoken.sentence)
        switch field.kind {
        case .section(let level): return .heading(field.label, level: level, condition: condition)
        case .explanation(let text): return .note(title: field.label, text: text, condition: condition)
        case .computed: return nil
        default: return question(field, spoken, prefix: "").map(PaperItem.question)
        }
    }

    private func question(_ field: Field, _ spoken: SpokenConditions, prefix: String) -> PaperQuestion? {
        guard field.kind.isAsked, let answer = answer(to: field, prefix: prefix) else { return nil }
        return PaperQuestion(
            number: spoken.numbers[field.id] ?? "", name: prefix + field.id, label: field.label, hint: field.hint, reason: field.reason,
            isRequired: field.isRequired, condition: field.condition.flatMap(spoken.sentence), answer: answer)
    }

    private func answer(to field: Field, prefix: String) -> PaperAnswer? {
        switch field.kind {
        case .text(let rule): (rule.longest ?? 0) > 200 ? .lines(3) : .line()
        case .longText: .lines(5)
        case .email, .phone, .time, .commune, .departement, .country, .vehiclePlate: .line()
        case .integer(let rule), .decimal(let rule): .line(unit: rule.unit)
        case .money: .line(unit: "€")
        case .iban: .line(letters: 27)
        case .siret: .line(letters: 14)
        case .siren: .line(letters: 9)
        case .rna: .line(letters: 10)
        case .date: .date
        case .yesNo: choice(["oui", "non"].map { PaperChoice(key: $0, label: words("definitions.paper.answer.\($0)"), hint: nil) })
        case .civility: choice(["madame", "monsieur"].map { PaperChoice(key: $0, label: words("definitions.paper.answer.\($0)"), hint: nil) })
        case .checkbox: .statement(field.label)
        case .attestation(let text): .statement(text)
        case .choice(let rule): choice(rule.options.map(PaperChoice.init), other: rule.allowsOther)
        case .choices(let rule): choice(rule.options.map(PaperChoice.init), several: true, other: rule.allowsOther)
        case .linkedChoice(let options):
            choice(
                options.map { option in
                    var choice = PaperChoice(option.first)
                    choice.seconds = option.seconds.map(PaperChoice.init)
                    return choice
                })
        case .address: .address
        case .file, .photo: .piece(pieces.first { $0.key == field.piece }?.label ?? field.label)
        case .appointment: .lines(2)
        case .block(let rule): rows(of: rule, named: prefix + field.id)
        case .computed, .explanation, .section: nil
        }
    }

    private func choice(_ choices: [PaperChoice], several: Bool = false, other: Bool = false) -> PaperAnswer {
        .choice(choices, several: several, allowsOther: other)
    }

    private func rows(of rule: BlockRule, named name: String) -> PaperAnswer {
        var spoken = spoken
        spoken.enterRow(rule.fields)
        let copies = max(1, min(rule.most, max(rule.fewest, Self.mostCopies)))
        return .rows(rule.fields.compactMap { question($0, spoken, prefix: "") }, name: rule.rowName, copies: copies, most: rule.most)
    }
}

extension PaperChoice {
    init(_ option: Option) { self.init(key: option.key, label: option.label, hint: option.hint) }
}

extension Field {
    fileprivate func asks(for piece: String) -> Bool {
        if case .block(let rule) = kind { rule.fields.contains { $0.asks(for: piece) } } else { self.piece == piece }
    }
}

/// "1.3" for the third question of the first page.
struct QuestionNumbers {
    private(set) var byField: [String: String] = [:]

    init(_ form: Form) {
        for (page, fields) in form.pages.map(\.fields).enumerated() {
            for (index, field) in fields.filter(\.kind.isAsked).enumerated() { byField[field.id] = "\(page + 1).\(index + 1)" }
        }
    }
}
