import Core
import Forms

/// One thing that is known of the person who writes a request, for the question that has its role.
public struct KnownAnswer: Sendable, Equatable {
    public let role: FieldRole
    public let answer: Answer
    /// Else the person wrote it themselves.
    public let isFromFranceConnect: Bool

    public init(role: FieldRole, answer: Answer, isFromFranceConnect: Bool) {
        (self.role, self.answer, self.isFromFranceConnect) = (role, answer, isFromFranceConnect)
    }
}

/// What the questions of a page can be filled with: those that are shown, still empty, and whose role is known. It is written only where the person says
/// so, question by question, and they correct it afterwards as they like.
struct Filling: Sendable {
    struct Line: Sendable {
        let field: Field
        let known: KnownAnswer

        var written: Answer { field.writing(known.answer) }
        fileprivate var isLost: Bool { field.role == .birthCommune && Birthplace.isLost(known.answer) }
    }

    let lines: [Line]
    /// What cannot be written: communes of birth that are no more. The person writes them.
    let lost: [Line]

    init(_ page: Page, of draft: Draft, in form: Form, with known: [KnownAnswer], context: FormContext) {
        let all = Self.open(page, of: draft, in: form, context: context).compactMap { field in
            known.first { field.takes($0.role) }.map { Line(field: field, known: $0) }
        }
        lost = all.filter(\.isLost)
        lines = all.filter { !$0.isLost }
    }

    var isEmpty: Bool { lines.isEmpty && lost.isEmpty }

    /// Whether there is any question to fill: else nobody need be asked what is known.
    static func isWanted(_ page: Page, of draft: Draft, in form: Form, context: FormContext) -> Bool {
        !open(page, of: draft, in: form, context: context).isEmpty
    }

    /// - Parameter chosen: the questions that the person said; any other name writes nothing.
    /// - Returns: how many were filled.
    func write(_ chosen: Set<String>, into draft: inout Draft) -> Int {
        let wanted = lines.filter { chosen.contains($0.field.id) }
        var unread = Unread(draft.answers)
        for line in wanted {
            draft.answers[line.field.id] = line.written
            unread.forget(line.field.id)
        }
        draft.answers = unread.stored(in: draft.answers)
        return wanted.count
    }

    private static func open(_ page: Page, of draft: Draft, in form: Form, context: FormContext) -> [Field] {
        form.visibleFields(of: page, draft.answers, context: context).filter { $0.role != nil && draft.answers[$0.id] == nil }
    }
}

extension Field {
    /// A civility may be asked as a choice with options of its own: what is known means nothing there.
    func takes(_ role: FieldRole) -> Bool { self.role == role && (role != .civility || kind == .civility) }

    /// What is known, as this question holds it: where one was born may be asked as a text.
    func writing(_ answer: Answer) -> Answer { role == .birthCommune && kind != .commune ? Birthplace.named(answer) : answer }
}
