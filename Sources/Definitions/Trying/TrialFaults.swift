import Core
import Forms
import Workflows

extension TrialScript {
    /// Where the script speaks of what the procedure does not have: questions, boxes, actions, pieces, statuses. Paths are those of the script.
    func faults(in definition: ProcedureDefinition) -> [PublicationFault] {
        answerFaults(in: definition) + stepFaults(in: definition) + expectationFaults(in: definition) + timerFaults(in: definition)
    }

    /// Timers are counted again in each status, day by day: a workflow that has hundreds would be played for minutes.
    private func timerFaults(in definition: ProcedureDefinition) -> [PublicationFault] {
        let timers = definition.workflow?.timers ?? []
        let days = timers.filter { $0.after.unit == .workingDays }.reduce(0) { $0 + min(max(0, $1.after.count), 10_000) }
        guard timers.count > 100 || days > 1_000 else { return [] }
        return [PublicationFault(field: "start", severity: .error, message: UserMessage("definitions.trial.tooManyTimers"))]
    }

    private func answerFaults(in definition: ProcedureDefinition) -> [PublicationFault] {
        guard let form = definition.form else { return [] }
        return answers.sorted { $0.key < $1.key }.flatMap { form.fields.faults(of: $0.value, named: $0.key, at: "answers") }
    }

    private func stepFaults(in definition: ProcedureDefinition) -> [PublicationFault] {
        guard let workflow = definition.workflow else { return [] }
        return steps.enumerated().flatMap { rank, step -> [PublicationFault] in
            guard case .act(let action, _, let input, _) = step else { return [] }
            let unknown = PublicationFault.unknown(action, among: workflow.actions.map(\.key), at: "steps[\(rank)].act").map { [$0] } ?? []
            return unknown
                + input.pieces.compactMap { .unknown($0, among: definition.pieces.map(\.key), at: "steps[\(rank)].pieces") }
        }
    }

    private func expectationFaults(in definition: ProcedureDefinition) -> [PublicationFault] {
        expectations.enumerated().compactMap { rank, expectation in
            switch expectation.thing {
            case .status(let key): .unknown(key, among: definition.workflow?.statuses.map(\.key) ?? [], at: "expect[\(rank)].status")
            case .refused(let name):
                .unknown(name.prefix { $0 != "." }.description, among: definition.form?.fields.map(\.id) ?? [], at: "expect[\(rank)].refused")
            case .message, .document, .deadline: nil
            }
        }
    }
}

extension PublicationFault {
    fileprivate static func unknown(_ word: String, among known: [String], at field: String) -> PublicationFault? {
        if known.contains(word) { return nil }
        let arguments = ["value": String(word.prefix(60)), "known": known.joined(separator: ", ")]
        let nearest = Spelling.nearest(to: word, among: known).map { ["nearest": $0] } ?? [:]
        let key = nearest.isEmpty ? "definitions.file.unknownWord" : "definitions.file.misspelledWord"
        return PublicationFault(field: field, severity: .error, message: UserMessage(key, arguments.merging(nearest) { $1 }))
    }
}

extension [Field] {
    fileprivate func faults(of answer: TypedAnswer, named name: String, at place: String) -> [PublicationFault] {
        let path = "\(place).\(name)"
        guard let field = first(where: { $0.id == name }) else {
            return PublicationFault.unknown(name, among: filter(\.kind.isAsked).map(\.id), at: path).map { [$0] } ?? []
        }
        return field.faults(of: answer, at: path)
    }
}

extension Field {
    fileprivate func faults(of answer: TypedAnswer, at path: String) -> [PublicationFault] {
        switch (kind, answer) {
        case (_, _) where !kind.isAsked: [shapeFault("notAsked", path)]
        case (.block(let rule), .list(let rows)): rows.enumerated().flatMap { rowFaults($1, of: rule, at: "\(path)[\($0)]") }
        case (.block, _): [shapeFault("expectedRows", path)]
        case (_, .text): []
        case (.file, .list(let items)), (.photo, .list(let items)), (.choices, .list(let items)), (.linkedChoice, .list(let items)):
            items.allSatisfy(\.isText) ? [] : [shapeFault("expectedTexts", path)]
        case (.address, .boxes(let boxes)): boxFaults(boxes, among: ["line", "complement", "postcode", "commune", "insee"], at: path)
        case (.date, .boxes(let boxes)): boxFaults(boxes, among: ["day", "month", "year"], at: path)
        default: [shapeFault("expectedOneText", path)]
        }
    }

    private func shapeFault(_ key: String, _ path: String) -> PublicationFault {
        PublicationFault(field: path, severity: .error, message: UserMessage("definitions.trial." + key, ["field": id]))
    }

    private func rowFaults(_ row: TypedAnswer, of rule: BlockRule, at path: String) -> [PublicationFault] {
        guard case .boxes(let answers) = row else { return [shapeFault("expectedRows", path)] }
        return answers.sorted { $0.key < $1.key }.flatMap { rule.fields.faults(of: $0.value, named: $0.key, at: path) }
    }

    private func boxFaults(_ boxes: [String: TypedAnswer], among known: [String], at path: String) -> [PublicationFault] {
        boxes.sorted { $0.key < $1.key }.compactMap { name, answer in
            .unknown(name, among: known, at: "\(path).\(name)") ?? (answer.isText ? nil : shapeFault("expectedOneText", "\(path).\(name)"))
        }
    }
}

extension TypedAnswer {
    var isText: Bool { if case .text = self { true } else { false } }
}
