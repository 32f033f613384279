import Core
import Forms

/// Typed answers as a browser would send them.
struct TypedAnswers {
    var input: [String: [String]] = [:]
    /// The files given, by input name.
    var files: [String: [String]] = [:]

    init(_ answers: [String: TypedAnswer], to form: Form) { add(answers, to: form.fields, prefix: "") }

    private mutating func add(_ answers: [String: TypedAnswer], to fields: [Field], prefix: String) {
        for field in fields { if let answer = answers[field.id] { add(answer, to: field, named: prefix + field.id) } }
    }

    private mutating func add(_ answer: TypedAnswer, to field: Field, named name: String) {
        switch (field.kind, answer) {
        case (.file, _), (.photo, _): files[name] = answer.texts
        case (.block(let rule), .list(let rows)):
            input["\(name).count"] = [String(rows.count)]
            for (index, row) in rows.enumerated() { add(row.named, to: rule.fields, prefix: "\(name).\(index).") }
        case (.choice(let rule), .text(let typed)): choose([typed], rule.options, named: name)
        case (.choices(let rule), _): choose(answer.texts, rule.options, named: name)
        case (.linkedChoice(let options), _): choose(answer.texts, among: options, named: name)
        case (_, .boxes(let boxes)): for (box, answer) in boxes { input["\(name).\(box)"] = answer.texts }
        default: input[name] = answer.texts
        }
    }

    /// `autre: a text of one's own` fills the last option and its box.
    private mutating func choose(_ typed: [String], _ options: [Option], named name: String) {
        input[name] = typed.map { typed in
            guard let own = typed.wholeMatch(of: /(?i)autre *: *(.*)/) else { return options.key(of: typed) }
            input["\(name).other"] = [String(own.output.1)]
            return "autre"
        }
    }

    private mutating func choose(_ typed: [String], among options: [LinkedOption], named name: String) {
        guard let first = typed.first else { return }
        let key = options.map(\.first).key(of: first)
        input[name] = [key]
        guard typed.count > 1 else { return }
        input["\(name).second"] = [(options.first { $0.first.key == key }?.seconds ?? []).key(of: typed[1])]
    }
}

extension TypedAnswer {
    fileprivate var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        case .boxes: []
        }
    }

    fileprivate var named: [String: TypedAnswer] { if case .boxes(let answers) = self { answers } else { [:] } }
}

extension [Option] {
    /// What was typed is a key, or a label as people read it.
    fileprivate func key(of typed: String) -> String {
        if contains(where: { $0.key == typed }) { return typed }
        let folded = Text.folded(typed)
        return first { Text.folded($0.label) == folded }?.key ?? typed
    }
}
