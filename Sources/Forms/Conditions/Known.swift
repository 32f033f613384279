import Core

/// What a condition may look at when a field is met: the answers of the visible fields before it.
///
/// Fields are met in the order of the form, and only what is visible is learned. Hence a test on a hidden field finds nothing and is false,
/// what depends on it is hidden in turn, and one pass over the form settles everything.
struct Known {
    private(set) var context: FormContext
    /// What may be asked for; `nil` for all.
    private let watched: Set<String>?
    private var outside: [String: Fact] = [:]
    /// The row being read. A field of the row hides one of the same id outside, even when it is itself hidden or blank.
    private var row: [String: Fact?]?

    init(_ context: FormContext, watching watched: Set<String>? = nil) {
        self.context = context
        self.watched = watched
    }

    mutating func enterRow(of block: BlockRule) {
        row = Dictionary(minimumCapacity: block.fields.count)
        for field in block.fields { row?[field.id] = .some(nil) }
    }

    /// From now on, `today` is that day in what is asked.
    mutating func comeTo(_ day: LocalDate) { context = FormContext(today: day, attachments: context.attachments) }

    mutating func leaveRow() { row = nil }

    /// A field was met, visible, with this answer.
    mutating func learn(_ answer: Answer?, of field: Field) {
        guard watched?.contains(field.id) ?? true, let answer, !answer.isEmpty else { return }
        let fact = Fact(kind: field.kind, answer: answer)
        if row == nil { outside[field.id] = fact } else { row?[field.id] = fact }
    }

    /// Meets every field of a page as it was answered.
    mutating func learn(_ page: Page, answered answers: Answers) {
        guard holds(page.condition) else { return }
        for field in page.fields where holds(field.condition) { learn(stored(field, in: answers), of: field) }
    }

    func holds(_ condition: Condition?) -> Bool { condition?.holds(knowing: self) ?? true }

    func fact(_ id: String) -> Fact? {
        if let inRow = row?[id] { return inRow }
        return outside[id]
    }

    /// The answer that counts for a visible field: what is stored, but for what is worked out and for the files that are there.
    func stored(_ field: Field, in answers: Answers, name: String? = nil) -> Answer? {
        switch field.kind {
        case .computed(let computation): value(of: computation).map { .text($0.description) }
        case .explanation, .section: nil
        case .file, .photo: context.attachments[name ?? field.id].map(Answer.list) ?? answers[field.id]
        default: answers[field.id]
        }
    }
}

extension Answer {
    /// Whether it says nothing, which is the same as no answer.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .list(let items): items.isEmpty
        case .record(let members): members.values.allSatisfy(\.isEmpty)
        case .rows(let rows): rows.isEmpty
        }
    }
}
