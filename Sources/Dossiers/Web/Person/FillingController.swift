import Core
import Forms
import Hummingbird
import Web

/// « Remplir avec mes informations »: writes into a page what the person ticked, and nothing else.
struct FillingController: Sendable {
    let access: DraftAccess
    let files: any PostedFiles
    let knowledge: any PersonKnowledge

    var routes: [Route] { [.post("/brouillons/:reference/pages/:page/informations", body: .stream, answer: fill)] }

    /// What was typed beside the boxes is kept first: an answer that was written is not filled over.
    @Sendable func fill(_ visit: Visit) async throws -> Response {
        let open = try await access.open(visit)
        let page = try open.page(try visit.parameter("page"))
        let address = DossierPaths.page(open.reference, page)
        guard visit.person != nil else { return .seeOther("/espace/connexion?retour=\(address)") }
        let (sent, _) = try await files.receive(visit, for: open.holder, intake: open.form.intake)
        let known = try await knowledge.known(for: visit)
        let chosen = Set(sent.values[FillingBox.field] ?? []), input = FormInput(sent.values), isWhole = sent.first(SeenFields.name) != nil
        let filled = try await access.drafts.change(open.reference, visitor: visit.keys, at: visit.now) { draft in
            if isWhole { draft.answers = open.form.kept(page, input, keeping: draft.answers, context: open.context) }
            return Filling(page, of: draft, in: open.form, with: known, context: open.context).write(chosen, into: &draft)
        }
        guard let filled else { throw DossierProblem.unknownDraft }
        if chosen.isEmpty { return refused(try await access.open(visit), page, known, visit) ?? .seeOther(address) }
        return .seeOther("\(address)?\(FillingBox.done)=\(filled)")
    }

    /// `nil` when there is nothing to tick any more.
    private func refused(_ open: OpenDraft, _ page: Page, _ known: [KnownAnswer], _ visit: Visit) -> Response? {
        let filling = Filling(page, of: open.draft, in: open.form, with: known, context: open.context)
        return FillingBox(filling, of: open, page, visit, isNothingTicked: true).map {
            DraftPage(open: open, page: page, visit: visit, filling: $0).response()
        }
    }
}

extension DraftAccess {
    /// What a page offers to fill, for who signed in; `nil` when there is nothing to offer. Nothing is asked for a page with no such question.
    func filling(_ open: OpenDraft, _ page: Page, knowledge: any PersonKnowledge, _ visit: Visit) async throws -> FillingBox? {
        guard visit.person != nil, Filling.isWanted(page, of: open.draft, in: open.form, context: open.context) else { return nil }
        let filling = Filling(page, of: open.draft, in: open.form, with: try await knowledge.known(for: visit), context: open.context)
        return FillingBox(filling, of: open, page, visit)
    }
}

/// The offer on a page: each question with what would be written, and its box, unticked (GDPR, recital 32: a box ticked beforehand is no consent).
struct FillingBox: Sendable {
    let filling: Filling
    let address: String
    let visit: Visit
    var isNothingTicked = false

    static let field = "champ"
    static let done = "remplies"

    init?(_ filling: Filling, of open: OpenDraft, _ page: Page, _ visit: Visit, isNothingTicked: Bool = false) {
        guard !filling.isEmpty else { return nil }
        self.filling = filling
        address = DossierPaths.page(open.reference, page) + "/informations"
        (self.visit, self.isNothingTicked) = (visit, isNothingTicked)
    }

    private var words: Words { visit.words }

    /// The first question that another answer may have revealed.
    var firstRevealed: String? { filling.lines.first { $0.field.condition != nil }?.field.id }

    var errorSummary: ErrorSummary? {
        isNothingTicked ? ErrorSummary([.init(href: "#\(Self.field)", text: words("dossiers.filling.tick"))], words: words) : nil
    }

    /// In the page's own form: what is typed below comes with it.
    var html: HTML {
        let question = Question(
            Self.field, words("dossiers.filling.title"), words, hint: words("dossiers.filling.hint"),
            error: isNothingTicked ? words("dossiers.filling.tick") : nil)
        return """
            <div class="notice info">
            \(if: !filling.lines.isEmpty, "\(Checkboxes(question, options: filling.lines.map(option)))")
            \(filling.lost.map(lost))
            <div class="actions">\(if: !filling.lines.isEmpty, "\(Button(words("dossiers.filling.button"), .secondary, action: address))")
            <a href="/espace/informations">\(words("dossiers.filling.change"))</a></div>
            </div>
            """
    }

    private func lost(_ line: Filling.Line) -> HTML {
        guard case .text(let code) = line.known.answer else { return HTML() }
        return "<p>\(words("dossiers.filling.lost", ["question": line.field.label, "code": code]))</p>"
    }

    private func option(_ line: Filling.Line) -> ChoiceOption {
        let shown = line.field.display(line.written, language: words.language).joined(separator: ", ")
        return ChoiceOption(
            line.field.id, words("dossiers.filling.line", ["question": line.field.label, "answer": shown]),
            hint: line.known.isFromFranceConnect ? words("dossiers.filling.given") : nil)
    }
}
