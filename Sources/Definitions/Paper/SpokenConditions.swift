import Core
import Forms

/// Conditions as people say them: « Si vous avez répondu « Oui » à la question 1.2 ».
struct SpokenConditions {
    private var fields: [String: Field]
    private(set) var numbers: [String: String]
    private let words: Words

    init(fields: [Field], numbers: [String: String], words: Words) {
        self.fields = Dictionary(fields.map { ($0.id, $0) }) { first, _ in first }
        (self.numbers, self.words) = (numbers, words)
    }

    /// The questions of a row have letters, and hide those of the same name outside.
    mutating func enterRow(_ row: [Field]) {
        for (index, field) in row.filter(\.kind.isAsked).enumerated() {
            fields[field.id] = field
            numbers[field.id] = Self.letter(index)
        }
        for field in row where !field.kind.isAsked { fields[field.id] = field }
    }

    /// a… z, then aa, ab…
    private static func letter(_ index: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return (index >= 26 ? String(letters[index / 26 % 26]) : "") + String(letters[index % 26])
    }

    /// `nil` when it holds for everyone.
    func sentence(_ condition: Condition) -> String? {
        let phrase = phrase(condition)
        return phrase.isEmpty ? nil : words("definitions.paper.if", ["condition": phrase])
    }

    func phrase(_ condition: Condition, negated: Bool = false) -> String {
        switch condition {
        case .not(let inner): phrase(inner, negated: !negated)
        case .all(let parts): joined(parts, by: negated ? "or" : "and", negated)
        case .any(let parts): joined(parts, by: negated ? "and" : "or", negated)
        case .test(let field, let test): phrase(field, test, negated)
        }
    }

    private func joined(_ parts: [Condition], by word: String, _ negated: Bool) -> String {
        let phrases = parts.map { part in
            let text = phrase(part, negated: negated)
            return part.isComposed && parts.count > 1 ? "(\(text))" : text
        }
        return phrases.joined(separator: " \(words("definitions.paper.\(word)")) ")
    }

    private func phrase(_ name: String, _ test: Condition.Operator, _ negated: Bool) -> String {
        guard let field = fields[name] else { return "" }
        let (key, value) = spoken(test, negated, of: field)
        let question = numbers[name].map { words("definitions.paper.question", ["number": $0]) } ?? "«\u{A0}\(field.label)\u{A0}»"
        return words(UserMessage("definitions.paper.when." + key, ["question": question, "value": value]))
    }

    private func spoken(_ test: Condition.Operator, _ negated: Bool, of field: Field) -> (key: String, value: String) {
        switch test {
        case .equals(let value): (negated ? "isNot" : "is", quoted(value, field))
        case .differs(let value): (negated ? "is" : "isNot", quoted(value, field))
        case .oneOf(let values): (negated ? "isNot" : "is", values.map { quoted($0, field) }.joined(separator: " \(words("definitions.paper.or")) "))
        case .includes(let value): (negated ? "excludes" : "includes", quoted(value, field))
        case .excludes(let value): (negated ? "includes" : "excludes", quoted(value, field))
        case .isAnswered: (negated ? "blank" : "answered", "")
        case .isIn(let code): (negated ? "outside" : "inside", code)
        case .rowsAtLeast(let count): (negated ? "rowsFewer" : "rowsAtLeast", "\(count)")
        case .less(let value): compared(negated ? "atLeast" : "less", value, field)
        case .atLeast(let value): compared(negated ? "less" : "atLeast", value, field)
        case .more(let value): compared(negated ? "atMost" : "more", value, field)
        case .atMost(let value): compared(negated ? "more" : "atMost", value, field)
        }
    }

    private func compared(_ key: String, _ value: String, _ field: Field) -> (key: String, value: String) {
        guard case .date = field.kind else { return ("number." + key, Decimal6(value).map { Self.figures($0, field, words.language) } ?? value) }
        return ("date." + key, day(value))
    }

    private static func figures(_ number: Decimal6, _ field: Field, _ language: Language) -> String {
        field.display(.text(number.description), language: language).joined()
    }

    /// An ISO day, or one counted from today: « il y a 18 ans ».
    private func day(_ value: String) -> String {
        if let day = LocalDate(value) { return day.inWords(words.language) }
        guard let match = value.wholeMatch(of: /(?:today|aujourd'hui)(?:([+-])([0-9]+)(years|ans|days|jours)?)?/) else { return value }
        guard let sign = match.output.1, let count = match.output.2.flatMap({ Int($0) }) else { return words("definitions.paper.today") }
        let isYears = match.output.3.map { $0 == "years" || $0 == "ans" } ?? false
        return words.count(count, "definitions.paper.\(sign == "-" ? "ago" : "ahead").\(isYears ? "years" : "days")")
    }

    /// An option by its label.
    private func quoted(_ value: String, _ field: Field) -> String {
        let label =
            switch field.kind {
            case .choice(let rule), .choices(let rule): rule.options.first { $0.key == value }?.label ?? other(value)
            case .linkedChoice(let options): options.flatMap { [$0.first] + $0.seconds }.first { $0.key == value }?.label ?? value
            default: field.display(.text(value), language: words.language).joined(separator: ", ")
            }
        return words("definitions.paper.quoted", ["text": label])
    }

    private func other(_ value: String) -> String { value == "autre" ? words("definitions.paper.other") : value }
}

extension Condition {
    fileprivate var isComposed: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.count > 1
        case .not(let inner): inner.isComposed
        case .test: false
        }
    }
}
