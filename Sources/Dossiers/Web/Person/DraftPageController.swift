import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Web
import Workflows

/// One page of a request being written: shown, saved as one goes, checked, and the next one.
struct DraftPageController: Sendable {
    let access: DraftAccess
    let files: any PostedFiles
    let knowledge: any PersonKnowledge

    private var drafts: any DraftRepository { access.drafts }

    var routes: [Route] {
        [
            .get("/brouillons/:reference", answer: continueWriting),
            .get("/brouillons/:reference/pages/:page", answer: show),
            .post("/brouillons/:reference/pages/:page", body: .stream, answer: save),
            .post("/brouillons/:reference/pages/:page/enregistrement", answer: autosave),
            .post("/brouillons/:reference/pages/:page/questions", answer: questions),
        ]
    }

    /// Where one was: the first page with something missing, or the check.
    @Sendable func continueWriting(_ visit: Visit) async throws -> Response {
        let open = try await access.open(visit)
        return .seeOther(open.firstIncompletePage().map { DossierPaths.page(open.reference, $0) } ?? DossierPaths.check(open.reference))
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let open = try await access.open(visit)
        let page = try open.page(try visit.parameter("page"))
        let filling = try await access.filling(open, page, knowledge: knowledge, visit)
        return DraftPage(again: open, page: page, visit: visit, filling: filling).response().about(procedure: open.sheet.slug)
    }

    @Sendable func save(_ visit: Visit) async throws -> Response {
        let before = try await access.reopen(visit)
        let page = try before.page(try visit.parameter("page"))
        let (sent, fileProblems) = try await files.receive(visit, for: before.holder, intake: before.form.intake)
        let input = FormInput(sent.values)
        // With the files that have just come: a row that holds nothing else would count as blank.
        let open = page.fields.contains(where: \.takesFiles) ? try await access.open(visit) : before
        if fileProblems.isEmpty, let again = try await edit(page, open, sent, input, visit) { return again }
        let sentPage = SentPage(page: page, input: input, sent: sent, fileProblems: fileProblems, open: open, now: visit.now)
        let result = try await drafts.change(open.reference, visitor: visit.keys, at: visit.now, counting: \.counts) {
            sentPage.read(into: &$0)
        }
        guard let result else { throw DossierProblem.unknownDraft }
        return answer(to: result, page, input, open, visit)
    }

    private func answer(to result: PageResult, _ page: Page, _ input: FormInput, _ open: OpenDraft, _ visit: Visit) -> Response {
        switch result.outcome {
        case .later: return .seeOther(DossierPaths.later(open.reference))
        case .refused(let problems):
            let now = open.with(result.draft)
            return DraftPage(open: now, page: page, visit: visit, typed: input, problems: problems).response()
        case .revealed(let fields):
            return .seeOther("\(DossierPaths.page(open.reference, page))?\(DraftPage.revealedName)=\(fields.joined(separator: ",").percentEncoded)")
        case .passed(let next): return .seeOther(next.map { DossierPaths.page(open.reference, $0) } ?? DossierPaths.check(open.reference))
        }
    }

    /// The small buttons of a page: add or take away a row, remove a file, make one PDF. What is typed is kept as it is.
    private func edit(_ page: Page, _ open: OpenDraft, _ sent: SentForm, _ input: FormInput, _ visit: Visit) async throws -> Response? {
        guard let edit = PageEdit(sent) else { return nil }
        switch edit {
        case .removeFile(let id): try await files.remove(id, of: open.holder)
        case .joinFiles(let field):
            if let rule = open.form.intake(field)?.rule { try await files.join(field: field, of: open.holder, rule: rule, at: visit) }
        case .dropTime(let field): try await access.diary.giveBack(field, of: open.draft.id)
        case .addRow, .removeRow, .addFiles, .chooseTime, .takeDocument: break
        }
        let change: @Sendable (inout Draft) -> Void = { draft in
            draft.answers = edit.applied(
                to: open.form.kept(page, input, keeping: draft.answers, context: open.context), in: page)
        }
        if case .removeRow(let block, let place) = edit {
            let row = ShownRow(block: block, place: place, version: sent.first(DraftPage.versionName).flatMap { Int($0) } ?? 0)
            try await drafts.remove(row, from: open.reference, visitor: visit.keys, at: visit.now, change)
        } else {
            _ = try await drafts.change(open.reference, visitor: visit.keys, at: visit.now, change)
        }
        if case .chooseTime(let field) = edit, open.times[field] != nil {
            return .seeOther("/brouillons/\(open.reference)/rendez-vous/\(field)")
        }
        if case .takeDocument(let field) = edit, open.form.intake(field) != nil {
            return .seeOther(OwnDocumentsController.path(open.reference, field))
        }
        return .seeOther(DossierPaths.page(open.reference, page) + "#" + edit.anchor)
    }

    /// What a script sends a second after the last key: kept as far as it can be read, and never scolded.
    @Sendable func autosave(_ visit: Visit) async throws -> Response {
        let open = try await access.reopen(visit)
        let page = try open.page(try visit.parameter("page"))
        try await store(FormInput(visit.form.values), page, open, visit)
        return Response(status: .noContent)
    }

    private func store(_ input: FormInput, _ page: Page, _ open: OpenDraft, _ visit: Visit) async throws {
        _ = try await drafts.change(open.reference, visitor: visit.keys, at: visit.now) { draft in
            draft.answers = open.form.kept(page, input, keeping: draft.answers, context: open.context)
        }
    }

    /// The questions of the page as they stand with what is typed: for the script that shows a question when another is answered.
    @Sendable func questions(_ visit: Visit) async throws -> Response {
        let open = try await access.open(visit)
        let page = try open.page(try visit.parameter("page"))
        let input = FormInput(visit.form.values)
        let answers = open.form.draftAnswers(page: page, input: input, keeping: open.draft.answers, context: open.context)
        var shown = DraftPage(open: open.with(answers), page: page, visit: visit, typed: input)
        shown.offersBefore = try await access.filling(shown.open, page, knowledge: knowledge, visit)?.firstRevealed
        // The offer is on the page as it opens anew: what is typed must be there.
        if shown.offersBefore != nil { try await store(input, page, open, visit) }
        return .html(shown.questions)
    }
}

/// The fields that were on the page when it was sent. Only they are scolded for being empty.
struct SeenFields: Sendable {
    static let name = "_vus"

    private let ids: Set<String>

    /// The mark of the fields shown. Its key changes with them, so that the script that shows a question replaces it too.
    /// - Parameter rows: those of blocks: `enfants.0.jours`.
    static func mark(_ fields: [Field], rows: [String] = []) -> HTML {
        let ids = (fields.map(\.id) + rows).joined(separator: " ")
        return "<div data-field=\"\(name) \(ids)\" hidden><input type=\"hidden\" name=\"\(name)\" value=\"\(ids)\"></div>"
    }

    init(_ sent: SentForm) { ids = Set((sent.first(Self.name) ?? "").split(separator: " ").map(String.init)) }

    func contains(_ input: String) -> Bool {
        let parts = input.split(separator: ".").map(String.init)
        guard !ids.isEmpty, let first = parts.first else { return true }
        // A row of a block, when rows are marked: what an answer of the row revealed was not there.
        if parts.count > 2, Int(parts[1]) != nil, ids.contains(where: { $0.hasPrefix(first + ".") }) {
            return ids.contains(parts.prefix(3).joined(separator: "."))
        }
        return ids.contains(first)
    }
}
