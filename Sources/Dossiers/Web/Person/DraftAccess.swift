import Core
import Forms
import Foundation
import Web
import Workflows

/// What the pages of a draft have in common: the draft, its procedure, and the files attached so far.
struct OpenDraft: Sendable {
    let draft: Draft
    let sheet: ProcedureSheet
    let files: [AttachedFile]
    let context: FormContext

    var reference: Reference { draft.reference }
    var form: Form { sheet.form }
    var holder: FileHolder { .draft(draft.id, draft.organisation) }

    var visiblePages: [Page] { form.visiblePages(draft.answers, context: context) }

    func page(_ id: String) throws -> Page {
        guard let page = form.pages.first(where: { $0.id == id }) else { throw DossierProblem.unknownDraft }
        return page
    }

    /// The first page where something is missing or wrong; `nil` when the whole can be filed.
    func firstIncompletePage() -> Page? {
        let problems = form.problems(in: form.settled(draft.answers, context: context), context: context)
        guard let first = problems.first else { return nil }
        let field = first.field.split(separator: ".").first.map(String.init) ?? first.field
        return form.pages.first { page in page.fields.contains { $0.id == field } } ?? form.pages.first
    }

    func attachmentLines(_ words: Words) -> [String: [AttachmentLine]] { files.lines(words) }
}

extension [AttachedFile] {
    func lines(_ words: Words) -> [String: [AttachmentLine]] {
        Dictionary(grouping: self, by: \.field).mapValues { files in
            files.map {
                AttachmentLine(
                    id: $0.id.description, name: $0.name, size: FileSize.inWords($0.size, words),
                    note: $0.isBeingScanned ? words("dossiers.file.beingScanned") : nil, isPhoto: $0.isPhoto)
            }
        }
    }

    /// The ids by input name, as the form engine wants them.
    var byField: [String: [String]] { Dictionary(grouping: self, by: \.field).mapValues { $0.map(\.id.description) } }
}

/// Finds the draft of a request's address.
struct DraftAccess: Sendable {
    let drafts: any DraftRepository
    let sheets: any ProcedureSheets
    let box: any AttachmentBox

    /// Somebody else's draft does not exist.
    func open(_ visit: Visit) async throws -> OpenDraft {
        let reference: Reference = try visit.parameter("reference")
        guard let draft = try await drafts.find(reference, visitor: visit.visitor.digest), draft.organisation == visit.site.organisation else {
            throw DossierProblem.unknownDraft
        }
        return try await open(draft, visit)
    }

    func open(_ draft: Draft, _ visit: Visit) async throws -> OpenDraft {
        guard let sheet = try await sheets.version(draft.procedureVersion) else { throw DossierProblem.unknownProcedure }
        let files = sheet.form.fields.contains(where: \.takesFiles) ? try await box.files(of: draft.id) : []
        return OpenDraft(draft: draft, sheet: sheet, files: files, context: FormContext(today: visit.today, attachments: files.byField))
    }
}
