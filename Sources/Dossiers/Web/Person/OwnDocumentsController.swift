import Core
import Forms
import HTTPTypes
import Hummingbird
import Web

/// « Prendre dans mes documents »: a question of a draft is given a copy of a file that the person keeps in their space.
struct OwnDocumentsController: Sendable {
    let access: DraftAccess
    let knowledge: any PersonKnowledge

    static func path(_ reference: Reference, _ field: String) -> String { "\(DossierPaths.draft(reference))/documents/\(field)" }

    var routes: [Route] {
        [.get("/brouillons/:reference/documents/:field") { try await choose($0) }, .post("/brouillons/:reference/documents/:field", answer: give)]
    }

    @Sendable func choose(_ visit: Visit) async throws -> Response { try await page(asked(visit), visit) }

    @Sendable func give(_ visit: Visit) async throws -> Response {
        let asked = try await asked(visit)
        guard visit.person != nil else { return .seeOther("/espace/connexion?retour=\(asked.path)") }
        guard let document = visit.form.first(OwnDocumentsPage.document) else {
            return try await page(asked, visit, problem: UserMessage("dossiers.ownDocument.choose"))
        }
        do {
            try await knowledge.give(document, to: asked.input, asked.intake, of: asked.open.holder, for: visit)
        } catch let problem as any Problem where [.invalid, .tooLarge, .unavailable].contains(problem.kind) {
            return try await page(asked, visit, problem: problem.message)
        }
        return .seeOther(asked.back)
    }

    private func asked(_ visit: Visit) async throws -> AskedFile {
        let open = try await access.open(visit), input: String = try visit.parameter("field")
        guard let asked = AskedFile(input, of: open) else { throw DossierProblem.unknownDraft }
        return asked
    }

    private func page(_ asked: AskedFile, _ visit: Visit, problem: UserMessage? = nil) async throws -> Response {
        guard visit.person != nil else { return .seeOther("/espace/connexion?retour=\(asked.path)") }
        let page = OwnDocumentsPage(asked: asked, documents: try await knowledge.documents(for: visit), visit: visit, problem: problem)
        return visit.page(
            title: "\(asked.label) – \(asked.open.sheet.title)", status: problem == nil ? .ok : .unprocessableContent, page.html)
    }
}

/// A question of a draft that takes files.
struct AskedFile: Sendable {
    let open: OpenDraft
    /// The name of its input: `piece`, `children.0.photo`.
    let input: String
    let intake: FileIntake
    let label: String
    let page: Page

    init?(_ input: String, of open: OpenDraft) {
        let parts = input.split(separator: ".").map(String.init)
        guard let intake = open.form.intake(input), let first = parts.first, let field = open.form.field(first),
            let page = open.visiblePages.first(where: { $0.fields.contains { $0.id == first } })
        else { return nil }
        (self.open, self.input, self.intake, self.page) = (open, input, intake, page)
        if case .block(let rule) = field.kind { label = rule.fields.first { $0.id == parts.last }?.label ?? field.label } else { label = field.label }
    }

    var path: String { OwnDocumentsController.path(open.reference, input) }
    var back: String { DossierPaths.page(open.reference, page) + "#" + input }
}

/// The documents of a person, to choose one.
struct OwnDocumentsPage {
    let asked: AskedFile
    let documents: [OwnDocument]
    let visit: Visit
    let problem: UserMessage?

    static let document = "document"

    private var words: Words { visit.words }

    var html: HTML {
        """
        \(problem.map { ErrorSummary([.init(href: "#\(Self.document)", text: words($0))], words: words) })
        \(BackLink(asked.back, words: words))
        <p class="over">\(asked.open.sheet.title)</p>
        <h1>\(words("dossiers.ownDocument.title"))</h1>
        \(documents.isEmpty ? none : choice)
        """
    }

    private var none: HTML {
        """
        <p>\(words("dossiers.ownDocument.none"))</p>
        <p><a href="/espace/documents">\(words("dossiers.ownDocument.add"))</a></p>
        """
    }

    private var choice: HTML {
        let question = Question(Self.document, asked.label, words, hint: words("dossiers.ownDocument.hint"), error: problem.map { words($0) })
        return """
            <form method="post" action="\(asked.path)" novalidate>\(visit.formToken)
            \(Radios(question, options: documents.map(option)))
            \(Button(words("dossiers.ownDocument.button")))
            </form>
            """
    }

    private func option(_ document: OwnDocument) -> ChoiceOption {
        let size = FileSize.inWords(document.size, words)
        return ChoiceOption(document.id, document.title, hint: document.isOver ? words("dossiers.ownDocument.over", ["size": size]) : size)
    }
}
