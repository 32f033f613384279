import Core
import Forms
import Hummingbird
import Web
import Workflows

/// One page of questions.
struct DraftPage {
    let open: OpenDraft
    let page: Page
    let visit: Visit
    var typed: FormInput?
    var problems: [FieldProblem] = []

    private var words: Words { visit.words }
    private var address: String { DossierPaths.page(open.reference, page) }

    func response() -> Response {
        let prefix = problems.isEmpty ? "" : words("web.error.prefix") + " "
        return visit.page(
            title: "\(prefix)\(page.title) – \(open.sheet.title)", status: problems.isEmpty ? .ok : .unprocessableContent, main
        )
    }

    private var view: FormView {
        FormView(
            form: open.form, visit: visit, answers: open.draft.answers, typed: typed, problems: problems,
            attachments: open.attachmentLines(words), uploadPath: "/brouillons/\(open.reference)/fichiers"
        )
    }

    /// The questions alone, with the list of those shown.
    var questions: HTML {
        let fields = open.form.visibleFields(of: page, open.draft.answers, context: open.context)
        return """
            <input type="hidden" name="\(SeenFields.name)" value="\(fields.map(\.id).joined(separator: " "))">
            \(view.fields(fields))
            """
    }

    private var main: HTML {
        let pages = open.visiblePages
        let index = pages.firstIndex { $0.id == page.id } ?? 0
        let back = index > 0 ? DossierPaths.page(open.reference, pages[index - 1]) : "/demarches/\(open.sheet.slug)"
        return """
            \(BackLink(back, words: words))
            \(view.errorSummary)
            <p class="over">\(open.sheet.title)</p>
            \(Steps(step: index + 1, of: pages.count + 1, words: words))
            <h1>\(page.title)</h1>
            \(page.introduction.map(Markdown.light))
            <form method="post" action="\(address)" novalidate\(if: page.fields.contains(where: \.takesFiles), " enctype=\"multipart/form-data\"") \
            data-autosave="\(address)/enregistrement" data-live="\(address)/questions">
            \(visit.formToken)
            \(if: visit.query("retour") == "verification", "<input type=\"hidden\" name=\"_retour\" value=\"verification\">")
            <div data-questions>\(questions)</div>
            <p class="saved" role="status" data-saved></p>
            <div class="actions">
            \(Button(words("dossiers.page.continue")))
            \(Button(words("dossiers.page.later"), .quiet, name: "_suite", value: "plus-tard"))
            </div>
            </form>
            <p class="number">\(words("dossiers.page.number")) <strong>\(open.reference.description)</strong></p>
            """
    }
}
