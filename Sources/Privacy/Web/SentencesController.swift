import Core
import Hummingbird
import Web

/// The sentences of the record that are the town's to write.
struct SentencesController: Sendable {
    static let path = "/bureau/reglages/registre"

    let sentences: SQLSentences

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.protection) { visit in
                page(visit, TypedForm(words: visit.words), try await sentences.sentences(of: visit.viewer.organisation))
            },
            .agents(.post, Self.path, AgentRole.protection, answer: save),
        ]
    }

    /// An empty box takes our sentence back.
    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        var typed = TypedForm(visit.form, words: visit.words)
        var new = RecordSentences()
        for name in RecordSentences.Name.allCases {
            guard let text = typed.form.text(name.rawValue) else { continue }
            if text.count > 2000 { typed.refuse(name.rawValue, "privacy.fault.sentence") }
            if text != RecordSentences.ours(name, visit.words) { new.texts[name] = text }
        }
        guard typed.isRight else { return page(visit, typed, new) }
        try await sentences.save(new, of: visit.viewer.organisation)
        return .seeOther(Self.path + "?fait=phrases")
    }

    private func page(_ visit: AgentVisit, _ typed: TypedForm, _ current: RecordSentences) -> Response {
        let words = visit.words
        let title = words("privacy.sentences.title")
        let boxes = RecordSentences.Name.allCases.map { name in
            typed.area(name.rawValue, "privacy.record.\(name.rawValue)", isOptional: true, rows: 3, value: current.text(name, words)).html
        }
        return visit.visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.register.title"), RegisterController.path)], words: words))
            \(typed.summary)\(visit.visit.query("fait").map { _ in Notice(.success, words("privacy.sentences.done")) })
            <h1>\(title)</h1>
            <p>\(words("privacy.sentences.how"))</p>
            <form method="post" action="\(Self.path)">\(visit.visit.formToken)
            \(boxes)
            <div class="actions">\(Button(words("privacy.sentences.save")))</div></form>
            """)
    }
}
