import Core
import Definitions
import Web

/// Which of the usual messages the procedure says in its own way.
struct RewritingForm {
    let studio: StudioVisit
    let kind: ElementKind

    /// One for each kind: both forms are on one page, and a name there is an id.
    static func name(of kind: ElementKind) -> String { "nom-\(kind.rawValue)" }

    /// Nothing once all of them are.
    var html: HTML? {
        let words = studio.words
        let left = TemplateNames.shipped(kind).filter { studio.tree[kind.home.key($0)] == nil }
        if left.isEmpty { return nil }
        let options = left.map { ChoiceOption($0, TemplateNames.label($0, kind, in: studio.tree, words)) }
        return """
            <form class="add" method="post" action="\(studio.link("messages"))">\(studio.visit.visit.formToken)
            <input type="hidden" name="sorte" value="\(kind.rawValue)">
            \(SelectInput(Question(Self.name(of: kind), words("studio.templates.rewrite.\(kind.rawValue)"), words), options: options))
            \(Button(words("studio.templates.rewrite.button"), .secondary))
            </form>
            """
    }
}

/// The request that the text is tried on, and the button that shows what it gives.
struct PreviewChoice {
    let studio: StudioVisit
    let kind: ElementKind
    let requests: [PreviewRequest]
    let chosen: Reference?

    var html: HTML {
        let words = studio.words
        let question = Question(
            "demande", words("studio.templates.request"), words, hint: requests.isEmpty ? nil : words("studio.templates.request.hint"))
        return """
            \(requests.isEmpty ? nil : SelectInput(question, options: options, selected: chosen?.description ?? "").html)
            <p>\(Button(words("studio.templates.show"), .secondary, action: studio.link("messages/apercu")))
            \(kind == .paper ? Button(words("studio.templates.pdf"), .secondary, action: studio.link("messages/apercu.pdf"), givesFile: true) : nil)</p>
            """
    }

    private var options: [ChoiceOption] {
        [ChoiceOption("", studio.words("studio.templates.invented"))]
            + requests.map { request in
                let day = LocalDate(request.receivedAt, in: studio.visit.site.zone).inWords(studio.words.language)
                return ChoiceOption(request.reference.description, "\(request.reference) – \(request.applicant), \(day)")
            }
    }
}

/// What a text gives once its values are filled.
struct TemplatePreview {
    enum Shown: Sendable {
        case nothing
        case fault(TemplateFault)
        case mail(subject: String, text: String)
        /// Escaped HTML, as the product makes it.
        case paper(String)
    }

    let studio: StudioVisit
    let kind: ElementKind
    let shown: Shown

    private var words: Words { studio.words }

    var html: HTML {
        """
        <aside class="letter" id="apercu" aria-live="polite"><h2>\(words("studio.preview"))</h2>
        \(content)
        \(Details(words("studio.templates.added"), "<p>\(words("studio.templates.added.\(kind.rawValue)"))</p>").html)</aside>
        """
    }

    private var content: HTML {
        switch shown {
        case .nothing: "<p>\(words("studio.templates.nothing"))</p>"
        case .fault(let fault): Notice(.warning, words(fault.message)).html
        case .mail(let subject, let text):
            "<div class=\"sheet\"><p><strong>\(words("studio.sheet.mail.subject"))\u{A0}:</strong> \(subject)</p><p class=\"as-is\">\(text)</p></div>"
        case .paper(let html): "<div class=\"sheet\">\(HTML(trusted: Array(html.belowTitles.utf8)))</div>"
        }
    }
}

extension String {
    /// The titles of the letter come below those of the page that shows it.
    fileprivate var belowTitles: String {
        [("h2", "h4"), ("h1", "h3")].reduce(self) { html, levels in
            html.replacing("<\(levels.0)>", with: "<\(levels.1)>").replacing("</\(levels.0)>", with: "</\(levels.1)>")
        }
    }
}

/// The values that a text may name, each with what it says.
struct ValueList {
    let studio: StudioVisit

    private var words: Words { studio.words }

    var html: HTML {
        let answers = TemplateValues.answers(studio.file.definition?.form).map { SummaryList.Row($0.written, $0.question) }
        return """
            <section id="valeurs"><h2>\(words("studio.values"))</h2>
            <p>\(words("studio.values.lead"))</p>
            \(SummaryList(TemplateValues.ofRequests.map { .init(TemplateValues.written($0), words("studio.value.\($0)")) }, words: words))
            \(answers.isEmpty ? nil : Details(words("studio.values.answers"), SummaryList(answers, words: words).html).html)
            \(Details(words("studio.values.lists"), SummaryList(lists, words: words).html).html)
            \(Details(words("studio.values.signs"), "<p class=\"as-is\">\(words("studio.values.signs.text"))</p>").html)</section>
            """
    }

    private var lists: [SummaryList.Row] {
        TemplateValues.lists.map { name in
            SummaryList.Row(words("studio.value.\(name)"), html: "<code class=\"as-is\">\(TemplateValues.written(list: name))</code>")
        }
    }
}
