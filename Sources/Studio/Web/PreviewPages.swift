import Core
import Definitions
import Forms
import Hummingbird
import Web

/// The form as people will meet it, page by page, with its conditions; nothing typed there is kept.
extension StudioPages {
    @Sendable func preview(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let form = studio.file.definition?.form, let page = page(of: form, named: visit.visit.query("page")) else {
            return studio.page(visit.words("studio.preview"), "<p>\(visit.words("studio.preview.none"))</p>")
        }
        let view = FormView(form: form, visit: visit.visit, answers: Answers())
        let visible = form.visibleFields(of: page, Answers(), context: FormContext(today: visit.visit.today))
        let number = form.pages.firstIndex(of: page) ?? 0
        let next = form.pages.indices.contains(number + 1) ? form.pages[number + 1] : nil
        let shown = PageForm(
            action: studio.link("apercu?page=\(page.id)"), visit: visit.visit, live: studio.link("apercu?page=\(page.id)"),
            fields: view.fields(visible),
            buttons: next.map { LinkButton(visit.words("studio.preview.next"), to: studio.link("apercu?page=\($0.id)")).html } ?? "")
        return studio.page(
            visit.words("studio.preview"),
            """
            <p>\(visit.words("studio.preview.lead"))</p>
            <h2>\(page.title)</h2>
            \(page.introduction.map { "<p>\($0)</p>" as HTML })
            \(shown.html)
            """)
    }

    /// What the answers reveal: the fields of the page alone.
    @Sendable func livePreview(_ visit: AgentVisit) async throws -> Response {
        let studio = try await open(visit)
        guard let form = studio.file.definition?.form, let page = page(of: form, named: visit.visit.query("page")) else { throw WebProblem.notFound }
        let context = FormContext(today: visit.visit.today)
        let input = FormInput(visit.form.values)
        let answers = form.draftAnswers(page: page, input: input, keeping: Answers(), context: context)
        let view = FormView(form: form, visit: visit.visit, answers: answers, typed: input)
        return .html(view.fields(form.visibleFields(of: page, answers, context: context)))
    }

    private func page(of form: Form, named id: String?) -> Page? { form.pages.first { $0.id == id } ?? form.pages.first }
}
