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
    /// What the page can be filled with.
    var filling: FillingBox?
    /// The question, just revealed, before which a link leads to what it can be filled with.
    var offersBefore: String?

    /// The page is opened, not answered: what is wrong with it was typed before.
    private var isAgain = false

    private var words: Words { visit.words }
    private var address: String { DossierPaths.page(open.reference, page) }

    init(open: OpenDraft, page: Page, visit: Visit, typed: FormInput? = nil, problems: [FieldProblem] = [], filling: FillingBox? = nil) {
        (self.open, self.page, self.visit) = (open, page, visit)
        (self.typed, self.problems, self.filling) = (typed, problems, filling)
    }

    /// The page as it was left, with what was typed on it and could not be read.
    init(again open: OpenDraft, page: Page, visit: Visit, filling: FillingBox?) {
        let unread = Unread(open.draft.answers)
        let problems = unread.problems(on: page, in: open.form, open.draft.answers, context: open.context)
        let typed = problems.isEmpty ? nil : unread.typed(on: page, open.draft.answers, visit.words.language)
        self.init(open: open, page: page, visit: visit, typed: typed, problems: problems, filling: filling)
        isAgain = true
    }

    func response() -> Response {
        visit.page(
            title: "\(revealedTitle)\(page.title) – \(open.sheet.title)",
            status: (problems.isEmpty || isAgain) && filling?.isNothingTicked != true ? .ok : .unprocessableContent, main
        )
    }

    private var view: FormView {
        var view = FormView(
            form: open.form, visit: visit, answers: open.draft.answers, typed: typed, problems: problems,
            attachments: open.attachmentLines(words), uploadPath: "/brouillons/\(open.reference)/fichiers", times: open.times
        )
        view.offersDocuments = visit.person != nil
        return view
    }

    /// The questions alone, with the list of those shown.
    var questions: HTML {
        let fields = open.form.visibleFields(of: page, open.draft.answers, context: open.context)
        let split = fields.firstIndex { $0.id == offersBefore } ?? fields.count
        return """
            \(SeenFields.mark(fields, rows: view.shownInRows(of: fields)))\(view.fields(Array(fields[..<split])))\(offersBefore == nil ? HTML() : offer)\(view.fields(Array(fields[split...])))
            """
    }

    /// Where scripts show questions as they come, the offer itself is above, on the page as it opens.
    private var offer: HTML { "<div data-field=\"_offre\"><p><a href=\"\(address)\">\(words("dossiers.filling.more"))</a></p></div>" }

    private var form: PageForm {
        PageForm(
            action: address, visit: visit, autosave: address + "/enregistrement", live: page.dependsOnItself ? address + "/questions" : nil,
            hasFiles: page.fields.contains(where: \.takesFiles), above: filling?.html, fields: questions, buttons: buttons
        )
    }

    private var buttons: HTML {
        """
        <input type="hidden" name="\(Self.versionName)" value="\(open.draft.version)">\
        \(if: visit.query("retour") == "verification", "<input type=\"hidden\" name=\"_retour\" value=\"verification\">")\
        \(Button(words("dossiers.page.continue"))) \(Button(words("dossiers.page.later"), .quiet, name: "_suite", value: "plus-tard"))
        """
    }

    /// Where scripts do not run, an answer that reveals a question shows it once the page is sent: without a word, one would believe that nothing happened.
    private var changed: HTML {
        let lines = revealed.map { field, input -> HTML in "<li><a href=\"#\(view.anchor(of: input))\">\(field.label)</a></li>" }
        return Notice(.info, title: words.count(lines.count, "dossiers.page.revealed"), html: "<ul>\(lines)</ul>", isNews: true).html
    }

    private var revealedTitle: String { revealed.isEmpty ? "" : words.count(revealed.count, "dossiers.page.revealed") + " " }

    /// The questions that the last answers brought, still to be answered, each with the input to go to.
    private var revealed: [(field: Field, input: String)] {
        guard let inputs = visit.query(Self.revealedName)?.split(separator: ",").map(String.init), !inputs.isEmpty else { return [] }
        return open.form.visibleFields(of: page, open.draft.answers, context: open.context).compactMap { field in
            guard open.draft.answers[field.id] == nil else { return nil }
            return inputs.first { $0 == field.id || $0.hasPrefix(field.id + ".") }.map { (field, $0) }
        }
    }

    /// Tells a second click from a first one: see ``ShownRow``.
    static let versionName = "_version"
    /// In the query string: the inputs that the last answers brought.
    static let revealedName = "nouvelles"

    private var filled: Notice? {
        visit.query(FillingBox.done).flatMap { Int($0) }.flatMap { (1...20).contains($0) ? $0 : nil }.map {
            Notice(.success, words.count($0, "dossiers.filling.done"))
        }
    }

    private var phone: HTML? {
        visit.site.phone.isEmpty ? nil : "<p><a href=\"\(visit.site.phone.telephoneLink)\">\(visit.site.phone)</a></p>"
    }

    /// The first of two layers (GDPR art. 12 and 13): the second is a page of the procedure.
    private var notice: HTML {
        """
        <p>\(words("dossiers.page.data.what")) <a href="/demarches/\(open.sheet.slug)/donnees">\(words("dossiers.page.data.more"))</a></p>
        """
    }

    private var main: HTML {
        let pages = open.visiblePages
        let index = pages.firstIndex { $0.id == page.id } ?? 0
        let back = index > 0 ? DossierPaths.page(open.reference, pages[index - 1]) : "/demarches/\(open.sheet.slug)"
        return """
            \(BackLink(back, words: words))
            \(view.errorSummary)
            \(filling?.errorSummary)
            \(filled)
            \(if: !revealed.isEmpty, changed)
            <p class="over">\(open.sheet.title)</p>
            \(Steps(step: index + 1, of: pages.count + 1, words: words))
            <h1>\(page.title)</h1>
            \(page.introduction.map(Markdown.light))
            \(form)
            \(if: page.wantsDocuments, Details(words("dossiers.page.noDocument"), "<p>\(words("dossiers.page.noDocument.text"))</p>\(phone)").html)
            \(Details(words("dossiers.page.data"), notice))
            <p class="hint">\(words("dossiers.page.number")) <strong>\(open.reference.description)</strong></p>
            \(ForgetBrowser(visit))
            """
    }
}

extension Page {
    /// Whether a document is wanted here that somebody may not have.
    fileprivate var wantsDocuments: Bool { fields.contains { $0.takesFiles && $0.isRequired } }
}
