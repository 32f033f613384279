import Forms

extension TemplateShape {
    /// What the templates of a procedure may name: what all may, and the answers to its questions (`answer.nom`).
    public static func own(_ form: Form?) -> [String: TemplateShape] {
        own(answers: Set((form?.fields ?? []).filter(\.holdsAnAnswer).map(\.id)))
    }

    /// The same for a template of a version that was published: the questions that it names were there.
    public static func own(_ template: WrittenTemplate) -> [String: TemplateShape] {
        own(answers: template.questions)
    }

    private static func own(answers ids: Set<String>) -> [String: TemplateShape] {
        request.merging(["answer": .group(Dictionary(uniqueKeysWithValues: ids.map { ($0, .text) }))]) { $1 }
    }
}

extension Field {
    /// Whether a letter may say what was answered: not so for files, which are in the dossier, nor for what is only shown.
    public var holdsAnAnswer: Bool {
        switch kind {
        case .file, .photo, .explanation, .section: false
        default: true
        }
    }
}
