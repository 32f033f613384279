import Core
import Forms
import Law

/// What an agent says to a person who calls: the questions of the form one by one, where each answer leads, what to send, and what comes next.
public struct PhoneScript: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        /// As on the paper form: "1.3".
        public let number: String
        /// Of the section that begins here.
        public let section: String?
        /// When to ask it; `nil`: of everyone.
        public let condition: String?
        /// What to say.
        public let say: String
        /// What helps to answer.
        public let hint: String?
        /// Why it is asked, for who wonders.
        public let reason: String?
        /// The answers to propose, and the questions that each one leads to.
        public let branches: [Branch]
        /// What is asked for each row of a block.
        public let rows: [Step]
        public let isRequired: Bool
    }

    public struct Branch: Sendable, Equatable {
        public let answer: String
        /// Numbers of questions that are asked only then, or among others then.
        public let leadsTo: [String]
    }

    public let title: String
    /// Before the first question, in order.
    public let opening: [String]
    public let steps: [Step]
    public let pieces: [PaperPiece]
    /// Once everything is said, in order: the number, the delay, the meaning of our silence.
    public let closing: [String]
    /// Light: the sheet for agents.
    public let knowledge: String
}

extension PhoneScript {
    /// - Returns: `nil` when the procedure has no form.
    public init?(of definition: ProcedureDefinition, words: Words) {
        guard let form = definition.form else { return nil }
        let making = PaperMaking(form: form, pieces: definition.pieces, words: words)
        let branching = Branching(form: form, numbers: QuestionNumbers(form).byField)
        title = definition.title
        opening = Self.opening(of: definition, words)
        steps = making.sections.flatMap { section in
            section.questions.enumerated().map { index, question in
                Step(question, section: index == 0 ? section : nil, all: section.condition, branching: branching, words: words)
            }
        }
        pieces = making.paperPieces
        closing = Self.closing(of: definition, words)
        knowledge = definition.knowledge
    }

    private static func opening(of definition: ProcedureDefinition, _ words: Words) -> [String] {
        var sentences = [words("definitions.phone.hello", ["title": definition.title])]
        if let data = definition.data, !data.purpose.isEmpty { sentences.append(words("definitions.phone.data", ["purpose": data.purpose])) }
        if case .fee(let fee) = definition.price { sentences.append(words("definitions.phone.fee", ["fee": fee])) }
        return sentences
    }

    private static func closing(of definition: ProcedureDefinition, _ words: Words) -> [String] {
        var sentences = [words("definitions.phone.number")]
        if !definition.delay.isEmpty { sentences.append(words("definitions.phone.delay", ["delay": definition.delay])) }
        if let rule = definition.silence, rule.effect != .none {
            sentences.append(words("definitions.phone.silence.\(rule.effect.rawValue)", ["delay": rule.delay.inWords(words)]))
        }
        return sentences + [words("definitions.phone.goodbye")]
    }
}

extension PaperSection {
    var questions: [PaperQuestion] { items.compactMap { if case .question(let question) = $0 { question } else { nil } } }
}

extension PhoneScript.Step {
    fileprivate init(_ question: PaperQuestion, section: PaperSection?, all condition: String?, branching: Branching, words: Words) {
        number = question.number
        self.section = section?.title
        // A section asked only of some says so before its first question.
        self.condition = [section == nil ? nil : condition, question.condition].compactMap(\.self).joined(separator: " ").ifAny
        (hint, reason, isRequired) = (question.hint, question.reason, question.isRequired)
        switch question.answer {
        case .statement(let text):
            say = words("definitions.phone.statement", ["text": text])
            (branches, rows) = ([], [])
        case .piece(let piece):
            say = words("definitions.phone.piece", ["piece": piece])
            (branches, rows) = ([], [])
        case .choice(let choices, _, _):
            say = question.label
            branches = choices.map { .init(answer: $0.label, leadsTo: branching.questions(after: $0.key, to: question.name)) }
            rows = []
        case .rows(let questions, let name, _, let most):
            say = words("definitions.phone.rows", ["label": question.label, "row": name, "most": "\(most)"])
            branches = []
            rows = questions.map { Self($0, section: nil, all: nil, branching: branching, words: words) }
        default:
            say = question.label
            (branches, rows) = ([], [])
        }
    }
}

/// Which questions an answer opens.
struct Branching {
    let form: Form
    let numbers: [String: String]

    func questions(after key: String, to field: String) -> [String] {
        form.pages.flatMap { page -> [String] in
            let opened = page.fields.filter { [page.condition, $0.condition].contains { $0?.isOpened(by: key, to: field) ?? false } }
            return opened.compactMap { numbers[$0.id] }
        }
    }
}

extension Condition {
    /// Whether this answer is one of those that it waits for.
    fileprivate func isOpened(by key: String, to name: String) -> Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.isOpened(by: key, to: name) }
        case .test(name, .equals(let value)), .test(name, .includes(let value)): value == key
        case .test(name, .differs(let value)): value != key
        case .test(name, .oneOf(let values)): values.contains(key)
        case .not(.test(name, .equals(let value))): value != key
        case .test, .not: false
        }
    }
}

extension String {
    fileprivate var ifAny: String? { isEmpty ? nil : self }
}
