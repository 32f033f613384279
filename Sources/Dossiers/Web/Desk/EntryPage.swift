import Core
import Forms
import HTTPTypes
import Hummingbird
import Web
import Workflows

/// The whole form on one page, for an agent who types while someone speaks.
struct EntryPage {
    let open: OpenDraft
    let visit: AgentVisit
    /// The request that it comes from, where one goes back to.
    var origin: Reference?
    var typed: FormInput?
    var problems: [FieldProblem] = []
    var sent = SentForm()
    var status: HTTPResponse.Status?

    private var words: Words { visit.words }
    private var address: String { "/bureau/demandes/\(open.reference)" }

    func response() -> Response {
        visit.visit.page(title: open.sheet.title, status: status ?? (problems.isEmpty ? .ok : .unprocessableContent), main)
    }

    private var view: FormView {
        FormView(
            form: open.form, visit: visit.visit, answers: open.draft.answers, typed: typed, problems: problems,
            attachments: open.attachmentLines(words), uploadPath: nil, times: open.times
        )
    }

    var questions: HTML {
        let pages = open.visiblePages.map { page in (page, open.form.visibleFields(of: page, open.draft.answers, context: open.context)) }
        return """
            \(SeenFields.mark(pages.flatMap(\.1)))\(if: DayOfReception.isAsked(for: open.draft.channel), "<div data-field=\"\(DayOfReception.field)\">\(reception)</div>")<div data-field="\(ForWhom.field)">\(forWhom)</div>
            \(pages.map { page, fields in "<h2 data-field=\"page \(page.id)\">\(page.title)</h2>\(view.fields(fields))" as HTML })
            """
    }

    private var main: HTML {
        """
        \(BackLink(origin.map(DossierPaths.desk) ?? DossierPaths.newRequest, words: words))
        \(view.errorSummary)
        <p class="over">\(words("dossiers.entry.over", ["channel": words("dossiers.channel.\(open.draft.channel.rawValue)"), "number": open.reference.description]))</p>
        <h1>\(open.sheet.title)</h1>
        \(origin.map { "<p>\(words("dossiers.entry.origin")) <a href=\"\(DossierPaths.desk($0))\">\($0.description)</a></p>" as HTML })
        \(if: !open.sheet.knowledge.isEmpty, Details(words("dossiers.desk.knowledge"), Markdown.light(open.sheet.knowledge)).html)
        \(PageForm(action: address, visit: visit.visit, live: address + "/questions", hasFiles: true, fields: questions, buttons: Button(words("dossiers.entry.file")).html))
        """
    }

    private var reception: HTML {
        let problem = problems.first { $0.field == DayOfReception.field }.map { words($0.message) }
        let question = Question(
            DayOfReception.field, words("dossiers.entry.received"), words, hint: words("dossiers.entry.receivedHint"), error: problem,
            isOptional: true)
        return TextInput(question, InputTraits(type: "date"), value: sent.first(DayOfReception.field) ?? "").html
    }

    private var forWhom: HTML {
        let problem = problems.first { $0.field == ForWhom.field }.map { words($0.message) }
        let other = TextInput(
            Question("_pour.nom", words("dossiers.entry.otherName"), words, hint: words("dossiers.entry.otherNameHint")),
            value: sent.first("_pour.nom") ?? "")
        return """
            \(Radios(Question(ForWhom.field, words("dossiers.entry.forWhom"), words, error: problem), options: [ChoiceOption("lui-meme", words("dossiers.entry.forSelf")), ChoiceOption("autre", words("dossiers.entry.forOther"))], selected: sent.first(ForWhom.field), other: "<div class=\"other\">\(other)</div>"))
            """
    }
}

/// Which procedure, by which channel.
struct ChooseProcedurePage {
    let sheets: [ProcedureSheet]
    let units: [UnitSheet]
    let visit: AgentVisit
    var isIncomplete = false

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(title: words("dossiers.entry.title"), status: isIncomplete ? .unprocessableContent : .ok, main)
    }

    private var main: HTML {
        """
        \(if: isIncomplete, ErrorSummary([.init(href: "#demarche", text: words("dossiers.entry.incomplete"))], words: words).html)
        \(RegisteredElsewhere(visit, units))
        <h1>\(words("dossiers.entry.title"))</h1>
        <form method="post" action="\(DossierPaths.newRequest)">
        \(visit.visit.formToken)
        \(SelectInput(Question("demarche", words("dossiers.entry.procedure"), words), options: [ChoiceOption("", words("web.choice.pick"))] + sheets.map { ChoiceOption($0.procedure.description, $0.title) }, selected: visit.form.first("demarche")))
        \(Radios(Question("canal", words("dossiers.entry.channel"), words), options: [Channel.counter, .phone, .post, .email].map { ChoiceOption($0.rawValue, words("dossiers.channel.\($0.rawValue)")) }, selected: visit.form.first("canal") ?? visit.visit.query("canal")))
        \(Button(words("dossiers.entry.begin")))
        </form>
        """
    }
}

/// A request was written down for another service: which one, how to reach it, and the person's receipt.
struct RegisteredElsewhere: Component {
    private let number: Reference
    private let unit: UnitSheet?
    private let words: Words

    /// `nil` when nothing was just registered.
    init?(_ visit: AgentVisit, _ units: [UnitSheet]) {
        guard let number = visit.visit.query("enregistree").flatMap(Reference.init) else { return nil }
        let service = visit.visit.query("service").flatMap { UnitID($0) }
        (self.number, words) = (number, visit.words)
        unit = units.first { $0.id == service }
    }

    var html: HTML {
        let said =
            unit.map { words("dossiers.entry.filedAt", ["number": "\(number)", "unit": $0.phone.isEmpty ? $0.name : "\($0.name), \($0.phone)"]) }
            ?? words("dossiers.entry.filedElsewhere", ["number": "\(number)"])
        let receipt: HTML = "<a href=\"\(DossierPaths.desk(number))/recepisse.pdf\">\(words("dossiers.receipt.download"))</a>"
        return Notice(.success, html: "<p>\(said)</p><p>\(receipt)</p>").html
    }

    static func examples(_ words: Words) -> [ComponentExample] { [] }
}
