import Core
import Forms

/// What somebody just answered and may keep in their space, for the next form: the questions whose role says what they tell of who makes the request.
///
/// Which of them are worth offering is for the space to say, and nothing of the request is told to it.
struct Keeping: Sendable {
    struct Line: Sendable {
        let field: Field
        let role: FieldRole
        /// As the space would hold it.
        let answer: Answer
        /// What it holds now, and would hold no more.
        let replaced: Answer?
    }

    let lines: [Line]

    /// - Parameters:
    ///   - news: what the space does not hold of ``told(by:in:)``.
    ///   - known: what it holds, and what is known for the session alone.
    init(_ news: [FieldRole: Answer], replacing known: [KnownAnswer], in form: Form) {
        lines = form.fields.compactMap { field in
            guard let role = field.role, field.takes(role), let answer = news[role] else { return nil }
            let replaced = known.first { $0.role == role && !$0.isFromFranceConnect }?.answer
            return Line(field: field, role: role, answer: answer, replaced: replaced)
        }
    }

    /// The answers that tell something of the person, by role.
    static func told(by answers: Answers, in form: Form) -> [FieldRole: Answer] {
        form.fields.reduce(into: [:]) { told, field in
            if let role = field.role, field.takes(role) { told[role] = answers[field.id] }
        }
    }

    /// - Parameter chosen: the questions that the person ticked; any other name keeps nothing.
    func kept(_ chosen: Set<String>) -> [FieldRole: Answer] {
        lines.reduce(into: [:]) { kept, line in if chosen.contains(line.field.id) { kept[line.role] = line.answer } }
    }
}

extension Dossier {
    /// Whether this person answered it for themselves: **what somebody wrote for another is about the other**, whoever reads it afterwards.
    func isAnswered(by person: PersonViewer, _ history: [HistoryLine]) -> Bool {
        channel == .web && holder.map(person.marks.contains) ?? true
            && !history.contains { [.entered, .helped, .represented].contains($0.event) }
    }
}
